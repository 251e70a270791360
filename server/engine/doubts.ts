import type { Reading, Ruling } from '../../models/units/missing.ts'
import type { StationReadings } from './hour.ts'

/** What quality said of one value: flags and reasons, the number where one was reported that no model uses, and what a person decided over it. */
export interface Doubt { readonly flags: readonly string[]; readonly raw?: number; readonly ruling?: Ruling }
/** By station and column; what nobody doubts is not there, and most hours have none. */
export type Doubts = Readonly<Record<string, Readonly<Record<string, Doubt>>>>

const NONE: Doubts = {}

/** The doubts of an hour at all stations. They are kept with the hour, where its readings would be far too many. */
export function doubtsOf(observations: Readonly<Record<string, StationReadings>>): Doubts {
  let found: Record<string, Record<string, Doubt>> | null = null
  // Own keys only: a station called __proto__ is the prototype of this object, and its columns no stations.
  for (const station of Object.keys(observations)) {
    const readings = observations[station]
    for (const column in readings) {
      const doubt = doubtOf(readings[column])
      if (doubt === null) continue
      found ??= {}
      found[station] = { ...found[station], [column]: doubt }
    }
  }
  return found ?? NONE
}

/** Null for a value that nobody doubts, as nearly all are; and for an absent column or a blank cell, which explain themselves. */
export function doubtOf(reading: Reading | undefined): Doubt | null {
  if (reading === undefined || ('value' in reading && reading.flags === undefined && reading.ruling === undefined)) return null
  const why = 'missing' in reading && reading.missing !== 'not measured' && reading.missing !== 'empty' ? [reading.missing] : []
  const flags = [...why, ...(reading.flags ?? [])]
  const raw = 'raw' in reading ? reading.raw : undefined
  const { ruling } = reading
  return flags.length === 0 && raw === undefined && ruling === undefined ? null : { flags, ...(raw !== undefined && { raw }), ...(ruling !== undefined && { ruling }) }
}
