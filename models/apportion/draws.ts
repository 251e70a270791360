/**
 * Everything of the apportionment that is drawn once for each member: no hour in any key, so nothing here changes in time.
 * For: pairing; equal seeds give equal members whatever is ordered. Units: those of the parameters. Reference: science.md §6.
 */
import type { InventoryRow, ProfileRow } from '../contract/inventory.ts'
import { PRECURSORS } from '../contract/outcome.ts'
import type { Parameter } from '../contract/parameter.ts'
import { normal } from '../numeric/random.ts'
import { drawMembers, ranges } from '../numeric/ranged.ts'
import { priorCovariance, returnTo, type FilterPrior, type Return } from './filter.ts'
import { FACTORS } from './groups.ts'
import { districtFlux } from './inventory.ts'
import { APPORTION_PARAMETERS, GROUP_NAMES } from './parameters.ts'
import { drawProfiles, TRACERS } from './profiles.ts'
import { READ } from './readings.ts'
import type { Forming } from './secondary.ts'

export interface ApportionConfig {
  readonly members: number
  readonly inventory: readonly InventoryRow[]
  readonly profiles: readonly ProfileRow[]
  readonly profilesAt: 'source' | 'monitor'
  readonly parameters: readonly Parameter[]
  readonly offsetMinutes: number
}

/** By member unless a plain number. */
export interface ApportionDraws {
  /** members × SECTORS, µg/m²/h: primary PM2.5, and each precursor. */
  readonly flux: Float64Array; readonly precursorFlux: readonly Float64Array[]
  /** members × TRACERS × SECTORS; by tracer cm/s and 1/h beyond what PM2.5 loses. */
  readonly profiles: Float64Array; readonly tracerDeposition: readonly Float64Array[]; readonly tracerLoss: readonly Float64Array[]
  readonly forming: Forming
  readonly leastInflow: Float64Array; readonly city: Float64Array; readonly direction: Float64Array; readonly heavy: Float64Array
  readonly secondaryHeating: Float64Array; readonly secondaryRest: Float64Array; readonly humidity: Float64Array; readonly ageing: Float64Array
  /** members × PRECURSORS, adding up to 1. */
  readonly weightsHeating: Float64Array; readonly weightsRest: Float64Array
  readonly prior: Float64Array; readonly returning: Return
  /** By reading: what arrives against what is read elsewhere, and the spread of the model around a reading, ln; path of averaging, km. */
  /** %: from this humidity on SO2 is not read. */
  readonly fogFrom: number
  readonly inflowRatio: readonly number[]; readonly readingSpread: readonly number[]; readonly memory: number
  /** members × FACTORS standard normals: where the member stands in the filter's distribution. */
  readonly factorLuck: Float64Array
  readonly priorTotal: Float64Array; readonly luck: Float64Array; readonly hourlyError: number; readonly networkError: number
}

/** All draws of a run. Throws a RangeError where a range is disordered. */
export function drawApportion({ members, inventory, profiles, profilesAt, parameters }: ApportionConfig, seed: number): ApportionDraws {
  const range = ranges(APPORTION_PARAMETERS, parameters)
  const each = (name: string) => drawMembers(range(`apportion.${name}`), members, seed, 'apportion', name)
  const one = (name: string) => range(`apportion.${name}`).value
  const luck = (name: string, member: number) => normal({ seed, model: 'apportion', member, name })
  const area = each('district.plain_share').map(share => share * one('district.area'))
  const lost = (how: string) => TRACERS.map(name => profilesAt === 'monitor' ? new Float64Array(members) : each(`tracer.${how}.${name}`))
  const filter: FilterPrior = {
    own: GROUP_NAMES.map(group => one(`filter.own.${group}`)), common: one('filter.common'), factorTime: one('filter.factor_time'),
    inflow: READ.map(name => one(`filter.inflow.${name}`)), inflowTime: one('filter.inflow_time'), air: one('filter.air'), airTime: one('filter.air_time'),
  }
  const prior = priorCovariance(filter)
  return {
    flux: districtFlux(inventory, 'PM2.5', members, seed, area), precursorFlux: PRECURSORS.map(precursor => districtFlux(inventory, precursor, members, seed, area)),
    profiles: drawProfiles(profiles, members, seed), tracerDeposition: lost('deposition'), tracerLoss: lost('loss'),
    forming: {
      hours: PRECURSORS.map(precursor => each(`secondary.time.${precursor}`)), share: PRECURSORS.map(precursor => each(`secondary.formed.${precursor}`)),
      humid: each('secondary.humid'), warmTime: each('secondary.warm_time'), warmShare: each('secondary.warm_share'),
    },
    leastInflow: each('inflow.least').map(x => Math.min(0.98, x)), city: each('city.share').map(x => Math.min(0.95, x)), direction: each('city.direction'), heavy: each('city.heavy'),
    secondaryHeating: each('secondary.heating'), secondaryRest: each('secondary.rest'), humidity: each('secondary.humidity'), ageing: each('secondary.ageing'),
    weightsHeating: weights(each, 'heating', members), weightsRest: weights(each, 'rest', members),
    prior, returning: returnTo(prior, filter),
    fogFrom: one('filter.fog'), inflowRatio: READ.map(name => one(`inflow.ratio.${name}`)), readingSpread: READ.map(name => one(`filter.reading.${name}`)), memory: one('inflow.memory'),
    factorLuck: Float64Array.from({ length: members * FACTORS }, (_, i) => luck(`filter.luck/${i % FACTORS}`, Math.floor(i / FACTORS))),
    priorTotal: each('total.prior'), luck: Float64Array.from({ length: members }, (_, member) => luck('total.luck', member)),
    hourlyError: one('total.hourly_error'), networkError: one('total.network_error'),
  }
}

function weights(each: (name: string) => Float64Array, season: 'heating' | 'rest', members: number): Float64Array {
  const drawn = PRECURSORS.map(precursor => each(`precursor.${season}.${precursor}`))
  const out = new Float64Array(members * PRECURSORS.length)
  for (let m = 0; m < members; m++) {
    const sum = drawn.reduce((total, values) => total + (values[m] as number), 0)
    for (const [p, values] of drawn.entries()) out[m * PRECURSORS.length + p] = (values[m] as number) / sum
  }
  return out
}
