import { z } from 'zod'
import { Column, Id, IsoHour, StationId } from './scalars.ts'

/** What `assess --json` prints and `GET /api/episodes/:id/assessment` answers: indices, statistics and attainment by one standard or by the edition of each day. */

const Bilingual = z.strictObject({ zh: z.string(), en: z.string() })
const Status = z.enum(['found', 'weak', 'memory'])
const Pollutant = z.enum(['pm25', 'pm10', 'so2', 'no2', 'co', 'o3'])
const IsoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const Share = z.number().nullable().describe('percent of valid days, to 0.1')
/** By grade of the standard; null = no verdict. */
const Verdict = z.record(z.string(), z.boolean().nullable())
const ByPollutant = z.record(z.string(), z.number().nullable())

const DayCounts = z.strictObject({
  days: z.int(), valid: z.int(), incomplete: z.int().describe('valid days on which some pollutant was missing'),
  good: z.int().describe('AQI at most 100'), heavy: z.int().describe('AQI above 200'), good_share_percent: Share, heavy_share_percent: Share,
  by_level: z.array(z.int()).length(6), exceeded_by: z.record(z.string(), z.int()).describe('days above 100 by primary pollutant; ties count for each'),
})
const Index = z.strictObject({ sum: z.number().nullable(), parts: ByPollutant, largest: z.array(Pollutant) })

/** One statistic of a year and its limits. `value` is rounded as the edition prints it, `compared` as it is compared (a count where exceedances are allowed). */
export const YearStatistic = z.strictObject({
  pollutant: Pollutant, of: z.string(), by: z.string(), unit: z.string(), value: z.number().nullable(), unrounded: z.number().nullable(), compared: z.number().nullable(),
  as_reported: z.number().nullable().optional().describe('unrounded, before the change of the gas’s state; absent where nothing was changed'),
  days: z.int(), needed: z.int(), short_months: z.array(z.int()), valid: z.boolean(), years: z.array(z.int()).describe('years with enough days that are in the value'),
  limits: z.record(z.string(), z.number()), attained: Verdict, exceedance_multiple: z.number().nullable().describe('(compared - limit)/limit of the grade that is judged, 0 where within'),
  three_year_mean: z.number().nullable().optional(), status: Status, limit_status: Status, source: z.string(),
})
const Exceedances = z.strictObject({
  pollutant: Pollutant, averaging: z.string(), limit: z.number(), unit: z.string(), count: z.int().describe('days, or hours where averaging is hour, above the limit after rounding, as the standard compares'),
  before_rounding: z.int(), of: z.int().describe('valid days or hours'), as_reported: z.strictObject({ count: z.int(), before_rounding: z.int(), of: z.int() }).optional(),
})
export const AssessedYear = z.strictObject({
  year: z.int(), from: IsoDate, to: IsoDate, over: z.boolean().describe('the data reach its last day'), standard: Id, evaluation: Id, grade: z.string(),
  statistics: z.array(YearStatistic), attained: Verdict, index: Index.nullable(), counts: DayCounts.nullable(), exceedances: z.array(Exceedances),
  dust_days: z.array(IsoDate).describe('left out of PM and the composite index'), with_dust: z.record(z.string(), z.number().nullable()).describe('means of PM with dust days, unrounded'),
})
export const AssessedMonth = z.strictObject({
  month: z.string().regex(/^\d{4}-\d{2}$/), standard: Id, values: ByPollutant.describe('means; co its 95th, o3 its 90th percentile where the edition has a composite index'),
  days: z.record(z.string(), z.int()), needed: z.int(), valid: z.record(z.string(), z.boolean()), index: Index.nullable(), counts: DayCounts.nullable(),
})

const Indices = { aqi: Column, level: Column, primary: z.array(z.string()).describe('pollutants joined by +; empty = none') }
const Doubts = z.record(z.string(), z.int()).describe('hours by doubt: above the table, no index so high, zero')
export const AssessedPlace = z.strictObject({
  id: StationId, kind: z.enum(['station', 'district', 'city']), name: Bilingual, stations: z.array(StationId), not_monitored: z.array(Pollutant), withheld: z.record(z.string(), z.int()).describe('hours that quality withheld, by pollutant'),
  now: z.strictObject({ time: IsoHour, aqi: z.number().nullable(), level: z.number().nullable(), primary: z.array(Pollutant), standard: Id }).nullable(),
  hourly: z.strictObject({ ...Indices, basis: z.enum(['all', 'particles']), doubts: Doubts }).nullable(),
  daily: z.strictObject({
    values: z.record(z.string(), Column).describe('daily means, o3 as MDA8, o3_1h its largest hour; rounded as daily reports are'), as_reported: z.record(z.string(), Column).describe('gases before the change of state'),
    o3_of_mean_hours: Column.optional().describe('of areas: MDA8 of the mean over points, the convention that is not taken'),
    ...Indices, missing: z.array(z.string()), doubts: Doubts,
  }),
  months: z.array(AssessedMonth), years: z.array(AssessedYear),
})

const MeanBudget = z.strictObject({
  days: z.int(), remaining: z.int(), rest_ugm3: z.number().nullable().describe('mean that the days to come may have'), rest_by_rounding_ugm3: z.number().nullable(),
  heavy_day: z.strictObject({ ugm3: z.number(), basis: z.string(), rest_after_ugm3: z.number().nullable(), lowers_rest_ugm3: z.number().nullable(), raises_mean_ugm3: z.number(), days_of_budget: z.number().nullable() }).nullable(),
})
const DaysBudget = z.strictObject({ counted: z.int(), days: z.int(), remaining: z.int(), left: z.int().describe('good days still needed, or heavy days still allowed'), spare: z.int().nullable() })
export const AssessedTarget = z.strictObject({
  no: z.int(), id: Id, name: Bilingual, unit: z.string(), kind: z.enum(['binding', 'expected']), relation: z.enum(['<', '<=', '>', '>=']).nullable(), target: z.number().nullable(),
  set_by: z.enum(['plan', 'user', 'national limit', 'nobody']), so_far: z.number().nullable(), met: z.boolean().nullable().describe('year over: met or not; else: can still be met'),
  mean_budget: MeanBudget.nullable(), days_budget: DaysBudget.nullable(), note: Bilingual.nullable(), status: z.enum(['found', 'assumed']), source: z.string(),
})

export const Assessment = z.strictObject({
  pack: z.strictObject({ name: z.string(), sha256: z.string() }), engine: z.strictObject({ version: z.string(), node: z.string() }),
  standard: z.strictObject({
    asked: z.string(),
    editions: z.array(z.strictObject({
      id: Id.nullable().describe('null: no national edition had begun'), name: Bilingual, from: IsoDate, to: IsoDate, in_force: z.boolean(), aqi: Id.nullable(), evaluation: Id.nullable(), notes: z.array(Bilingual),
    })),
  }),
  values: z.enum(['believed', 'reported']),
  gas_state: z.strictObject({ asked: z.string(), converted: z.boolean(), stretches: z.array(z.strictObject({ from: IsoDate, to: IsoDate, of_data_kelvin: z.number(), of_limits_kelvin: z.number() })) }),
  hours: z.strictObject({ from: IsoHour, count: z.int() }), days: z.strictObject({ from: IsoDate, count: z.int() }), last_hour: IsoHour,
  places: z.array(AssessedPlace),
  targets: z.array(z.strictObject({ place: StationId, year: z.int(), over: z.boolean(), rows: z.array(AssessedTarget) })),
  dustfall: z.array(z.strictObject({ year: z.int(), measured: z.number(), deducted: z.number(), months: z.array(z.strictObject({ month: z.string(), points: z.int(), measured: z.number(), deducted: z.number(), unsaid: z.int() })) })),
  rules: z.array(z.strictObject({ evaluation: Id, id: z.string(), zh: z.string(), en: z.string(), status: Status, source: z.string() })),
  notes: z.array(Bilingual),
})
export type Assessment = z.infer<typeof Assessment>
export type AssessedPlace = z.infer<typeof AssessedPlace>
export type AssessedYear = z.infer<typeof AssessedYear>
export type AssessedMonth = z.infer<typeof AssessedMonth>
export type AssessedTarget = z.infer<typeof AssessedTarget>

/** `GET /api/episodes/:id/assessment`. */
export const AssessmentQuery = z.object({
  standard: z.string().max(60).default('auto').describe('auto, or a standard of the catalogue: gb3095-2012, gb3095-2026-transition, gb3095-2026, who-2021, eu-2024-2881, us-epa-2024'),
  stations: z.string().max(1_000).default('').describe('ids with commas between them; the room’s station where empty, all of them for *'),
  hours: z.enum(['all', 'none']).default('all').describe('whether the indices of single hours are wanted'),
  values: z.enum(['believed', 'reported']).default('believed').describe('with or without what quality withholds'),
  gas_state: z.enum(['limit', 'reported', '273.15K', '298.15K']).default('limit').describe('state that gases are brought to before they meet a limit'),
  targets: z.string().max(1_000).default('').describe('values that the city has set, as pm25-2025:32,good-days-2025:80'),
})
export type AssessmentQuery = z.infer<typeof AssessmentQuery>
