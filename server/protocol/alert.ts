import { z } from 'zod'
import { IsoHour } from './scalars.ts'

/** Levels, clauses and editions by their ids, which the catalogue names and tells the sources of. */
const LevelId = z.string()
/** found: the rule's words were read. weak, memory: they were not, or copies differ; the screen says assumed. */
const Status = z.enum(['found', 'weak', 'memory'])
const DayKind = z.enum(['natural-day', 'any-24h'])

/** Hours of one level in a row, both ends included, end labels. */
export const AlertPeriod = z.strictObject({
  /** blue, yellow, orange, red; pinggu-near-heavy, pinggu-heavy */
  level: LevelId,
  edition: z.string(),
  from: IsoHour,
  /** Null while it lasts: what follows is not known. */
  to: IsoHour.nullable(),
  /** When observations alone had met the rule; null where they have not, or where the rule of lifting alone holds the level. */
  metAt: IsoHour.nullable(),
  /** The clause that is met; null where the rule of lifting alone holds the level. */
  rule: z.string().nullable(),
  /** A day without a valid mean lies before or after it: it may have begun earlier, or lasted longer. */
  opensInGap: z.boolean(),
  closesInGap: z.boolean(),
})
export type AlertPeriod = z.infer<typeof AlertPeriod>

/** What would have to come for the next level: all daily means so many whole µg/m³ higher, or so many more hours in days above `limit`. */
const Next = z.strictObject({ level: LevelId, ugm3: z.number().nullable(), hours: z.number().nullable(), limit: z.number().nullable() })

export const AlertNow = z.strictObject({
  /** As of a period, or where none is reached `none`, pinggu-ordinary. */
  level: LevelId,
  since: IsoHour,
  until: IsoHour.nullable(),
  metAt: IsoHour.nullable(),
  rule: z.string().nullable(),
  /** Null at the top. */
  next: Next.nullable(),
  /** The mean of 24 hours that stands behind it, whole µg/m³. */
  mean: z.number().nullable(),
  /** The day is not over: the level is that of the last whole day. */
  dayOpen: z.boolean(),
  /** No valid mean stands behind the hour: the level cannot be told. */
  missing: z.boolean(),
})

/** What one authority's rules say of the room's hours. */
export const AlertCourse = z.strictObject({
  /** In force at the hour, or forced. */
  edition: z.string(),
  /** The worst of what the level stands on. */
  status: Status,
  /** Whose PM2.5: the mean over the city's points, or the station's own. */
  series: z.enum(['city', 'station']),
  /** False: the rule asks for the city, and the episode knows the district alone. The level is a proxy. */
  decidable: z.boolean(),
  /** Points with a valid mean at the hour, of those that ever reported. */
  points: z.int(),
  of: z.int(),
  days: DayKind,
  now: AlertNow,
  /** The same with days counted the other way. */
  other: z.strictObject({ days: DayKind, level: LevelId, since: IsoHour }),
  /** Periods in which a level holds, oldest first; at most the newest 30; all at HTTP. */
  periods: z.array(AlertPeriod),
})
export type AlertCourse = z.infer<typeof AlertCourse>

/** What an authority issued, as a pack or a feed tells it. */
export const OfficialWarning = z.strictObject({ level: z.string(), start: IsoHour, end: IsoHour.nullable(), issued: z.string(), source: z.string() })
export type OfficialWarning = z.infer<typeof OfficialWarning>

/** What a run's own PM2.5 would reach by the city's rules: a proxy, as no branch knows the city: the highest level and since when, and the level at its last hour. */
export const BranchAlert = z.strictObject({ highest: LevelId, from: IsoHour.nullable(), now: LevelId })
export type BranchAlert = z.infer<typeof BranchAlert>

/** In a snapshot, and `GET /api/episodes/:id/alert`: levels by rule at the room's clock. Not an official alert. */
export const AlertView = z.strictObject({
  /** Null before the first hour; everything else is then empty. */
  at: IsoHour.nullable(),
  /** Last hour of the forecast behind it; null where observations alone are known. */
  forecastTo: IsoHour.nullable(),
  /** The city's alerts; null before the first plan. */
  alert: AlertCourse.nullable(),
  /** The district's three kinds of day. */
  tier: AlertCourse.nullable(),
  official: z.array(OfficialWarning),
  /** What the baseline's own PM2.5 reaches: what branches are compared with. Null before the first hour. */
  baseline: BranchAlert.nullable(),
})
export type AlertView = z.infer<typeof AlertView>

const OfHour = { next: true, mean: true, dayOpen: true, missing: true } as const
const CourseHour = AlertCourse.pick({ points: true, other: true }).extend({ now: AlertNow.pick(OfHour) })
const CourseLevels = AlertCourse.omit({ points: true, other: true }).extend({ now: AlertNow.omit(OfHour) })

/** Channel `alert` (latest value): what is another in every hour. */
export const AlertFrame = AlertView.pick({ at: true, forecastTo: true }).extend({ alert: CourseHour.nullable(), tier: CourseHour.nullable() })
export type AlertFrame = z.infer<typeof AlertFrame>

/** Channel `alert-levels` (latest value): the rest, which changes far less often than the hour. */
export const AlertLevels = AlertView.pick({ official: true, baseline: true }).extend({ alert: CourseLevels.nullable(), tier: CourseLevels.nullable() })
export type AlertLevels = z.infer<typeof AlertLevels>

/** A view as its two channels carry it. */
export interface AlertParts { readonly hour: AlertFrame; readonly levels: AlertLevels }

/** Parts of a view. */
export function alertParts({ at, forecastTo, official, baseline, alert, tier }: AlertView): AlertParts {
  const [city, district] = [courseParts(alert), courseParts(tier)]
  return { hour: { at, forecastTo, alert: city.hour, tier: district.hour }, levels: { official, baseline, alert: city.levels, tier: district.levels } }
}

function courseParts(course: AlertCourse | null): { hour: AlertFrame['alert']; levels: AlertLevels['alert'] } {
  if (course === null) return { hour: null, levels: null }
  const { points, other, now: { next, mean, dayOpen, missing, ...now }, ...rest } = course
  return { hour: { points, other, now: { next, mean, dayOpen, missing } }, levels: { ...rest, now } }
}

/** The view of both parts; a course is there when both have come. */
export function alertWhole({ hour, levels }: AlertParts): AlertView {
  return { ...hour, ...levels, alert: courseWhole(hour.alert, levels.alert), tier: courseWhole(hour.tier, levels.tier) }
}

function courseWhole(hour: AlertFrame['alert'], levels: AlertLevels['alert']): AlertCourse | null {
  return hour === null || levels === null ? null : { ...levels, ...hour, now: { ...levels.now, ...hour.now } }
}
