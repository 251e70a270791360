/**
 * When a sector emits: its course over the day and over the year.
 * For: turning tonnes a year into the flux of one hour. In words: a factor for each local hour, mean 1 over the day, times a factor for
 * the heating season (15 November to 15 March, 121 days) or the rest, mean 1 over the year.
 * Units: 1. Reference: assumed shapes (traffic with two rushes, heating in the evening and at night, sites by day); science.md §9 asks
 * that they be shown as assumed. When not to use it: holidays, Spring Festival, a week-end: all days are alike here.
 */
import { SECTORS, type Sector } from '../contract/dimensions.ts'
import { civil, hoursAfter, type EventHour } from '../units/time.ts'

type Shape = readonly number[]
// Twelve two-hour steps from 00-02 to 22-24, in relative units; the mean is taken out below.
const SHAPES: Readonly<Record<Sector, Shape>> = {
  mobile: [5, 3, 3, 8, 13, 11, 10, 10, 12, 13, 9, 7],
  non_road: [2, 1, 2, 8, 14, 14, 12, 14, 13, 8, 4, 3],
  industry: [8, 8, 8, 9, 11, 11, 11, 11, 10, 9, 8, 8],
  residential_heating: [9, 9, 11, 14, 11, 8, 7, 7, 11, 16, 16, 12],
  construction_dust: [2, 1, 2, 8, 14, 14, 12, 14, 13, 8, 4, 3],
  road_dust: [4, 3, 4, 9, 13, 12, 11, 11, 12, 12, 9, 6],
  bare_land: [6, 6, 6, 8, 10, 13, 15, 15, 12, 8, 7, 6],
  solvent: [3, 3, 3, 8, 14, 14, 12, 14, 13, 8, 5, 3],
  catering: [2, 1, 2, 7, 8, 20, 14, 6, 13, 22, 12, 5],
  agriculture: [7, 7, 7, 8, 10, 12, 13, 13, 11, 9, 8, 7],
  other_local: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
}
/** [heating season, rest]: means over the year are 1 within a hundredth. */
const SEASONS: Readonly<Partial<Record<Sector, readonly [number, number]>>> = {
  residential_heating: [2.8, 0.11],
  construction_dust: [0.6, 1.2],
  bare_land: [0.8, 1.1],
  agriculture: [0.4, 1.3],
}

const factors = SECTORS.map(sector => {
  const shape = SHAPES[sector]
  const mean = shape.reduce((sum, x) => sum + x, 0) / shape.length
  return Float64Array.from({ length: 24 }, (_, h) => (shape[Math.floor(h / 2)] as number) / mean)
})

/** Factor of the sector (index into SECTORS) in the local hour that begins at `hour` 0-23. Mean 1 over the day. */
export function diurnal(sector: number, hour: number): number {
  const found = factors[sector]?.[hour]
  if (found === undefined) throw new RangeError(`activity knows sectors 0-${SECTORS.length - 1} and hours 0-23, got sector ${sector}, hour ${hour}`)
  return found
}

/** Factor of the sector in or out of the heating season. Mean 1 over the year. */
export function seasonal(sector: Sector, heating: boolean): number { return SEASONS[sector]?.[heating ? 0 : 1] ?? 1 }

export interface Moment { readonly hour: number; readonly heating: boolean }

/** Local hour in which the end-labelled hour begins, and whether it lies in the heating season. */
export function momentOf(label: EventHour, offsetMinutes: number): Moment {
  const at = civil(hoursAfter(label, -1), offsetMinutes)
  const monthDay = at.month * 100 + at.day
  return { hour: at.hour, heating: monthDay >= 1115 || monthDay <= 315 }
}
