/**
 * Apportionment of PM2.5 from regulatory monitors into tags, hour by hour and member by member, as known at the hour.
 * For: the baseline of an episode. In words: the district's air is a box fed by inventory × course of the day over the mixing height,
 * renewed and mixed by the air; it holds primary PM2.5, the district's own secondary PM and four tracers (boxes.ts, secondary.ts). A
 * filter compares what boxes and inflow would show at the monitor with what it shows, and moves the factors of four groups (observe.ts,
 * filter.ts). What remains of the observation is inflow (split.ts). Where the box would exceed what the observation leaves, the air must
 * have been replaced: `kept` scales it, and every deficit with it. A rise faster than the supply can make is inflow.
 * Units: µg/m³, h. Reference: science.md §1, §2; source-apportionment.md §5. When not to use it: district against city is modelled.
 */
import { SECTORS, type Sector } from '../contract/dimensions.ts'
import type { HourFrame } from '../contract/frame.ts'
import { PRECURSORS, type AirHour, type BaselineHour, type Precursors } from '../contract/outcome.ts'
import { blockOf } from '../numeric/block.ts'
import { valueOrNull } from '../units/missing.ts'
import { diurnal, momentOf, seasonal } from './activity.ts'
import { emptyBox, keepOf, renewTracers, renewUnit, type Box } from './boxes.ts'
import { drawApportion, type ApportionConfig, type ApportionDraws } from './draws.ts'
import { factorsOf, startFilter } from './filter.ts'
import { FACTORS, FACTOR_OF } from './groups.ts'
import { inflowShares, precursorShares } from './inventory.ts'
import { observe, type Observing } from './observe.ts'
import { TRACERS } from './profiles.ts'
import { precursorWeights } from './precursor-weights.ts'
import { READ } from './readings.ts'
import { madeBy, madePer } from './secondary.ts'
import { closureOf, splitTotal } from './split.ts'
import { estimateTotal, NOTHING_OBSERVED, type TotalState } from './total.ts'

const S = SECTORS.length
const T = TRACERS.length

interface Shares { readonly primary: Float64Array; readonly precursors: Precursors }
export interface ApportionState {
  readonly offsetMinutes: number
  readonly draws: ApportionDraws
  /** Shares in and out of the heating season, never written to. */
  readonly heating: Shares
  readonly rest: Shares
  /** members × SECTORS: what a flux of 1 µg/m²/h of each sector makes, µg/m³. */
  readonly unit: Box
  /** members × TRACERS × FACTORS. */
  readonly tracers: Box
  readonly observing: Observing
  readonly total: TotalState
}

/** The state before the first hour. */
export function startApportion(config: ApportionConfig, seed: number): ApportionState {
  const { members, inventory } = config
  const draws = drawApportion(config, seed)
  const shares = (heating: boolean): Shares => ({ primary: inflowShares(inventory, members, seed, heating), precursors: { weights: precursorWeights(draws, heating), shares: precursorShares(inventory, members, seed, heating) } })
  return {
    offsetMinutes: config.offsetMinutes, draws, heating: shares(true), rest: shares(false), unit: emptyBox(members * S), tracers: emptyBox(members * T * FACTORS),
    observing: { filter: startFilter(members, draws.prior), arriving: READ.map(() => null), run: null }, total: NOTHING_OBSERVED,
  }
}

/** One hour: contributions that add up to the total, member by member, none negative. Boxes and filter of `spare`, a state that nobody holds any longer, are written over. */
export function stepApportion(state: ApportionState, frame: HourFrame, air: AirHour, spare: ApportionState | null = null): { readonly state: ApportionState; readonly out: BaselineHour } {
  const { draws } = state
  const members = air.height.length
  const observed = valueOrNull(frame.readings.pm25)
  const total = estimateTotal(state.total, observed, frame.network.pm25?.median ?? null, draws.priorTotal, draws.luck, { hourly: draws.hourlyError, network: draws.networkError })
  const { hour, heating } = momentOf(frame.hour, state.offsetMinutes)
  const shares = heating ? state.heating : state.rest
  const course = Float64Array.from(SECTORS, (sector: Sector, s) => diurnal(s, hour) * seasonal(sector, heating))
  const humidity = valueOrNull(frame.weather.relative_humidity)
  const unit = renewUnit(state.unit, air, course, spare?.unit)
  const tracers = renewTracers(state.tracers, air, course, draws, spare?.tracers)
  const held = holds(unit, air, humidity, heating, draws)
  const observing = observe(state.observing, frame, { tracers, ...held }, air.run, draws, spare?.observing.filter)
  const factors = new Float64Array(members * FACTORS)
  for (let m = 0; m < members; m++) factorsOf(observing.filter, m, draws.factorLuck, factors)
  const split = splitTotal({ draws, inflow: shares.primary, air, heating, ...held, factors, total: total.total, humidity })
  const supply = supplyOf(draws.flux, course, air, factors)
  return {
    state: { ...state, unit: keepOf(unit, split.kept, S), tracers: keepOf(tracers, split.kept, T * FACTORS), observing, total: total.state },
    out: {
      hour: frame.hour, observed: observed === null ? null : Math.max(0, observed), total: total.total, ...split, precursors: shares.precursors, supply, air,
      closure: closureOf(split.primary, supply, factors, air),
    },
  }
}

/** members × SECTORS, µg/m³: the district's primary and secondary PM2.5 as the inventory has it. */
function holds({ mixed }: Box, air: AirHour, humidity: number | null, heating: boolean, draws: ApportionDraws): { fine: Float64Array; made: Float64Array } {
  const part = blockOf(2 * mixed.length)
  const [fine, made] = [part(mixed.length), part(mixed.length)]
  const per = new Float64Array(PRECURSORS.length)
  for (let m = 0; m < air.residence.length; m++) {
    madePer(draws.forming, m, air.residence[m] as number, humidity, heating, per)
    for (let s = 0; s < S; s++) {
      const i = m * S + s
      fine[i] = (mixed[i] as number) * (draws.flux[i] as number)
      made[i] = (mixed[i] as number) * madeBy(draws.precursorFlux, i, per)
    }
  }
  return { fine, made }
}

/** members × SECTORS, µg/m³/h: E/h with the factors of the hour. */
function supplyOf(flux: Float64Array, course: Float64Array, { height }: AirHour, factors: Float64Array): Float64Array {
  const supply = new Float64Array(flux.length)
  for (let m = 0; m < height.length; m++) {
    const h = height[m] as number
    for (let s = 0; s < S; s++) supply[m * S + s] = (flux[m * S + s] as number) * (course[s] as number) / h * (factors[m * FACTORS + (FACTOR_OF[s] as number)] as number)
  }
  return supply
}
