import { z } from 'zod'
import { BranchAlert } from './alert.ts'
import { BranchColumns } from './hours.ts'
import { Band, Id, IsoHour, Name } from './scalars.ts'

const ByThreshold = z.record(z.string(), Band)

/** Indicators of a run, as in `run --json`: everything but `peak_time` is a band; a cut or a delay is positive when lower or later. */
export const Indicators = z.strictObject({
  peak_ugm3: Band,
  peak_time: IsoHour.nullable(),
  peak_cut_ugm3: Band,
  peak_cut_percent: Band,
  peak_delay_h: Band,
  growth_6h_max: Band,
  growth_6h_cut_percent: Band,
  growth_3h_max: Band,
  growth_3h_cut_percent: Band,
  hours_above: ByThreshold,
  hours_above_cut: ByThreshold,
  /** µg/m³·h above each threshold. */
  dose_above: ByThreshold,
  dose_above_cut: ByThreshold,
  /** Hours to the first hour above; null unless every member passes it. */
  time_to_h: z.record(z.string(), z.strictObject({ hours: Band.nullable(), reached: z.number() })),
  days_by_level: ByThreshold,
  /** Null where nothing was ordered, or the inventory has no such emission in the area. */
  emission_cut_percent: z.strictObject({ SO2: Band.nullable(), NOx: Band.nullable(), PM: Band.nullable(), VOC: Band.nullable() }).nullable(),
  /** Of the run's own PM2.5, not of the city's: a proxy. */
  alert: BranchAlert,
  cost_cny: Band.nullable(),
  co2_t: Band.nullable(),
})
export type Indicators = z.infer<typeof Indicators>

/** The same order for the district alone, with the city, with the region: orders nest, areas do not. */
export const Nested = z.strictObject({
  district: z.strictObject({ peak_cut_ugm3: Band, peak_cut_percent: Band }),
  city: z.strictObject({ peak_cut_ugm3: Band, peak_cut_percent: Band }),
  region: z.strictObject({ peak_cut_ugm3: Band, peak_cut_percent: Band }),
})
export type Nested = z.infer<typeof Nested>

/** A bar of the schedule: a measure (or an explicit cut) and the hours in which it acts. */
export const Bar = z.strictObject({ id: z.string(), zh: z.string(), en: z.string(), start: IsoHour, end: IsoHour, where: z.string() })

export const BranchSummary = z.strictObject({
  id: Id,
  name: Name,
  /** The scenario file, as given. */
  scenario: z.record(z.string(), z.unknown()),
  status: z.enum(['ok', 'failed']),
  /** Why it failed, one sentence. */
  reason: z.string().nullable(),
  notes: z.array(z.string()),
  bars: z.array(Bar),
  /** Null until an hour has been folded. */
  indicators: Indicators.nullable(),
  nested: Nested.nullable(),
  /** Deficits held to their contribution, counted over members and hours. */
  held: z.int(),
  createdBy: z.string(),
})
export type BranchSummary = z.infer<typeof BranchSummary>

/** Channel `branch:<id>` (latest value): the branch anew over all folded hours; sent when its order changed. `from` is the first of them. */
export const BranchFrame = z.strictObject({ summary: BranchSummary, from: IsoHour.nullable(), columns: BranchColumns })
export type BranchFrame = z.infer<typeof BranchFrame>
