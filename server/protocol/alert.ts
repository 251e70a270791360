import { z } from 'zod'
import { IsoHour } from './scalars.ts'

const Bilingual = z.strictObject({ zh: z.string(), en: z.string() })
/** found: the rule's words were read. weak, memory: they were not, or copies differ; the screen says assumed. */
const Status = z.enum(['found', 'weak', 'memory'])

/** A level of an edition: blue, yellow, orange, red; pinggu-near-heavy, pinggu-heavy; or the name of a day without any: none, pinggu-ordinary. */
const Level = z.strictObject({ id: z.string(), name: Bilingual.nullable() })
const Rule = z.strictObject({ id: z.string(), zh: z.string(), en: z.string(), status: Status, source: z.string() })
const Edition = z.strictObject({ id: z.string(), name: Bilingual, from: z.string().nullable(), status: Status })
const DayKind = z.enum(['natural-day', 'any-24h'])

/** Hours of one level in a row, both ends included, end labels. */
export const AlertPeriod = z.strictObject({
  level: Level,
  edition: z.string(),
  from: IsoHour,
  /** Null while it lasts: what follows is not known. */
  to: IsoHour.nullable(),
  /** When observations alone had met the rule; null where they have not, or where the rule of lifting alone holds the level. */
  metAt: IsoHour.nullable(),
  rule: Rule.nullable(),
  /** A day without a valid mean lies before or after it: it may have begun earlier, or lasted longer. */
  opensInGap: z.boolean(),
  closesInGap: z.boolean(),
})
export type AlertPeriod = z.infer<typeof AlertPeriod>

/** What would have to come for the next level: all daily means so many whole µg/m³ higher, or so many more hours in days above `limit`. */
const Next = z.strictObject({ level: Level, ugm3: z.number().nullable(), hours: z.number().nullable(), limit: z.number().nullable() })

export const AlertNow = z.strictObject({
  level: Level,
  since: IsoHour,
  until: IsoHour.nullable(),
  metAt: IsoHour.nullable(),
  rule: Rule.nullable(),
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
  /** In force at the hour, or forced; `status` is the worst of what it stands on. */
  edition: Edition,
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
  other: z.strictObject({ days: DayKind, level: Level, since: IsoHour }),
  /** Periods in which a level holds, oldest first; at most the newest 60. */
  periods: z.array(AlertPeriod),
})
export type AlertCourse = z.infer<typeof AlertCourse>

/** What an authority issued, as a pack or a feed tells it. */
export const OfficialWarning = z.strictObject({ level: z.string(), start: IsoHour, end: IsoHour.nullable(), issued: z.string(), source: z.string() })
export type OfficialWarning = z.infer<typeof OfficialWarning>

/** Channel `alert` (latest value), and `GET /api/episodes/:id/alert`: levels by rule at the room's clock. Not an official alert. */
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
})
export type AlertView = z.infer<typeof AlertView>

/** What a run's own PM2.5 would reach by the city's rules: a proxy, as no branch knows the city. `hours` counts by level. */
export const BranchAlert = z.strictObject({ highest: z.string(), from: IsoHour.nullable(), now: z.string(), hours: z.strictObject({ blue: z.number(), yellow: z.number(), orange: z.number(), red: z.number() }) })
export type BranchAlert = z.infer<typeof BranchAlert>
