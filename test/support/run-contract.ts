/** What `run --json` prints, written down from contracts.md and not from the code: more may be added, so every object is loose; what is here stays. */
import { z } from 'zod'

const hour = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:00:00\+\d{2}:\d{2}$/)
const value = z.number()
const band = z.looseObject({ median: value, p05: value, p95: value }).refine(b => b.p05 <= b.p95, 'p05 lies above p95')
const series = z.looseObject({ median: z.array(value), p05: z.array(value), p95: z.array(value) })
const limits = z.looseObject({ 75: band, 115: band, 150: band, 250: band })
const levels = z.looseObject({ 1: band, 2: band, 3: band, 4: band, 5: band, 6: band })

/** Every indicator but `peak_time` is { median, p05, p95 }. */
const common = {
  peak_ugm3: band, peak_time: hour, peak_cut_ugm3: band, peak_cut_percent: band, peak_delay_h: band,
  growth_6h_max: band, growth_6h_cut_percent: band, hours_above: limits, days_by_level: levels,
}
const indicators = z.looseObject({
  ...common, emission_cut_percent: z.looseObject({ SO2: band, NOx: band, PM: band, VOC: band }).nullable(), cost_cny: band.nullable(), co2_t: band.nullable(),
})

export const GROUP_KEYS = ['mobile+non_road', 'industry+residential_heating', 'construction_dust+road_dust+bare_land', 'solvent+catering+agriculture+other_local', 'city+regional'] as const
export const SPLIT_KEYS = ['mobile', 'non_road', 'industry', 'residential_heating', 'construction_dust', 'road_dust', 'bare_land', 'solvent', 'catering', 'agriculture', 'other_local', 'city', 'regional'] as const
const each = <K extends string, T extends z.ZodType>(keys: readonly K[], one: T) => z.strictObject(Object.fromEntries(keys.map(key => [key, one])) as Record<K, T>)

export const PrintedRun = z.looseObject({
  pack: z.looseObject({ name: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  engine: z.looseObject({ version: z.string(), node: z.string() }),
  models: z.array(z.looseObject({ id: z.string(), version: z.string() })).min(1),
  seed: z.int(),
  station: z.string(),
  hours: z.array(hour).min(1),
  observed: z.looseObject({ pm25: z.array(value.nullable()), pm10: z.array(value.nullable()), so2: z.array(value.nullable()), no2: z.array(value.nullable()), o3: z.array(value.nullable()), co: z.array(value.nullable()) }),
  baseline: z.looseObject({
    indicators: z.looseObject(common), pm25: series, contributions: each(GROUP_KEYS, series), split: each(SPLIT_KEYS, z.looseObject({ median: z.array(value) })), skill: each(GROUP_KEYS, z.enum(['observed', 'prior only'])),
  }),
  scenarios: z.array(z.looseObject({ name: z.string(), pm25: series, difference: series, indicators })),
})
export type PrintedRun = z.infer<typeof PrintedRun>
/** A band of a printed run. */
export type PrintedBand = z.infer<typeof band>
