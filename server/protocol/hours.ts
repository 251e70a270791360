import { z } from 'zod'
import { BandSeries, Column, Id, IsoHour } from './scalars.ts'

/** Columns of one branch for the hours of the message. `difference` is branch minus baseline: an impact, never a contribution. */
export const BranchColumns = z.strictObject({ pm25: BandSeries, difference: BandSeries })
export type BranchColumns = z.infer<typeof BranchColumns>

/**
 * Channel `hours` (append): hours `from` … of the baseline, column by column; row i is the end label `from` + i hours.
 * What a viewer holds at or after `from` is replaced, so a late value rewrites the hours it touched.
 */
export const Hours = z.strictObject({
  from: IsoHour,
  count: z.int().min(0),
  /** µg/m³, co mg/m³ */
  observed: z.record(z.string(), Column),
  /** [row, column, flag or reason]: what quality said, value or not. */
  flags: z.array(z.tuple([z.int(), z.string(), z.string()])),
  /** [row, column, value]: what was reported and no model uses; its flags say why. In `observed` it is null. */
  withheld: z.array(z.tuple([z.int(), z.string(), z.number()])),
  /** [row, column, use, person, reason]: where a named person ruled over what quality said; `flags` still say that, `observed` and `withheld` what came of the ruling. */
  rulings: z.array(z.tuple([z.int(), z.string(), z.enum(['measured', 'withheld']), z.string(), z.string()])),
  /** temperature °C, relative_humidity %, wind_speed m/s, … as in a pack */
  weather: z.record(z.string(), Column),
  baseline: BandSeries,
  /** µg/m³ by group of sectors: how much a source made. */
  contributions: z.record(z.string(), BandSeries),
  /** Medians by single sector, an inventory split: modelled. */
  split: z.record(z.string(), z.array(z.number())),
  /** Made from the observed columns by the standard's rule: o3_8h, the running mean of 8 hours, and o3_mda8, the largest of the day so far; pm25_24h and pm25_city_24h, the mean of the last 24 hours at the station and over the city's points, rounded as alerts take it; µg/m³. */
  derived: z.record(z.string(), Column),
  /**
   * Where `gas.both` of the view says so, else empty: the gases of `observed` and `derived` at the other state than that of their hour, µg/m³ (co mg/m³).
   * No value of before a change of the state is to be set beside one of after it without this.
   */
  converted: z.record(z.string(), Column),
  /** Hourly AQI by the edition of the date; level 1-6. */
  aqi: Column,
  level: Column,
  branches: z.record(Id, BranchColumns),
})
export type Hours = z.infer<typeof Hours>
