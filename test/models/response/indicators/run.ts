import type { MemberSeries } from '../../../../models/response/indicators/series.ts'
import { parseHour, type EventHour } from '../../../../models/units/time.ts'

/** A run from 2016-12-20T01:00+08:00 (or another first label): one list of members for each hour. */
export function series(rows: readonly (readonly number[])[], first = '2016-12-20T01:00:00+08:00'): MemberSeries {
  const start = parseHour(first) as EventHour
  return { hours: rows.map((_, i) => start + i as EventHour), rows: rows.map(row => Float64Array.from(row)) }
}
/** One member. */
export const single = (values: readonly number[], first?: string): MemberSeries => series(values.map(v => [v]), first)
export const flat = (value: number, hours: number): number[] => Array.from({ length: hours }, () => value)
