/**
 * How far it is to a higher alert level. For: "orange with 12 µg/m³ more, or 24 h longer".
 * In words: in µg/m³, the smallest whole amount by which every daily mean near the hour would have to be higher for the level to hold at
 * the hour; in hours, how much longer the run that contains the hour would have to last above its limit (from nothing, where there is
 * no run), in whole days where the edition counts natural days. Each is null where no amount reaches the level.
 * Reference: the conditions of timeline.ts, asked backwards. When not to use it: as a forecast of either.
 */
import { hoursAfter } from '../../units/time.ts'
import { candidates, inside, spansOf, type Above, type Ruling } from './clauses.ts'
import type { Clause } from './edition.ts'
import { lengthOf, type DailySeries, type Span } from './spans.ts'
import { pm25Limit } from './threshold.ts'
import { ranksOf } from './timeline.ts'

export interface Margin {
  /** Place of the level in the edition. */
  readonly rank: number
  readonly ugm3: number | null
  readonly hours: number | null
  /** The limit that those hours have to lie above in their daily mean, µg/m³. */
  readonly limit: number | null
}

/** No clause looks farther than four days and a gap; ten days before and after hold any run that matters, h. */
const REACH = 240
/** A daily mean that nobody has seen, µg/m³. */
const MOST = 1_000
const DAY = 24

/** The margin at the hour `at` to the level `rank`; `decided` is the last hour whose day is over (timeline.ts). */
export function marginTo(series: DailySeries, at: number, rank: number, ruling: Ruling, decided: number): Margin {
  return { rank, ugm3: amountTo(series, at, rank, ruling), ...hoursTo(series, Math.min(at, decided), rank, ruling) }
}

function amountTo(series: DailySeries, at: number, rank: number, ruling: Ruling): number | null {
  const start = Math.max(0, at - REACH)
  const near = series.means.slice(start, at + REACH + 1)
  const reached = (more: number): boolean => {
    const higher = { first: hoursAfter(series.first, start), means: near.map(mean => mean === null ? null : mean + more) }
    return (ranksOf(higher, ruling).ranks[at - start] ?? -1) >= rank
  }
  if (!reached(MOST)) return null
  // A higher mean never lowers a level, so the first amount that reaches it is found by halving.
  let [low, high] = [-1, MOST]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (reached(middle)) high = middle
    else low = middle
  }
  return high
}

function hoursTo(series: DailySeries, at: number, rank: number, ruling: Ruling): { hours: number | null; limit: number | null } {
  const above = spansOf(series, ruling)
  const clauses = ruling.edition.levels[rank]?.clauses ?? []
  const nearest = clauses.map(clause => lacking(clause, at, above, ruling)).reduce<Lack | null>((best, one) => best === null || one.hours < best.hours ? one : best, null)
  if (nearest === null) return { hours: null, limit: null }
  const whole = (ruling.days ?? ruling.edition.days.as) === 'natural-day' ? Math.ceil(nearest.hours / DAY) * DAY : nearest.hours
  return { hours: whole, limit: pm25Limit(nearest.above, ruling.tables, ruling.offsetMinutes)(hoursAfter(series.first, Math.max(0, at))) }
}

interface Lack { readonly hours: number; readonly above: number }

/** What the clause still lacks, the part that takes longest: more hours at the end of the run, each counting for every stretch that reaches it. */
function lacking(clause: Clause, at: number, above: Above, { edition }: Ruling): Lack {
  const run = candidates(clause, above, edition).find(span => span.from <= at && at <= span.to)
  return clause.all.map(({ above: aqi, hours }, place): Lack => {
    const stretches: readonly Span[] = run === undefined ? [] : place === 0 ? [run] : inside(above(aqi), run)
    if (stretches.some(one => lengthOf(one) >= hours)) return { hours: 0, above: aqi }
    const open = stretches.find(one => one.to === run?.to)
    return { hours: hours - (open === undefined ? 0 : lengthOf(open)), above: aqi }
  }).reduce((longest, one) => one.hours > longest.hours || (one.hours === longest.hours && one.above > longest.above) ? one : longest)
}
