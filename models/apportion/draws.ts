/**
 * Everything of the apportionment that is drawn once for each member: no hour in any key, so nothing here changes in time.
 * For: pairing; equal seeds give equal members whatever is ordered. Units: those of the parameters. Reference: science.md §6.
 */
import type { InventoryRow, ProfileRow } from '../contract/inventory.ts'
import { PRECURSORS } from '../contract/outcome.ts'
import type { Parameter } from '../contract/parameter.ts'
import { normal } from '../numeric/random.ts'
import { drawMembers, ranges } from '../numeric/ranged.ts'
import { districtFlux } from './inventory.ts'
import { APPORTION_PARAMETERS } from './parameters.ts'
import { drawProfiles } from './tracers.ts'

export interface ApportionConfig {
  readonly members: number
  readonly inventory: readonly InventoryRow[]
  readonly profiles: readonly ProfileRow[]
  readonly parameters: readonly Parameter[]
  readonly offsetMinutes: number
}

/** By member unless a plain number; `flux` is members × SECTORS, `weights` members × PRECURSORS adding up to 1. */
export interface ApportionDraws {
  readonly flux: Float64Array; readonly profiles: Float64Array
  readonly networkShare: Float64Array; readonly leastInflow: Float64Array
  readonly city: Float64Array; readonly direction: Float64Array; readonly heavy: Float64Array
  readonly secondaryHeating: Float64Array; readonly secondaryRest: Float64Array; readonly humidity: Float64Array
  readonly ageing: Float64Array; readonly forming: Float64Array
  readonly weightsHeating: Float64Array; readonly weightsRest: Float64Array
  readonly background: Float64Array; readonly gain: number; readonly back: number
  readonly prior: Float64Array; readonly luck: Float64Array; readonly hourlyError: number; readonly networkError: number
}

/** All draws of a run. Throws a RangeError where a range is disordered. */
export function drawApportion({ members, inventory, profiles, parameters }: ApportionConfig, seed: number): ApportionDraws {
  const range = ranges(APPORTION_PARAMETERS, parameters)
  const each = (name: string) => drawMembers(range(`apportion.${name}`), members, seed, 'apportion', name)
  const one = (name: string) => range(`apportion.${name}`).value
  return {
    flux: districtFlux(inventory, members, seed, each('district.plain_share').map(share => share * one('district.area'))), profiles: drawProfiles(profiles, members, seed),
    networkShare: each('inflow.network_share').map(x => Math.min(0.98, x)), leastInflow: each('inflow.least').map(x => Math.min(0.98, x)),
    city: each('city.share').map(x => Math.min(0.95, x)), direction: each('city.direction'), heavy: each('city.heavy'),
    secondaryHeating: each('secondary.heating'), secondaryRest: each('secondary.rest'), humidity: each('secondary.humidity'),
    ageing: each('secondary.ageing'), forming: each('secondary.forming'),
    weightsHeating: weights(each, 'heating', members), weightsRest: weights(each, 'rest', members),
    background: each('tracer.background').map(x => Math.min(1, x)), gain: one('tracer.gain'), back: one('tracer.return'),
    prior: each('total.prior'), luck: Float64Array.from({ length: members }, (_, member) => normal({ seed, model: 'apportion', member, name: 'total.luck' })),
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
