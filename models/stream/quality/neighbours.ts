/**
 * Neighbours: which rows of the state stand near a station. For: spike.ts through quality.ts, clock-shift.ts.
 * In words: the nearest stations of the context, where they have ever reported; without a place in the context all others, at an
 * unknown distance, by id so that the order of arrival decides nothing. km. Reference: context.ts. When not to use it: as upwind.
 */
import { sortFirst } from '../../numeric/sort.ts'
import type { QualityContext } from './context.ts'
import { cell, COUNT, type Row } from './cells.ts'

export interface Near { readonly station: number; readonly km: number | null }

/** Indices into `stations`, nearest first. */
export function neighboursOf(context: QualityContext, stations: readonly string[], id: string): Near[] {
  const listed = context.neighbours[id]
  if (listed !== undefined) return listed.map(({ id: other, km }) => ({ station: stations.indexOf(other), km })).filter(({ station }) => station >= 0)
  return stations.map((other, station) => ({ other, station })).filter(({ other }) => other !== id)
    .sort((a, b) => a.other < b.other ? -1 : 1).map(({ station }) => ({ station, km: null }))
}

/** Median of a pollutant over the stations of a row; NaN for fewer than `least`. */
export function medianOf(row: Row, pollutant: number, least: number, scratch: Float64Array): number {
  let n = 0
  for (let k = pollutant; k < row.length; k += COUNT) {
    const value = row[k]!
    if (value === value) scratch[n++] = value
  }
  if (n < least) return Number.NaN
  sortFirst(scratch, n)
  return (scratch[(n - 1) >> 1]! + scratch[n >> 1]!) / 2
}

/** What each neighbour with a value read at most in these rows. */
export function highest(rows: readonly Row[], near: readonly Near[], pollutant: number): number[] {
  const found: number[] = []
  for (const { station } of near) {
    let most = -Infinity
    for (const row of rows) {
      const value = row[cell(station, pollutant)]
      if (value !== undefined && value > most) most = value
    }
    if (most > -Infinity) found.push(most)
  }
  return found
}
