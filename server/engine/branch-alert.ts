import { partsOf, periodsOf, type Judge, type Period } from '../../models/rules/alert/course.ts'
import { dailyMeans } from '../../models/rules/alert/own-days.ts'
import { formatHour, hoursAfter } from '../../models/units/time.ts'
import type { BranchAlert } from '../protocol/alert.ts'
import type { Episode } from './episode.ts'

/** The city's levels from the lowest to the highest, whatever edition has them. */
const LADDER = ['none', 'blue', 'yellow', 'orange', 'red'] as const

/** What a run's own PM2.5 (its median, µg/m³ by hour) would reach by the city's rules in force at each hour. The baseline is judged in the same way, so that the two can be compared. */
export function branchAlert(episode: Episode, median: readonly number[]): BranchAlert {
  const judge: Judge = { rules: episode.alerts.rules, tables: episode.tables, offsetMinutes: episode.offsetMinutes, by: 'beijing' }
  const periods = periodsOf(partsOf({ first: episode.first, means: dailyMeans(median) }, judge))
  const highest = periods.reduce<Period | null>((best, one) => best === null || rankOf(one) > rankOf(best) ? one : best, null)
  const now = periods.find((one) => one.from < median.length && one.to >= median.length - 1)
  return {
    highest: highest === null ? 'none' : nameOf(highest), from: highest === null ? null : formatHour(hoursAfter(episode.first, highest.from), episode.offsetMinutes),
    now: now === undefined ? 'none' : nameOf(now),
  }
}

function nameOf({ edition, rank }: Period): string { return edition.levels[rank]?.level ?? 'none' }
function rankOf(period: Period): number { return LADDER.findIndex((level) => level === nameOf(period)) }
