/**
 * Scenarios, and the catalogue of measures and levels that they name. A scenario is what a meeting orders; the catalogue is data
 * (seeds/pinggu/measures.json, levels.json). Hours are end labels, both ends included; absent ends reach to the ends of the run.
 */
import type { EventHour } from '../units/time.ts'
import type { Area, Emitted, Sector } from './dimensions.ts'
import type { Bilingual, Ranged, Status } from './parameter.ts'

export type LevelId = 'yellow' | 'orange' | 'red' | (string & {})

export interface ScenarioMeasure { readonly id: string; readonly strength?: number; readonly execution?: number; readonly start?: EventHour; readonly end?: EventHour; readonly where?: Area }
export interface ScenarioCut { readonly where: Area; readonly sector: Sector | '*'; readonly pollutant: Emitted | '*'; readonly cut: number; readonly execution?: number; readonly start?: EventHour; readonly end?: EventHour }

export interface Scenario {
  readonly name: string
  readonly start?: EventHour
  readonly end?: EventHour
  readonly level?: LevelId
  /** Area of the level and the measures; `city` where absent. */
  readonly where?: Area
  readonly execution?: number
  readonly measures?: readonly ScenarioMeasure[]
  readonly cuts?: readonly ScenarioCut[]
}

/** Share of the sector's emission of `pollutant` that the measure takes away at strength 1 and execution 1. */
export interface MeasureEffect { readonly sector: Sector; readonly pollutant: Emitted | '*'; readonly reduction: Ranged; readonly status: Status; readonly source: string }

export interface Measure {
  readonly id: string
  readonly name: Bilingual
  /** Heading in the panel. */
  readonly group: 'vehicles' | 'dust' | 'industry' | 'living' | 'other'
  readonly effects: readonly MeasureEffect[]
  /** Local clock labels between which it acts each day, e.g. [4, 24] for 03:00-24:00; absent = all day. */
  readonly hours?: readonly [number, number]
  /** Hours from the order to full effect, linear. */
  readonly ramp_h: number
  /** Share carried out where the scenario says nothing more: a spread around the scenario's execution, central 90 %. */
  readonly execution: Ranged
  readonly why: Bilingual
  readonly status: Status
  readonly source: string
}

export interface Level {
  readonly id: LevelId
  readonly edition: string
  readonly name: Bilingual
  readonly measures: readonly { readonly id: string; readonly strength: number; readonly status: Status; readonly source: string }[]
  /** Required cut of all emissions (%), by pollutant, where a plan says one. */
  readonly required_cut_percent: { readonly SO2: number; readonly NOx: number; readonly PM: number; readonly VOC: number } | null
}

export interface Catalogue { readonly measures: readonly Measure[]; readonly levels: readonly Level[] }

/**
 * An order made ready for the models: what is left of each emission, member by member, hour by hour.
 * `remaining(hour)` is members × TAGS × EMITTED, each in [0, 1], or null where nothing is cut in that hour; equal hours share one array, which is never written to.
 */
export interface Order {
  readonly members: number
  /** First hour in which anything is cut; null where nothing ever is. */
  readonly firstHour: EventHour | null
  remaining(hour: EventHour): Float64Array | null
  /** Stands for the whole content; equal orders have equal keys. */
  readonly key: string
  /** What the reader should know: `local` read as `city`, measures without effect, … */
  readonly notes: readonly string[]
}
