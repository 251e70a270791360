import uPlot from 'uplot'
import { apart } from './apart.ts'
import { scaled } from './paint.ts'

interface Ended { readonly colour: string; readonly end?: string }

/** Names at the ends of lines, each at its last value: right of it where there is room, else left; moved apart where they would print over each other. */
export function paintEnds(u: uPlot, series: readonly Ended[], rem: number): void {
  const ratio = uPlot.pxRatio
  const { ctx } = u
  const { left, top, width, height } = u.bbox
  const high = rem * 1.05 * ratio
  const named = series.flatMap(({ end, colour }, at) => {
    const last = end === undefined ? -1 : lastRow(u.data[at + 1] ?? [])
    return last < 0 ? [] : [{ end: end ?? '', colour, x: u.valToPos(u.data[0][last] ?? 0, 'x', true), y: u.valToPos(u.data[at + 1]?.[last] ?? 0, 'y', true) }]
  }).sort((a, b) => a.y - b.y)
  // Where they cannot all stand, none does: the legend has them.
  if (named.length * high > height) return
  ctx.save()
  ctx.font = scaled(rem, ratio)
  ctx.textBaseline = 'middle'
  ctx.lineJoin = 'round'
  ctx.lineWidth = 3 * ratio
  ctx.strokeStyle = 'rgba(255, 255, 255, 0.9)'
  const places = apart(named.map(({ y }) => y), high, top + high / 2, top + height - high / 2)
  for (const [at, { end, colour, x }] of named.entries()) {
    const wide = ctx.measureText(end).width + 8 * ratio
    const inside = x + wide <= left + width
    ctx.textAlign = inside ? 'left' : 'right'
    const where: [number, number] = [x + (inside ? 6 : -6) * ratio, places[at] ?? 0]
    ctx.strokeText(end, ...where)
    ctx.fillStyle = colour
    ctx.fillText(end, ...where)
  }
  ctx.restore()
}

function lastRow(values: ArrayLike<number | null | undefined>): number {
  let row = values.length - 1
  while (row >= 0 && (values[row] ?? null) === null) row--
  return row
}
