/** One entry of the legend in a picture. */
export interface PictureKey { readonly label: string; readonly colour: string; readonly dashed: boolean; readonly value?: string }

export interface Picture {
  readonly title: string
  /** Under the title: pack, station, cursor, zone, and what is synthetic or assumed. */
  readonly notes: readonly string[]
  readonly keys: readonly PictureKey[]
  /** The chart as it stands on the screen. */
  readonly chart: HTMLCanvasElement
}

const PAD = 16
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

interface Placed { readonly key: PictureKey; readonly x: number }

/** Entries in rows that fit the width, by a measure of 8 px a letter and 14 px a Chinese character. */
export function legendRows(keys: readonly PictureKey[], width: number): Placed[][] {
  const rows: Placed[][] = []
  let x = 0
  for (const key of keys) {
    const wide = 46 + [...shown(key)].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e7f ? 14 : 8), 0)
    const row = rows.at(-1)
    if (row === undefined || x + wide > width) {
      rows.push([{ key, x: PAD }])
      x = wide
    } else {
      row.push({ key, x: PAD + x })
      x += wide
    }
  }
  return rows
}

function shown({ label, value }: PictureKey): string { return value === undefined || value === '' ? label : `${label} ${value}` }

function drawKey(pen: CanvasRenderingContext2D, key: PictureKey, x: number, y: number): void {
  pen.strokeStyle = key.colour
  pen.lineWidth = 2.5
  pen.setLineDash(key.dashed ? [5, 3] : [])
  pen.beginPath()
  pen.moveTo(x, y - 4)
  pen.lineTo(x + 20, y - 4)
  pen.stroke()
  pen.setLineDash([])
  pen.font = '13px sans-serif'
  pen.fillStyle = '#1d2430'
  pen.fillText(shown(key), x + 26, y)
}
