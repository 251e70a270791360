import type { BaselineState, EpisodeConfig } from '../../models/registry.ts'
import { baselineModel, branchModel, summarise } from '../../models/registry.ts'
import { assembleFrame } from '../../models/stream/frames.ts'
import { qualityContext, type QualityContext } from '../../models/stream/quality/context.ts'
import { emptyQuality, qualityHourStep, weatherReadings, type QualityState } from '../../models/stream/quality.ts'
import type { KnownRow, RuledReading, StationPlace, StationRow } from '../../models/stream/row.ts'
import { surroundingsOf } from '../../models/stream/surroundings.ts'
import type { EventHour } from '../../models/units/time.ts'
import { valueOrNull, type Reading } from '../../models/units/missing.ts'
import type { AqiTables } from '../../models/rules/aqi.ts'
import { loadSpringFestivals } from '../packs/calendar.ts'
import { assessHour, NOTHING_ASSESSED } from './assess.ts'
import { branchStep, branchesStep, type BranchStep } from './branches.ts'
import { doubtsOf } from './doubts.ts'
import { GasTimeline } from './gas-timeline.ts'
import type { ApportionedHour, AssessState, Assessment, AssessedHour, BranchedHour, FramedHour, HourArrivals, Orders, QualityHour, Stages, StationReadings } from './hour.ts'
import { stage, type Step } from './stage.ts'

export interface StageSetup {
  readonly config: EpisodeConfig
  readonly seed: number
  readonly first: EventHour
  readonly focus: string
  readonly stations: readonly StationPlace[]
  readonly orders: Orders
  readonly tables: AqiTables
}

export type QualityStep = Step<QualityState, HourArrivals, QualityHour>
export type FrameStep = Step<null, QualityHour, FramedHour>
export type AssessStep = Step<AssessState, FramedHour, Assessment>
export type ApportionStep = Step<BaselineState, FramedHour, ApportionedHour>

/** The stages with their models put in. Everything that knows both RxJS and a model is in this file and in fold.ts. */
export function makeStages(setup: StageSetup): { stages: Stages; quality: QualityStep; frame: FrameStep; apportion: ApportionStep; assess: AssessStep; branch: BranchStep } {
  const branch = branchStep({ init: () => branchModel.init(setup.config, setup.seed, setup.first), step: branchModel.step })
  const surroundings = surroundingsOf(setup.stations, setup.focus)
  const { offsetMinutes, gasState } = setup.config
  const gas = new GasTimeline(gasState, offsetMinutes)
  const context = qualityContext({ stations: setup.stations, offsetMinutes, newYears: loadSpringFestivals(), gasState })
  const quality: QualityStep = (state, input) => qualityHour(state, input, context)
  const frame: FrameStep = (state, hour) => ({
    state, out: {
      frame: assembleFrame({ hour: hour.hour, surroundings, readingsByStation: hour.observations, weatherByStation: hour.weather }), doubts: doubtsOf(hour.observations),
      points: setup.stations.map(({ id }) => valueOrNull(hour.observations[id]?.['pm25'])),
    },
  })
  const apportion: ApportionStep = (state, input, spare) => {
    const next = baselineModel.step(state, input.frame, spare)
    return { state: next.state, out: { ...input, baseline: next.out } }
  }
  const assess: AssessStep = (state, input) => assessHour(state, input, { tables: setup.tables, offsetMinutes, gas })
  return {
    quality, frame, apportion, assess, branch,
    stages: {
      quality: stage('quality', emptyQuality, quality),
      frames: stage('frames', null, frame),
      apportion: stage('apportion', baselineModel.init(setup.config, setup.seed, setup.first), apportion),
      branches: stage('branches', {}, branchesStep(branch, setup.orders)),
      assess: stage<AssessState, BranchedHour, AssessedHour>('assess', NOTHING_ASSESSED, (state, input) => {
        const { state: next, out } = assess(state, input)
        return { state: next, out: { ...input, ...out, summary: summarise(input.baseline) } }
      }),
    },
  }
}

/** Quality looks at every station of the hour; the arrival's own flags (late, revised) join its own. */
function qualityHour(state: QualityState, { hour, observations, weather, rulings = [] }: HourArrivals, context: QualityContext): { state: QualityState; out: QualityHour } {
  const checked = qualityHourStep(state, observations.map((row): StationRow => ({ station: row.station, hour, values: row.values, ...(rulings.length > 0 && { rulings: rulingsOn(row, rulings) }) })), context)
  return {
    state: checked.state,
    out: {
      hour,
      observations: observations.some(isFlagged) ? Object.fromEntries(observations.map((row) => [row.station, withFlags(checked.out[row.station] ?? {}, row)])) : checked.out,
      weather: Object.fromEntries(weather.map((row) => [row.station, weatherReadings(row.values)])),
    },
  }
}

/** The rulings about values that the row still holds: one that was revised since is judged anew. */
function rulingsOn({ station, values }: KnownRow, rulings: readonly RuledReading[]): NonNullable<StationRow['rulings']> {
  return Object.fromEntries(rulings.filter((one) => one.station === station && values[one.column] === one.value).map(({ column, ruling }) => [column, ruling]))
}

function isFlagged({ flags }: KnownRow): boolean { return Object.keys(flags).length > 0 }

function withFlags(readings: StationReadings, row: KnownRow): StationReadings {
  if (!isFlagged(row)) return readings
  return Object.fromEntries(Object.entries(readings).map(([name, reading]): [string, Reading] => {
    const own = row.flags[name]
    return [name, own === undefined ? reading : { ...reading, flags: [...(reading.flags ?? []), ...own] }]
  }))
}
