/**
 * Days by level. For: "two days of heavy pollution fewer". In words: per member, natural days (hours labelled 01 to 24) with at least
 * 20 hours, by the level of the daily mean of PM2.5, rounded half-even to 1 µg/m³, in the edition of the date. Days.
 * Reference: GB 3095-2026 table 4 (20 h); HJ 633-2012 table 1, HJ 633-2026 table 3 (rules.md §1.1, §1.3).
 * When not to use it: for the AQI of a day, to which other pollutants belong (models/rules).
 */
import { dayOf, daysFromCivil } from '../../units/time.ts'
import type { MemberSeries } from './series.ts'

export type ByLevel<T> = Readonly<Record<'1' | '2' | '3' | '4' | '5' | '6', T>>

/** A day with fewer hours has no daily mean (GB 3095-2026 table 4). */
const HOURS_NEEDED = 20
/** First day of HJ 633-2026. */
const SINCE_2026 = daysFromCivil(2026, 3, 1)
/** Upper bounds of levels 1 to 5, µg/m³. The later edition moved only the second. */
const BOUNDS_2012 = [35, 75, 115, 150, 250] as const
const BOUNDS_2026 = [35, 60, 115, 150, 250] as const

/** Counts by level, then by member. */
export function daysByLevel({ hours, rows }: MemberSeries, offsetMinutes: number): ByLevel<Float64Array> {
  const members = rows[0]?.length ?? 0
  const none = () => new Float64Array(members)
  const byLevel = { 1: none(), 2: none(), 3: none(), 4: none(), 5: none(), 6: none() }
  const sum = new Float64Array(members)
  for (let from = 0; from < rows.length;) {
    const day = dayOf(hours[from]!, offsetMinutes)
    let to = from
    sum.fill(0)
    for (; to < rows.length && dayOf(hours[to]!, offsetMinutes) === day; to++) {
      const row = rows[to] as Float64Array
      for (let m = 0; m < members; m++) sum[m] = (sum[m] as number) + (row[m] as number)
    }
    if (to - from >= HOURS_NEEDED) {
      for (let m = 0; m < members; m++) {
        const count = byLevel[levelOf((sum[m] as number) / (to - from), day)]
        count[m] = (count[m] as number) + 1
      }
    }
    from = to
  }
  return byLevel
}

function levelOf(mean: number, day: number): 1 | 2 | 3 | 4 | 5 | 6 {
  const rounded = roundHalfEven(mean)
  const [first, second, third, fourth, fifth] = (day >= SINCE_2026 ? BOUNDS_2026 : BOUNDS_2012)
  return rounded <= first ? 1 : rounded <= second ? 2 : rounded <= third ? 3 : rounded <= fourth ? 4 : rounded <= fifth ? 5 : 6
}

function roundHalfEven(value: number): number {
  const floor = Math.floor(value)
  const rest = value - floor
  return rest > 0.5 || (rest === 0.5 && floor % 2 !== 0) ? floor + 1 : floor
}
