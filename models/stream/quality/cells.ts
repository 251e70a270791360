/**
 * Cells: where a station's pollutant stands in a row of numbers. For: state.ts and every check that looks at many stations.
 * In words: station by station in the order of the state, pollutant by pollutant within; NaN where there is no value.
 * No units. Reference: none needed. When not to use it: for anything but POLLUTANTS.
 */
import { POLLUTANTS } from '../../contract/frame.ts'

export const COUNT = POLLUTANTS.length
export const PM25 = POLLUTANTS.indexOf('pm25')
export const PM10 = POLLUTANTS.indexOf('pm10')
export const SO2 = POLLUTANTS.indexOf('so2')
export const O3 = POLLUTANTS.indexOf('o3')

/** Index of a station's pollutant; of its first one where none is named. */
export function cell(station: number, pollutant = 0): number { return station * COUNT + pollutant }

/** One number a cell. Plain arrays: short rows are copied every hour, and small typed arrays cost the collector far more. */
export type Row = readonly number[]

/** A row with the same number in each cell; NaN says that there is no value. */
export function filledRow(stations: number, value: number): number[] { return new Array<number>(stations * COUNT).fill(value) }

/** A row without a value for this many stations. */
export function emptyRow(stations: number): number[] { return filledRow(stations, Number.NaN) }
