/** What arrives for one station and one hour, and what quality makes of it. Types only. */
import type { Flag, Reading, Ruling } from '../units/missing.ts'
import type { EventHour } from '../units/time.ts'

/** An absent key leaves what is known, null clears it. Observations in µg/m³ (co mg/m³), weather in the units of its columns. */
export interface StationRow {
  readonly station: string
  readonly hour: EventHour
  readonly values: Readonly<Record<string, number | null>>
  /** What people decided, by column; where nobody did, by rule. */
  readonly rulings?: Readonly<Record<string, Ruling>>
}

/** A ruling and the reading it is about: the value as it was reported, because another value that comes for the same hour is judged anew. */
export interface RuledReading { readonly station: string; readonly column: string; readonly value: number; readonly ruling: Ruling }

/** A row and when it came, ms since 1970. */
export interface ArrivedRow extends StationRow { readonly arrived: number }

/** One station and hour after its revisions were merged, with what the merging saw: variable → `late`, `revised`. */
export interface KnownRow { readonly station: string; readonly values: StationRow['values']; readonly flags: Readonly<Record<string, readonly Flag[]>> }

export type Readings = Readonly<Record<string, Reading>>

/** Degrees east and north; null where the pack does not say. */
export interface StationPlace { readonly id: string; readonly lon: number | null; readonly lat: number | null }
