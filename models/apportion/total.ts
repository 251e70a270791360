/**
 * PM2.5 of the hour: the observation, or an estimate with a width where it is missing.
 * For: a baseline that never breaks off. In words: the last observation goes on, changed as the median of the other stations changed
 * since; without them it drifts to the prior with a time of 48 h; the spread grows with the root of the gap.
 * Units: µg/m³; spreads in natural logarithms. Reference: persistence, the benchmark of every forecast; widths assumed.
 * When not to use it: as a forecast.
 */
export interface TotalState {
  /** Last observation, µg/m³, the network's median of that hour, and hours since; null before the first. */
  readonly observed: number | null
  readonly network: number | null
  readonly gap: number
}
export const NOTHING_OBSERVED: TotalState = { observed: null, network: null, gap: 0 }

export interface TotalWidths { readonly hourly: number; readonly network: number }

/** By member, µg/m³, never negative. `prior` and `luck` (standard normal) are by member; `network` is the median of the other stations. */
export function estimateTotal(state: TotalState, observed: number | null, network: number | null, prior: Float64Array, luck: Float64Array, widths: TotalWidths): { readonly state: TotalState; readonly total: Float64Array } {
  if (observed !== null) {
    const value = Math.max(0, observed)
    return { state: { observed: value, network, gap: 0 }, total: new Float64Array(prior.length).fill(value) }
  }
  const gap = state.gap + 1
  const { observed: last, network: then } = state
  const sigma = Math.min(network === null ? 0.8 : widths.network, widths.hourly * Math.sqrt(gap))
  const fade = Math.exp(-gap / 48)
  const total = prior.map((p, m) => {
    if (last === null) return network === null ? p : network * Math.exp(widths.network * (luck[m] as number))
    // 5 µg/m³ on both sides keep the ratio sane where the air is clean.
    const middle = network !== null && then !== null ? last * clamp((network + 5) / (then + 5), 0.1, 10) : p + (last - p) * fade
    return middle * Math.exp(sigma * (luck[m] as number))
  })
  return { state: { ...state, gap }, total }
}

function clamp(x: number, low: number, high: number): number { return x < low ? low : x > high ? high : x }
