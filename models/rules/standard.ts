/** The form of an AQI standard as data (seeds/standards/*.json). Types, and the names of items. */
import type { Pollutant } from '../contract/frame.ts'
import type { Bilingual } from '../contract/parameter.ts'

/** What a breakpoint column is for; names as in the vectors of the standards. */
export const ITEMS = ['SO2_24H', 'SO2_1H', 'NO2_24H', 'NO2_1H', 'CO_24H', 'CO_1H', 'O3_8H', 'O3_1H', 'PM10_24H', 'PM10_1H', 'PM25_24H', 'PM25_1H'] as const
export type Item = typeof ITEMS[number]

export interface ItemTable {
  readonly unit: string
  /** Decimals to which the concentration is rounded first. */
  readonly decimals: number
  /** Concentrations of the IAQI steps, from the first; fewer than the steps where the table ends early. */
  readonly breakpoints: readonly number[]
  /** The IAQI above the last breakpoint; null where the standard gives none. */
  readonly above: number | null
}

export interface AqiLevel { readonly level: number; readonly upTo: number; readonly grade: string; readonly name: Bilingual; readonly colour: Bilingual; readonly rgb: readonly number[] }

export interface AqiStandard {
  readonly id: string
  readonly name: Bilingual
  /** First day in force, YYYY-MM-DD. */
  readonly from: string
  readonly source: string
  /** What a missing pollutant does: the AQI comes from the others, always or only where that is above 100 (else "NA"). */
  readonly missing: 'from the others' | 'only above 100'
  readonly iaqi: readonly number[]
  readonly items: Readonly<Partial<Record<Item, ItemTable>>>
  readonly realtime: Readonly<Record<Pollutant, readonly Item[]>>
  readonly daily: Readonly<Record<Pollutant, readonly Item[]>>
  readonly levels: readonly AqiLevel[]
}

/** Editions in any order; the one in force on a day is the latest that has begun. */
export interface AqiTables { readonly standards: readonly AqiStandard[] }
