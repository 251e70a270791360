import { PAD, legendRows, shownKey, type PictureKey } from './legend.ts'

export interface Picture {
  readonly title: string
  /** Under the title: pack, station, cursor, zone, and what is synthetic or assumed. */
  readonly notes: readonly string[]
  readonly keys: readonly PictureKey[]
  /** The chart as it stands on the screen. */
  readonly chart: HTMLCanvasElement
}

const LINE = 20

/** A chart with its title, legend and notes as one PNG, at the screen's own pixels: what stands in a report needs no caption from memory. */
export async function pngOf(picture: Picture): Promise<Blob> {
  const ratio = Math.max(1, window.devicePixelRatio)
  const width = picture.chart.width / ratio
  const rows = legendRows(picture.keys, width - 2 * PAD)
  const head = PAD + 24 + picture.notes.length * LINE + rows.length * LINE + 6
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * ratio)
  canvas.height = Math.round((head + PAD / 2) * ratio) + picture.chart.height
  const pen = canvas.getContext('2d')
  if (pen === null) throw new Error('this browser draws no pictures; save the table as CSV')
  pen.scale(ratio, ratio)
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  let y = write(pen, picture.title, PAD + 16, '600 16px', '#1d2430') + LINE
  for (const note of picture.notes) y = write(pen, note, y, '13px', '#4b5464') + LINE
  for (const row of rows) {
    for (const { key, x } of row) drawKey(pen, key, x, y)
    y += LINE
  }
  pen.drawImage(picture.chart, 0, head, width, picture.chart.height / ratio)
  return new Promise((resolve, reject) => { canvas.toBlob((blob) => { if (blob === null) reject(new Error('the picture is too large to be written; make the window smaller')); else resolve(blob) }, 'image/png') })
}

function write(pen: CanvasRenderingContext2D, text: string, y: number, font: string, colour: string): number {
  pen.font = `${font} sans-serif`
  pen.fillStyle = colour
  pen.fillText(text, PAD, y)
  return y
}

function drawKey(pen: CanvasRenderingContext2D, key: PictureKey, x: number, y: number): void {
  pen.strokeStyle = key.colour
  pen.lineWidth = 2.5
  pen.setLineDash([...key.dash])
  pen.beginPath()
  pen.moveTo(x, y - 4)
  pen.lineTo(x + 20, y - 4)
  pen.stroke()
  pen.setLineDash([])
  pen.font = '13px sans-serif'
  pen.fillStyle = '#1d2430'
  pen.fillText(shownKey(key), x + 26, y)
}
