/**
 * AQI hour by hour: one hour of it, and a whole column.
 * For: the screen's level now, `assess`. In words: what was measured goes in as the hour's mean, and for the edition of 2012 PM as its
 * running mean of 24 hours (20 of them at least). An AQI of at most 100 that was made without PM2.5 is withheld: the other pollutants'
 * would say too little. One above 100 stands, since a missing pollutant could only raise it. Reference: HJ 633-2026 §5.3.1 gives that
 * rule for every pollutant; for 2012, which is silent, it is assumed for PM2.5. When not to use it: for days (day-values.ts).
 */
import { POLLUTANTS, type Pollutant } from '../contract/frame.ts'
import { hourlyAqiBy, type AqiResult, type AqiStandard, type Concentrations } from './aqi.ts'
import type { HourColumn, HourColumns } from './place-days.ts'
import { runningMeanStep, type RunningState } from './running-mean.ts'

/** Running means of 24 hours, as the edition of 2012 reads PM. */
export type RunningColumns = Readonly<Partial<Record<'pm25' | 'pm10', HourColumn>>>

/** Whether the result says enough: complete in PM2.5, or above 100 anyway. */
export function isKnown({ aqi, missing }: Pick<AqiResult, 'aqi' | 'missing'>): boolean { return aqi !== null && (!missing.includes('pm25') || aqi > 100) }

/** The AQI of one hour, withheld where it is not known. */
export function hourAqi(measured: Concentrations, running: Concentrations, standard: AqiStandard): AqiResult {
  const result = hourlyAqiBy(measured, standard, running)
  return isKnown(result) ? result : { ...result, aqi: null, level: null, primary: [] }
}

/** Running means of a place's PM. */
export function runningColumns({ pm25, pm10 }: HourColumns): RunningColumns {
  return { ...(pm25 && { pm25: runningColumn(pm25) }), ...(pm10 && { pm10: runningColumn(pm10) }) }
}

/**
 * Tells `each` the result of every hour in turn: nobody keeps a million of them. `standardOf` is asked once a day, by its index; where it
 * knows no index, nothing is told.
 */
export function eachHourAqi(hours: HourColumns, running: RunningColumns, standardOf: (dayIndex: number) => AqiStandard | null, each: (hour: number, result: AqiResult) => void): void {
  const names = POLLUTANTS.filter(name => hours[name] !== undefined)
  const length = hours[names[0] ?? 'pm25']?.length ?? 0
  let standard: AqiStandard | null = null
  for (let i = 0; i < length; i++) {
    if (i % 24 === 0) standard = standardOf(i / 24)
    if (standard !== null) each(i, hourAqi(at(hours, names, i), at(running, PM, i), standard))
  }
}
const PM = ['pm25', 'pm10'] as const

function at(columns: HourColumns, names: readonly Pollutant[], hour: number): Concentrations {
  const values: Partial<Record<Pollutant, number | null>> = {}
  for (const name of names) {
    const column = columns[name]
    if (column !== undefined) values[name] = column[hour] as number | null
  }
  return values
}

function runningColumn(values: HourColumn): HourColumn {
  let state: RunningState = []
  return values.map(value => {
    const step = runningMeanStep(state, value)
    state = step.state
    return step.out
  })
}
