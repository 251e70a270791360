/**
 * The hour's PM2.5 split: the district by sector, the rest as inflow of city and region.
 * For: contributions that add up. In words: the district is what its boxes hold times the groups' factors, at most what the observation
 * leaves beside a least share of inflow; city against region goes by wind and load; primary against secondary inflow by season,
 * humidity and age. Units: µg/m³. Reference: science.md §1, §2. When not to use it: district against city is modelled, not observed.
 */
import { AREAS, SECTORS, TAGS } from '../contract/dimensions.ts'
import type { AirHour, BaselineHour } from '../contract/outcome.ts'
import { blockOf } from '../numeric/block.ts'
import { median } from '../numeric/quantile.ts'
import type { ApportionDraws } from './draws.ts'
import { FACTORS, FACTOR_OF } from './groups.ts'
import { cityShare } from './inflow.ts'

const S = SECTORS.length
const A = AREAS.length

export interface Splitting {
  readonly draws: ApportionDraws
  /** members × [city, region] × SECTORS. */
  readonly inflow: Float64Array
  readonly air: AirHour
  readonly heating: boolean
  /** members × SECTORS, factors of 1. */
  readonly fine: Float64Array
  readonly made: Float64Array
  /** members × FACTORS. */
  readonly factors: Float64Array
  readonly total: Float64Array
  /** %, null where unknown. */
  readonly humidity: number | null
}

/** Contributions by member, none negative, adding up to `total`. */
export function splitTotal(by: Splitting): Pick<BaselineHour, 'primary' | 'secondary' | 'made' | 'kept'> {
  const { draws, air, total } = by
  const members = total.length
  const part = blockOf(members * (TAGS + A + S + 1))
  const [primary, secondary, made, kept] = [part(members * TAGS), part(members * A), part(members * S), part(members)]
  for (let m = 0; m < members; m++) {
    const all = total[m] as number
    const local = districtOf(by, m, all, primary, made, kept)
    let formed = 0
    for (let s = 0; s < S; s++) formed += made[m * S + s] as number
    const inflow = Math.max(0, all - local)
    const share = secondaryShare(by, m)
    const city = inflow * cityShare(draws.city[m] as number, draws.direction[m] as number, draws.heavy[m] as number, air.fromCity, all)
    const ageing = draws.ageing[m] as number
    const aged = Math.min(0.9, share * (1 + ageing))
    fillInflow(by.inflow, primary, m, 0, city * (1 - share * (1 - ageing)))
    fillInflow(by.inflow, primary, m, 1, (inflow - city) * (1 - aged))
    secondary[m * A] = formed
    secondary[m * A + 1] = city * share * (1 - ageing)
    secondary[m * A + 2] = (inflow - city) * aged
  }
  return { primary, secondary, made, kept }
}

/** Writes the district's part of member `m` and returns it. */
function districtOf({ draws, fine, made: unscaled, factors }: Splitting, m: number, all: number, primary: Float64Array, made: Float64Array, kept: Float64Array): number {
  let local = 0
  for (let s = 0; s < S; s++) local += ((fine[m * S + s] as number) + (unscaled[m * S + s] as number)) * factor(factors, m, s)
  const most = all * (1 - (draws.leastInflow[m] as number))
  const keep = local <= most ? 1 : most / local
  kept[m] = keep
  for (let s = 0; s < S; s++) {
    const f = factor(factors, m, s) * keep
    primary[m * TAGS + s] = (fine[m * S + s] as number) * f
    made[m * S + s] = (unscaled[m * S + s] as number) * f
  }
  return local * keep
}

function factor(factors: Float64Array, m: number, s: number): number { return factors[m * FACTORS + (FACTOR_OF[s] as number)] as number }

function secondaryShare({ draws, heating, humidity }: Splitting, m: number): number {
  const base = (heating ? draws.secondaryHeating : draws.secondaryRest)[m] as number
  const share = base + (draws.humidity[m] as number) * ((humidity ?? 50) / 100 - 0.5)
  return share < 0.1 ? 0.1 : share > 0.85 ? 0.85 : share
}

function fillInflow(shares: Float64Array, primary: Float64Array, m: number, area: 0 | 1, amount: number): void {
  for (let s = 0; s < S; s++) primary[m * TAGS + (area + 1) * S + s] = amount * (shares[(m * 2 + area) * S + s] as number)
}

/** Contribution over (E/h)·τ, E being the inventory's: what the district's primary PM2.5 asks of its inventory. Null where nothing is emitted. */
export function closureOf(primary: Float64Array, supply: Float64Array, factors: Float64Array, { residence }: AirHour): number | null {
  const ratios = new Float64Array(residence.length)
  for (let m = 0; m < ratios.length; m++) {
    let held = 0
    let fed = 0
    for (let s = 0; s < S; s++) {
      held += primary[m * TAGS + s] as number
      fed += (supply[m * S + s] as number) / factor(factors, m, s)
    }
    if (fed <= 0) return null
    ratios[m] = held / (fed * (residence[m] as number))
  }
  return median(ratios)
}
