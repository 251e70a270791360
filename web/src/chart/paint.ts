import uPlot from 'uplot'

/** A level to read values against: dashed, with its label at the right end. */
export interface Line { readonly value: number; readonly label: string }
/** A moment: a line from top to bottom; `veil` shades what comes after it. */
export interface Mark { readonly x: number; readonly label: string; readonly colour: string; readonly veil: boolean }

/** Limit lines, each with its label on it at the left, on a halo of paper so that a curve behind does not hide it. */
export function paintLines(u: uPlot, lines: readonly Line[], rem: number): void {
  const { ctx } = u
  const { left, top, width, height } = u.bbox
  const ratio = uPlot.pxRatio
  ctx.save()
  ctx.font = scaled(rem, ratio)
  ctx.textBaseline = 'bottom'
  ctx.lineJoin = 'round'
  const taken = { left: Infinity, right: Infinity, center: Infinity }
  for (const { value, label } of [...lines].sort((a, b) => a.value - b.value)) {
    const y = Math.round(u.valToPos(value, 'y', true))
    if (y < top || y > top + height) continue
    ctx.strokeStyle = '#b98a8a'
    ctx.lineWidth = ratio
    ctx.setLineDash([4 * ratio, 4 * ratio])
    ctx.beginPath()
    ctx.moveTo(left, y)
    ctx.lineTo(left + width, y)
    ctx.stroke()
    // Labels closer than a line of type would print over each other: the next goes to the right end, then to the middle.
    const place = (['left', 'right', 'center'] as const).find((one) => taken[one] - y >= rem * 1.05 * ratio)
    if (place === undefined) continue
    taken[place] = y
    ctx.textAlign = place
    const at = place === 'left' ? left + 6 * ratio : place === 'right' ? left + width - 6 * ratio : left + width / 2
    ctx.setLineDash([])
    ctx.strokeStyle = 'rgba(255, 255, 255, 0.9)'
    ctx.lineWidth = 3 * ratio
    ctx.strokeText(label, at, y - ratio)
    ctx.fillStyle = '#7d3f3f'
    ctx.fillText(label, at, y - ratio)
  }
  ctx.restore()
}

export function paintMarks(u: uPlot, marks: readonly Mark[], rem: number): void {
  const { ctx } = u
  const { left, top, width, height } = u.bbox
  const ratio = uPlot.pxRatio
  ctx.save()
  for (const { x, label, colour, veil } of marks) {
    const at = Math.round(u.valToPos(x, 'x', true))
    if (at < left - 1 || at > left + width + 1) continue
    if (veil && at < left + width) {
      ctx.fillStyle = 'rgba(122, 108, 66, 0.08)'
      ctx.fillRect(at, top, left + width - at, height)
    }
    ctx.strokeStyle = colour
    ctx.lineWidth = (veil ? 1.5 : 1) * ratio
    ctx.setLineDash(veil ? [] : [2 * ratio, 3 * ratio])
    ctx.beginPath()
    ctx.moveTo(at, top)
    ctx.lineTo(at, top + height)
    ctx.stroke()
    if (label === '') continue
    ctx.font = scaled(rem, ratio)
    ctx.fillStyle = colour
    ctx.textBaseline = 'top'
    const room = left + width - at
    ctx.textAlign = room < 40 * ratio ? 'right' : 'left'
    ctx.fillText(label, at + (room < 40 * ratio ? -4 : 4) * ratio, top + 3 * ratio)
  }
  ctx.restore()
}

/** A colour a row above the plot: runs of one colour are drawn at once. */
export function paintStrip(u: uPlot, colours: readonly (string | null)[], rem: number): void {
  const x = u.data[0]
  if (colours.length === 0 || x.length === 0) return
  const { ctx } = u
  const ratio = uPlot.pxRatio
  const high = rem * 0.5 * ratio
  // Clear of the axis' topmost number, which reaches half a line above the plot.
  const y = u.bbox.top - high - rem * 0.75 * ratio
  ctx.save()
  ctx.font = scaled(rem, ratio)
  ctx.fillStyle = '#4b5464'
  ctx.textAlign = 'right'
  ctx.textBaseline = 'middle'
  ctx.fillText('AQI', u.bbox.left - 4 * ratio, y + high / 2)
  let row = 0
  while (row < colours.length) {
    const colour = colours[row]
    let end = row + 1
    while (end < colours.length && colours[end] === colour) end++
    const from = u.valToPos((x[row] ?? 0) - 1, 'x', true)
    const to = u.valToPos((x[end - 1] ?? 0), 'x', true)
    if (colour !== null && colour !== undefined) {
      ctx.fillStyle = colour
      ctx.fillRect(Math.max(from, u.bbox.left), y, to - Math.max(from, u.bbox.left), high)
    }
    row = end
  }
  ctx.restore()
}

/** Stripes over the area of a series, inside its own fill. */
export function drawHatch(u: uPlot, at: number): void {
  const { ctx } = u
  const ys = u.data[at]
  const xs = u.data[0]
  if (ys === undefined || xs.length === 0) return
  const ratio = uPlot.pxRatio
  const base = u.valToPos(0, 'y', true)
  ctx.save()
  ctx.beginPath()
  ctx.moveTo(u.valToPos(xs[0] ?? 0, 'x', true), base)
  for (let row = 0; row < xs.length; row++) ctx.lineTo(u.valToPos(xs[row] ?? 0, 'x', true), u.valToPos(ys[row] ?? 0, 'y', true))
  ctx.lineTo(u.valToPos(xs[xs.length - 1] ?? 0, 'x', true), base)
  ctx.closePath()
  ctx.clip()
  ctx.strokeStyle = 'rgba(255, 255, 255, 0.45)'
  ctx.lineWidth = 1.5 * ratio
  const { left, top, width, height } = u.bbox
  ctx.beginPath()
  for (let x = left - height; x < left + width; x += 7 * ratio) { ctx.moveTo(x, top + height); ctx.lineTo(x + height, top) }
  ctx.stroke()
  ctx.restore()
}

/** A font for a canvas, whose pixels are the screen's own. */
export function scaled(rem: number, ratio: number): string {
  return font(rem).replace(/^[\d.]+px/, (size) => `${Number.parseFloat(size) * ratio}px`)
}

/** Type on a canvas: never below 12 px. */
export function font(rem: number): string { return `${Math.max(12, rem * 0.86)}px "Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif` }
