/** What arrives for one station and one hour, and what quality makes of it. Types only. */
import type { Reading } from '../units/missing.ts'
import type { EventHour } from '../units/time.ts'

/** An absent key leaves what is known, null clears it. Observations in µg/m³ (co mg/m³), weather in the units of its columns. */
export interface StationRow { readonly station: string; readonly hour: EventHour; readonly values: Readonly<Record<string, number | null>> }

export type Readings = Readonly<Record<string, Reading>>

/** Degrees east and north; null where the pack does not say. */
export interface StationPlace { readonly id: string; readonly lon: number | null; readonly lat: number | null }
