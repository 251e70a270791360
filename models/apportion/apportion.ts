/**
 * First apportionment of PM2.5 from regulatory monitors into tags, hour by hour and member by member.
 * For: the baseline of an episode. In words: the district's primary PM2.5 is a box fed by inventory × course of the day × slow factor
 * (tracers) over the mixing height, renewed and mixed by the air; secondary PM follows from it by season, humidity and the time the air
 * stays; what remains of the observation is inflow, split into city and region by wind and load. Where the box would exceed what the
 * inflow leaves, the air must have been replaced: `kept` scales it, and every deficit with it. A rise faster than P is inflow.
 * Units: µg/m³, h. Reference: science.md §1, §2; source-apportionment.md §5. When not to use it: skill over the prior is not measured;
 * district against city is modelled; a later issue replaces this by a filter.
 */
import { AREAS, SECTORS, TAGS, type Sector } from '../contract/dimensions.ts'
import type { HourFrame } from '../contract/frame.ts'
import type { AirHour, BaselineHour, Precursors } from '../contract/outcome.ts'
import { blockOf } from '../numeric/block.ts'
import { median } from '../numeric/quantile.ts'
import { valueOrNull } from '../units/missing.ts'
import { diurnal, momentOf, seasonal, type Moment } from './activity.ts'
import { drawApportion, type ApportionConfig, type ApportionDraws } from './draws.ts'
import { cityShare, districtCeiling } from './inflow.ts'
import { inflowShares, precursorShares } from './inventory.ts'
import { estimateTotal, NOTHING_OBSERVED, type TotalState } from './total.ts'
import { FACTORS, FACTOR_OF, nudge, readTracers } from './tracers.ts'

const S = SECTORS.length
const A = AREAS.length

interface Shares { readonly primary: Float64Array; readonly precursors: Precursors }
export interface ApportionState {
  readonly offsetMinutes: number
  readonly draws: ApportionDraws
  /** Shares in and out of the heating season, never written to. */
  readonly heating: Shares
  readonly rest: Shares
  /** members × SECTORS, µg/m³: the district's primary PM2.5 in the mixed layer and aloft. */
  readonly mixed: Float64Array
  readonly aloft: Float64Array
  /** members × FACTORS, natural logarithms. */
  readonly slow: Float64Array
  readonly total: TotalState
}

/** The state before the first hour. */
export function startApportion(config: ApportionConfig, seed: number): ApportionState {
  const { members, inventory } = config
  const draws = drawApportion(config, seed)
  const shares = (heating: boolean): Shares => ({ primary: inflowShares(inventory, members, seed, heating), precursors: { weights: heating ? draws.weightsHeating : draws.weightsRest, shares: precursorShares(inventory, members, seed, heating) } })
  return {
    offsetMinutes: config.offsetMinutes, draws, heating: shares(true), rest: shares(false),
    mixed: new Float64Array(members * S), aloft: new Float64Array(members * S), slow: new Float64Array(members * FACTORS), total: NOTHING_OBSERVED,
  }
}

/** One hour: contributions that add up to the total, member by member, none negative. */
export function stepApportion(state: ApportionState, frame: HourFrame, air: AirHour): { readonly state: ApportionState; readonly out: BaselineHour } {
  const { draws } = state
  const observed = valueOrNull(frame.readings.pm25)
  const total = estimateTotal(state.total, observed, frame.network.pm25?.median ?? null, draws.prior, draws.luck, { hourly: draws.hourlyError, network: draws.networkError })
  const moment = momentOf(frame.hour, state.offsetMinutes)
  const shares = moment.heating ? state.heating : state.rest
  const supply = supplyOf(state, air, moment)
  const box = renew(state, air, supply)
  const closure = closureOf(box.mixed, supply, state.slow, air)
  const p25 = frame.network.pm25?.p25 ?? null
  const split = splitTotal({ draws, shares, air, moment, mixed: box.mixed, total: total.total, p25, humidity: valueOrNull(frame.weather.relative_humidity) })
  const slow = nudge(state.slow, readTracers(frame), split.primary, TAGS, draws.profiles, draws)
  return {
    state: { ...state, mixed: box.mixed, aloft: box.aloft, slow, total: total.state },
    out: { hour: frame.hour, observed: observed === null ? null : Math.max(0, observed), total: total.total, ...split, precursors: shares.precursors, supply, air, closure },
  }
}

/** members × SECTORS, µg/m³/h: E/h with the slow factor of the hours before. */
function supplyOf(state: ApportionState, air: AirHour, { hour, heating }: Moment): Float64Array {
  const { draws: { flux }, slow } = state
  const { height } = air
  const supply = new Float64Array(flux.length)
  const course = Float64Array.from(SECTORS, (sector: Sector, s) => diurnal(s, hour) * seasonal(sector, heating))
  const factors = new Float64Array(FACTORS)
  for (let m = 0; m < height.length; m++) {
    for (let f = 0; f < FACTORS; f++) factors[f] = Math.exp(slow[m * FACTORS + f] as number)
    const perHeight = 1 / (height[m] as number)
    for (let s = 0; s < S; s++) {
      const f = FACTOR_OF[s] as number
      supply[m * S + s] = (flux[m * S + s] as number) * (course[s] as number) * perHeight * (f < 0 ? 1 : factors[f] as number)
    }
  }
  return supply
}

function renew(state: ApportionState, air: AirHour, supply: Float64Array): { mixed: Float64Array; aloft: Float64Array } {
  const part = blockOf(2 * supply.length)
  const [mixed, aloft] = [part(supply.length), part(supply.length)]
  for (let m = 0; m < air.height.length; m++) {
    const keeps = air.mixedKeeps[m] as number
    const gains = air.mixedGains[m] as number
    const aloftKeeps = air.aloftKeeps[m] as number
    const aloftGains = air.aloftGains[m] as number
    const stays = air.stays[m] as number
    const fill = air.fill[m] as number
    for (let i = m * S; i < (m + 1) * S; i++) {
      const x = state.mixed[i] as number
      const above = state.aloft[i] as number
      mixed[i] = (x * keeps + above * gains) * stays + (supply[i] as number) * fill
      aloft[i] = above * aloftKeeps + x * aloftGains
    }
  }
  return { mixed, aloft }
}

interface Splitting {
  readonly draws: ApportionDraws; readonly shares: Shares; readonly air: AirHour; readonly moment: Moment
  /** The district's box, scaled in place to what the inflow leaves. */
  readonly mixed: Float64Array
  readonly total: Float64Array; readonly p25: number | null; readonly humidity: number | null
}

function splitTotal(by: Splitting): Pick<BaselineHour, 'primary' | 'secondary' | 'kept'> {
  const { draws, air, mixed, total } = by
  const members = total.length
  const part = blockOf(members * (TAGS + A + 1))
  const [primary, secondary, kept] = [part(members * TAGS), part(members * A), part(members)]
  for (let m = 0; m < members; m++) {
    const all = total[m] as number
    const share = secondaryShare(by, m)
    const residence = air.residence[m] as number
    // Young air has made little secondary PM yet: τ against the time of formation.
    const perPrimary = share / (1 - share) * residence / (residence + (draws.forming[m] as number))
    let made = 0
    for (let s = 0; s < S; s++) made += mixed[m * S + s] as number
    const ceiling = districtCeiling(all, by.p25, draws.networkShare[m] as number, draws.leastInflow[m] as number)
    const keep = made * (1 + perPrimary) <= ceiling ? 1 : ceiling / (made * (1 + perPrimary))
    kept[m] = keep
    for (let s = 0; s < S; s++) primary[m * TAGS + s] = mixed[m * S + s] = (mixed[m * S + s] as number) * keep
    const inflow = Math.max(0, all - made * keep * (1 + perPrimary))
    const city = inflow * cityShare(draws.city[m] as number, draws.direction[m] as number, draws.heavy[m] as number, air.fromCity, all)
    const ageing = draws.ageing[m] as number
    const aged = Math.min(0.9, share * (1 + ageing))
    fillInflow(by.shares, primary, m, 0, city * (1 - share * (1 - ageing)))
    fillInflow(by.shares, primary, m, 1, (inflow - city) * (1 - aged))
    secondary[m * A] = made * keep * perPrimary
    secondary[m * A + 1] = city * share * (1 - ageing)
    secondary[m * A + 2] = (inflow - city) * aged
  }
  return { primary, secondary, kept }
}

function secondaryShare({ draws, moment, humidity }: Splitting, m: number): number {
  const base = (moment.heating ? draws.secondaryHeating : draws.secondaryRest)[m] as number
  const share = base + (draws.humidity[m] as number) * ((humidity ?? 50) / 100 - 0.5)
  return share < 0.1 ? 0.1 : share > 0.85 ? 0.85 : share
}

function fillInflow(shares: Shares, primary: Float64Array, m: number, area: 0 | 1, amount: number): void {
  for (let s = 0; s < S; s++) primary[m * TAGS + (area + 1) * S + s] = amount * (shares.primary[(m * 2 + area) * S + s] as number)
}

/** Contribution over (E/h)·τ with the slow factor taken out of E; null where nothing is emitted. */
function closureOf(mixed: Float64Array, supply: Float64Array, slow: Float64Array, air: AirHour): number | null {
  const { residence } = air
  const ratios = new Float64Array(residence.length)
  const factors = new Float64Array(FACTORS)
  for (let m = 0; m < ratios.length; m++) {
    for (let f = 0; f < FACTORS; f++) factors[f] = Math.exp(-(slow[m * FACTORS + f] as number))
    let made = 0
    let fed = 0
    for (let s = 0; s < S; s++) {
      const f = FACTOR_OF[s] as number
      made += mixed[m * S + s] as number
      fed += (supply[m * S + s] as number) * (f < 0 ? 1 : factors[f] as number)
    }
    if (fed <= 0) return null
    ratios[m] = made / (fed * (residence[m] as number))
  }
  return median(ratios)
}
