import { alertNow, type AlertNow as Now } from '../../models/rules/alert/alert-now.ts'
import { partsOf, periodsOf, type Judge, type Part, type Period } from '../../models/rules/alert/course.ts'
import { editionNamed, worstStatus, type AlertEdition, type DayKind } from '../../models/rules/alert/edition.ts'
import type { DailySeries } from '../../models/rules/alert/spans.ts'
import { alertTimeline } from '../../models/rules/alert/timeline.ts'
import { published } from '../../models/numeric/published.ts'
import { formatHour, hoursAfter } from '../../models/units/time.ts'
import type { AlertCourse, AlertPeriod, AlertView, OfficialWarning } from '../protocol/alert.ts'
import { alertSeries, type AlertSeries } from './alert-series.ts'
import { branchAlert } from './branch-alert.ts'
import type { Episode } from './episode.ts'
import type { Fold } from './fold.ts'

/** Periods that a viewer is sent; the whole course is at HTTP with `all`. */
const PERIODS = 30

export interface AlertAsked {
  /** An edition in place of the one in force. */
  readonly edition?: string
  readonly all?: boolean
}

/** Levels by rule at the fold's last hour, from what was known then. Throws RangeError for an edition that does not exist. */
export function alertView(episode: Episode, fold: Fold, { edition, all = false }: AlertAsked = {}): AlertView {
  const forced = edition === undefined ? null : editionNamed(edition, episode.alerts.rules)
  const series = alertSeries(episode, fold)
  if (series === null) return { at: null, forecastTo: null, alert: null, tier: null, official: official(episode, fold), baseline: null }
  const most = all ? Infinity : PERIODS
  const course = (by: Judge['by']): AlertCourse | null => courseOf(episode, series, by, most)
  return {
    at: formatHour(fold.cursor, episode.offsetMinutes),
    forecastTo: series.hours > fold.hours.length ? formatHour(hoursAfter(episode.first, series.hours - 1), episode.offsetMinutes) : null,
    alert: course(forced?.authority === 'pinggu' ? 'beijing' : forced ?? 'beijing'), tier: course('pinggu'), official: official(episode, fold),
    baseline: branchAlert(episode, fold.hours.map((hour) => published(hour.summary.pm25.median))),
  }
}

function courseOf(episode: Episode, all: AlertSeries, by: Judge['by'], most: number): AlertCourse | null {
  const { rules } = episode.alerts
  const { tables, offsetMinutes } = episode
  const judge: Judge = { rules, tables, offsetMinutes, by }
  const forCity = typeof by === 'string' ? by !== 'pinggu' : by.series === 'city'
  const ofCity = forCity && all.decidable
  const series = ofCity ? all.city : all.own
  const parts = partsOf(series, judge)
  const found = parts.find((part) => part.from <= all.at && all.at <= part.to)
  const now = found === undefined ? null : nowOf(series, all.at, judge, found)
  if (found?.edition == null || now === null) return null
  const counted = found.edition.days.as
  const otherDays: DayKind = counted === 'natural-day' ? 'any-24h' : 'natural-day'
  const other = alertTimeline(series, { edition: found.edition, tables, offsetMinutes, days: otherDays }).segments.find((one) => one.from <= all.at && all.at <= one.to)
  const write = new Writer(episode, found.edition)
  return {
    edition: found.edition.id, status: worstStatus(found.edition.days, found.edition.from, ...(now.clause === null ? [] : [now.clause])),
    series: ofCity ? 'city' : 'station', decidable: !forCity || ofCity, points: ofCity ? all.points : 1, of: ofCity ? all.of : 1, days: counted,
    now: write.now(now, series.means[all.at] ?? null),
    other: { days: otherDays, level: write.level(other?.rank ?? -1), since: write.iso(other?.from ?? all.at) },
    periods: periodsOf(parts).slice(-most).map((period) => new Writer(episode, period.edition).period(period)),
  }
}

function nowOf(series: DailySeries, at: number, { tables, offsetMinutes }: Judge, part: Part | undefined): Now | null {
  if (part?.edition == null || part.timeline === null) return null
  return alertNow(series, at, { edition: part.edition, tables, offsetMinutes }, part.timeline)
}

/** Ranks, places and clauses as the wire names them. */
class Writer {
  readonly #episode: Episode
  readonly #edition: AlertEdition

  constructor(episode: Episode, edition: AlertEdition) {
    this.#episode = episode
    this.#edition = edition
  }

  iso(place: number): string { return formatHour(hoursAfter(this.#episode.first, Math.max(0, place)), this.#episode.offsetMinutes) }

  level(rank: number): string { return (rank < 0 ? this.#edition.base : this.#edition.levels[rank])?.level ?? 'none' }

  now({ rank, since, until, clause, segment, margin, dayOpen, missing }: Now, mean: number | null): AlertCourse['now'] {
    return {
      level: this.level(rank), since: this.iso(since), until: until === null ? null : this.iso(until), metAt: segment.metAt === null ? null : this.iso(segment.metAt), rule: clause?.id ?? null,
      next: margin === null ? null : { level: this.level(margin.rank), ugm3: margin.ugm3, hours: margin.hours, limit: margin.limit }, mean, dayOpen, missing,
    }
  }

  period({ rank, from, to, clause, metAt, opens, closes }: Period): AlertPeriod {
    return {
      level: this.level(rank), edition: this.#edition.id, from: this.iso(from), to: closes === 'end' ? null : this.iso(to), metAt: metAt === null ? null : this.iso(metAt),
      rule: clause?.id ?? null, opensInGap: opens === 'missing', closesInGap: closes === 'missing',
    }
  }
}


/** Warnings that had been issued when the clock stood where it stands. */
function official(episode: Episode, fold: Fold): OfficialWarning[] {
  const iso = (ms: number): string => formatHour(hoursAfter(episode.first, Math.floor(ms / 3_600_000) - episode.first), episode.offsetMinutes)
  return episode.alerts.warnings().filter(({ issued }) => issued <= episode.knownAt(fold.cursor)).map(({ level, start, end, issued, source }) => ({
    level, start: formatHour(start, episode.offsetMinutes), end: end === null ? null : formatHour(end, episode.offsetMinutes), issued: iso(issued), source,
  }))
}
