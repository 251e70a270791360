/**
 * An independent truth for transport: a tracer on a line of 450 km, moved by wind and spread by eddies, solved by finite volumes.
 * The district is the last 31 km, the city the 97 km before it, the region the rest; K 5,000 m²/s (science.md §8). The receptor stands in
 * the middle of the district. Central differences, 1 km and 60 s: the cell Péclet number stays below 2 for winds up to 10 m/s.
 */
const CELLS = 450
const DX = 1000
const DT = 60
const K = 5000
export const AREAS_KM = { district: [419, 450], city: [322, 419], region: [0, 322] } as const

/** Concentration at the receptor at the end of each hour from t0 on, of a source that starts in one area at t0; `wind` in m/s of each hour. */
export function tracerFrom(area: keyof typeof AREAS_KM, wind: readonly number[], receptor = 434.5): number[] {
  const [from, to] = AREAS_KM[area]
  let c = new Float64Array(CELLS)
  const out: number[] = []
  for (const u of wind) {
    for (let step = 0; step < 3600 / DT; step++) c = advance(c, u, from, to)
    const left = Math.floor(receptor - 0.5)
    const weight = receptor - 0.5 - left
    out.push((c[left] as number) * (1 - weight) + (c[left + 1] as number) * weight)
  }
  return out
}

function advance(c: Float64Array, u: number, from: number, to: number): Float64Array<ArrayBuffer> {
  const next = new Float64Array(CELLS)
  // Clean air flows in; at the end the gradient vanishes.
  const flux = (i: number) => {
    if (i === 0) return 0
    if (i === CELLS) return u * (c[CELLS - 1] as number)
    const [a, b] = [c[i - 1] as number, c[i] as number]
    return u * (a + b) / 2 - K * (b - a) / DX
  }
  let incoming = flux(0)
  for (let i = 0; i < CELLS; i++) {
    const outgoing = flux(i + 1)
    next[i] = (c[i] as number) + DT * ((incoming - outgoing) / DX + (i >= from && i < to ? 1e-3 : 0))
    incoming = outgoing
  }
  return next
}
