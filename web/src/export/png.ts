import { PAD, legendRows, shownKey, type PictureKey } from './legend.ts'
import { wrapped } from './wrap.ts'

export interface Picture {
  readonly title: string
  /** Under the title: pack, station, cursor, zone, and what is synthetic or assumed. */
  readonly notes: readonly string[]
  readonly keys: readonly PictureKey[]
  /** The chart as it stands on the screen. */
  readonly chart: HTMLCanvasElement
}

const LINE = 20
const TITLE = '600 16px sans-serif'
const NOTE = '13px sans-serif'

/** A chart with its title, legend and notes as one PNG, at the screen's own pixels: what stands in a report needs no caption from memory. */
export async function pngOf(picture: Picture): Promise<Blob> {
  const ratio = Math.max(1, window.devicePixelRatio)
  const width = picture.chart.width / ratio
  const rows = legendRows(picture.keys, width - 2 * PAD)
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d')
  if (pen === null) throw new Error('this browser draws no pictures; save the table as CSV')
  const titles = linesOf(pen, TITLE, [picture.title], width - 2 * PAD)
  const notes = linesOf(pen, NOTE, picture.notes, width - 2 * PAD)
  const head = PAD + 4 + (titles.length + notes.length + rows.length) * LINE + 6
  canvas.width = Math.round(width * ratio)
  canvas.height = Math.round((head + PAD / 2) * ratio) + picture.chart.height
  pen.scale(ratio, ratio)
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  let y = PAD + 16
  for (const line of titles) y = write(pen, line, y, TITLE, '#1d2430') + LINE
  for (const line of notes) y = write(pen, line, y, NOTE, '#4b5464') + LINE
  for (const row of rows) {
    for (const { key, x } of row) drawKey(pen, key, x, y)
    y += LINE
  }
  pen.drawImage(picture.chart, 0, head, width, picture.chart.height / ratio)
  return new Promise((resolve, reject) => { canvas.toBlob((blob) => { if (blob === null) reject(new Error('the picture is too large to be written; make the window smaller')); else resolve(blob) }, 'image/png') })
}

function linesOf(pen: CanvasRenderingContext2D, font: string, texts: readonly string[], width: number): string[] {
  pen.font = font
  return texts.flatMap((text) => wrapped(text, (line) => pen.measureText(line).width <= width))
}

function write(pen: CanvasRenderingContext2D, text: string, y: number, font: string, colour: string): number {
  pen.font = font
  pen.fillStyle = colour
  pen.fillText(text, PAD, y)
  return y
}

function drawKey(pen: CanvasRenderingContext2D, key: PictureKey, x: number, y: number): void {
  drawMark(pen, key, x, y - 4)
  pen.font = NOTE
  pen.fillStyle = '#1d2430'
  pen.fillText(shownKey(key), x + 26, y)
}

/** What the screen's own legend shows: a line, a dot or ring, an area; of a note nothing. */
function drawMark(pen: CanvasRenderingContext2D, { kind, colour, dash }: PictureKey, x: number, y: number): void {
  pen.strokeStyle = pen.fillStyle = colour
  pen.beginPath()
  if (kind === 'point' || kind === 'ring') {
    pen.lineWidth = 1.6
    pen.arc(x + 10, y, 4, 0, 2 * Math.PI)
    if (kind === 'ring') pen.stroke()
    else pen.fill()
  } else if (kind === 'area' || kind === 'hatch') pen.fillRect(x + 4, y - 6, 12, 12)
  else if (kind !== 'note') {
    pen.lineWidth = 2.5
    pen.setLineDash([...dash])
    pen.moveTo(x, y)
    pen.lineTo(x + 20, y)
    pen.stroke()
    pen.setLineDash([])
  }
}
