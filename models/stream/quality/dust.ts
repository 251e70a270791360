/**
 * Dust: coarse dust over the whole region. For: quality.ts; it explains values, and so no spike is called then.
 * In words: dust begins when the median of PM10 over the stations is above 150 µg/m³ and at least twice its mean of the six hours
 * before, and the median of PM2.5/PM10 is below 0.4; it ends when PM10 is back within 10 % of what it was before, or the ratio is at
 * 0.5 again. While it lasts, a station is in it when its own PM10 is above 150 and its own ratio below 0.5 (or not known). At least
 * three stations must measure both. Such hours are real and used; the ministry takes them out of assessments. µg/m³ and a ratio.
 * Reference: 环办监测〔2016〕120号, annex (the doubling, the 150 and the 10 %: assumed, quoted from memory; the notice itself was found);
 * the ratios are assumed: Beijing's haze has 0.6 to 0.9, dust 0.1 to 0.35. When not to use it: for a building site, which is no region.
 */
export interface DustState {
  /** Medians of PM10 over the stations in the last hours, newest last. */
  readonly recent: readonly number[]
  /** PM10 before the dust came; null while there is none. */
  readonly before: number | null
}
export const NO_DUST: DustState = { recent: [], before: null }

export interface NetworkDust { readonly stations: number; readonly pm10: number; readonly ratio: number }

const LEVEL = 150
const HOURS = 6
const BEGINS_BELOW = 0.4
const ENDS_FROM = 0.5

/** The state after an hour; an hour in which fewer than three stations measured both leaves it as it is. */
export function dustStep(state: DustState, { stations, pm10, ratio }: NetworkDust): DustState {
  if (stations < 3) return state
  const recent = [...state.recent, pm10].slice(-HOURS)
  if (state.before !== null) return { recent, before: pm10 <= 1.1 * state.before || ratio >= ENDS_FROM ? null : state.before }
  if (state.recent.length < HOURS / 2) return { recent, before: null }
  const before = state.recent.reduce((sum, one) => sum + one, 0) / state.recent.length
  return { recent, before: pm10 > LEVEL && pm10 >= 2 * before && ratio < BEGINS_BELOW ? before : null }
}

/** Whether a station is in the region's dust; NaN stands for no value. */
export function isInDust(state: DustState, pm10: number, pm25: number): boolean {
  return state.before !== null && pm10 > LEVEL && !(pm25 / pm10 >= ENDS_FROM)
}
