import type { BranchFrame, BranchSummary, Indicators } from '../../server/protocol/branch.ts'
import type { Hours } from '../../server/protocol/hours.ts'
import type { Band } from '../../server/protocol/scalars.ts'
import type { Frame, Snapshot } from '../../server/protocol/server.ts'
import { isoOf } from '../../web/src/state/times.ts'

/** 2016-12-15 01:00 at UTC+8. */
export const FIRST = Date.UTC(2016, 11, 14, 17) / 3_600_000
export const OFFSET = 480
export const iso = (row: number): string => isoOf(FIRST + row, OFFSET)
export const band = (median: number, p05 = median, p95 = median): Band => ({ median, p05, p95 })
const series = (values: readonly number[]) => ({ median: [...values], p05: values.map((v) => v - 1), p95: values.map((v) => v + 1) })

/** Hours from `row` on with these baseline values; branches are a tenth lower. */
export function hoursFrom(row: number, values: readonly number[], branches: readonly string[] = [], flags: Hours['flags'] = []): Hours {
  return {
    from: iso(row), count: values.length, observed: { pm25: [...values] }, flags, withheld: [], rulings: flags.map(([row, column]): Hours['rulings'][number] => [row, column, 'withheld', 'Li', 'seen by eye']), weather: {}, baseline: series(values),
    contributions: { 'mobile+non_road': series(values.map((v) => v * 0.3)), 'city+regional': series(values.map((v) => v * 0.7)) },
    split: {}, derived: { o3_mda8: [...values] }, converted: {}, aqi: values.map(() => 50), level: values.map(() => 2),
    branches: Object.fromEntries(branches.map((id) => [id, branchColumns(values)])),
  }
}

export function branchColumns(values: readonly number[]): BranchFrame['columns'] {
  return { pm25: series(values.map((v) => v * 0.9)), difference: series(values.map((v) => -v * 0.1)) }
}

export function indicators(changed: Partial<Indicators> = {}): Indicators {
  const none = band(0)
  return {
    peak_ugm3: band(431, 410, 449), peak_time: iso(3), peak_cut_ugm3: band(52, 34, 73), peak_cut_percent: band(11, 7, 15), peak_delay_h: band(5),
    growth_6h_max: band(23.3), growth_6h_cut_percent: band(8, 5, 11), growth_3h_max: none, growth_3h_cut_percent: none,
    hours_above: { 75: band(130), 150: band(106) }, hours_above_cut: { 75: none, 150: band(14) }, dose_above: {}, dose_above_cut: {}, time_to_h: {}, days_by_level: { 5: band(3) },
    emission_cut_percent: { SO2: band(9), NOx: band(22), PM: band(30), VOC: null }, alert: { highest: 'yellow', from: iso(2), now: 'none' }, cost_cny: null, co2_t: null, ...changed,
  }
}

export function summary(id: string, changed: Partial<BranchSummary> = {}): BranchSummary {
  return {
    id, name: id, scenario: { name: id, level: 'orange' }, status: 'ok', reason: null, notes: [], bars: [], indicators: indicators(),
    nested: {
      district: { peak_cut_ugm3: band(14), peak_cut_percent: band(3) }, city: { peak_cut_ugm3: band(58), peak_cut_percent: band(12) }, region: { peak_cut_ugm3: band(101), peak_cut_percent: band(21) },
    },
    held: 0, createdBy: 'v1', ...changed,
  }
}

export function snapshot(values: readonly number[], branches: readonly string[] = []): Snapshot {
  return {
    view: {
      room: 'r', pack: { name: 'p', title: { zh: '包', en: 'pack' }, sha256: 'ab', synthetic: true, quality: 'realtime', district: 'Pinggu' }, station: 'pinggu', stations: [],
      offsetMinutes: OFFSET, members: 100, seed: 1, engine: { version: '0', node: '26' }, models: [], limits: [], skill: {},
      gasLimits: [], gas: { states: [{ from: iso(0), state: '273.15K' }], both: false, change: '2018-09-01T01:00:00+08:00' }, units: {}, species: [],
    },
    clock: { mode: 'replay', cursor: iso(values.length - 1), first: iso(0), last: iso(191), playing: false, speed: 6 },
    hours: hoursFrom(0, values, branches), alert: { at: null, forecastTo: null, alert: null, tier: null, official: [], baseline: null }, branches: branches.map((id) => summary(id)), events: [],
  }
}

let chain = 0
/** A frame of a channel, next in the chain unless `previous` says otherwise. */
export function frame<T extends Frame['channel']>(channel: T, rest: Omit<Extract<Frame, { channel: T }>, 'type' | 'channel' | 'seq' | 'previous' | 'seekEpoch'>, at: { seq?: number; previous?: number; seekEpoch?: number } = {}): Frame {
  const seq = at.seq ?? ++chain
  return { type: 'frame', seq, previous: at.previous ?? seq - 1, seekEpoch: at.seekEpoch ?? 0, channel, ...rest } as unknown as Frame
}
