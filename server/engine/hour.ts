/** What flows between the stages, one object an event hour. */
import type { HourFrame } from '../../models/contract/frame.ts'
import type { BaselineHour, BranchHour } from '../../models/contract/outcome.ts'
import type { Order } from '../../models/contract/scenario.ts'
import type { BaselineState, BranchState as ResponseState } from '../../models/registry.ts'
import type { PointsState } from '../../models/rules/alert/point-means.ts'
import type { OzoneDayState, OzoneHour } from '../../models/rules/ozone-day.ts'
import type { RunningState } from '../../models/rules/running-mean.ts'
import type { Band } from '../../models/numeric/quantile.ts'
import type { QualityState } from '../../models/stream/quality.ts'
import type { KnownRow, RuledReading } from '../../models/stream/row.ts'
import type { Reading } from '../../models/units/missing.ts'
import type { EventHour } from '../../models/units/time.ts'
import type { Doubts } from './doubts.ts'
import type { Stage } from './stage.ts'

/** `rulings`: what the people of a room decided about readings of this hour. */
export interface HourArrivals { readonly hour: EventHour; readonly observations: readonly KnownRow[]; readonly weather: readonly KnownRow[]; readonly rulings?: readonly RuledReading[] }

/** Rulings in force by the hour that they are about. */
export type Rulings = ReadonlyMap<EventHour, readonly RuledReading[]>

export type StationReadings = Readonly<Record<string, Reading>>
export interface QualityHour {
  readonly hour: EventHour
  readonly observations: Readonly<Record<string, StationReadings>>
  readonly weather: Readonly<Record<string, StationReadings>>
}

/** The focus station's frame, what quality said of any station, and PM2.5 of every station of the episode, in its order, as quality lets it through: a city is judged over all of them. */
export interface FramedHour { readonly frame: HourFrame; readonly doubts: Doubts; readonly points: readonly (number | null)[] }
export interface ApportionedHour extends FramedHour { readonly baseline: BaselineHour }

/** A branch that failed in this or an earlier hour has a reason and no numbers. */
export type BranchOutcome = { readonly ok: true; readonly hour: BranchHour } | { readonly ok: false; readonly reason: string }
export interface BranchedHour extends ApportionedHour { readonly branches: Readonly<Record<string, BranchOutcome>> }

export interface Summary {
  readonly pm25: Band
  readonly contributions: Readonly<Record<string, Band>>
  readonly split: Readonly<Record<string, number>>
}
/** PM2.5 of the 24 hours that end here, rounded to whole µg/m³ as alerts take it: over the points of the city (`points` of `of` that ever reported), and at the focus. */
export interface Last24 { readonly city: number | null; readonly points: number; readonly of: number; readonly own: number | null }
export interface Assessment { readonly aqi: number | null; readonly level: number | null; readonly ozone: OzoneHour; readonly last24: Last24 }
export interface AssessedHour extends BranchedHour, Assessment { readonly summary: Summary }

/** The last hours of PM, for the running means of the 2012 edition, at all points for alerts, and the ozone of the day so far. */
export interface AssessState { readonly pm25: RunningState; readonly pm10: RunningState; readonly ozone: OzoneDayState; readonly points: PointsState }

/** State of the branches stage: a state of the response model, or the reason why the branch ended. */
export type BranchState = { readonly state: ResponseState } | { readonly failed: string }
export type BranchStates = Readonly<Record<string, BranchState>>
export type Orders = Map<string, Order>

export interface Stages {
  readonly quality: Stage<QualityState, HourArrivals, QualityHour>
  readonly frames: Stage<null, QualityHour, FramedHour>
  readonly apportion: Stage<BaselineState, FramedHour, ApportionedHour>
  readonly branches: Stage<BranchStates, ApportionedHour, BranchedHour>
  readonly assess: Stage<AssessState, BranchedHour, AssessedHour>
}
