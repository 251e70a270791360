/**
 * A branch: the baseline less the deficits of an order, hour by hour and member by member.
 * For: "what would it have been?". In words: nothing happens until the first hour that cuts something; from then on the history of cuts
 * is kept and the deficits are stepped; the branch is the baseline less their sum, within [0, baseline]. Equal orders give equal bytes.
 * Units: µg/m³. Reference: science.md §1, §6. When not to use it: measures that add emissions; ozone.
 */
import { AREAS } from '../contract/dimensions.ts'
import type { BaselineHour, BranchHour } from '../contract/outcome.ts'
import type { Parameter } from '../contract/parameter.ts'
import type { Order } from '../contract/scenario.ts'
import { drawMembers, ranges } from '../numeric/ranged.ts'
import { areasTouched, reduceOrder } from './cuts.ts'
import { noDeficits, stepDeficits, type Deficits } from './deficit.ts'
import { recordCut, type History } from './history.ts'
import { RESPONSE_PARAMETERS } from './parameters.ts'
import type { Surface } from './surface.ts'

export interface BranchConfig { readonly members: number; readonly parameters: readonly Parameter[] }
export interface BranchInput { readonly baseline: BaselineHour; readonly order: Order }

export interface BranchState {
  readonly surfaces: readonly Surface[]
  /** By member: share by which secondary PM follows its precursors within an hour. */
  readonly relax: Float64Array
  /** Path at the end of the hour before, km by member; null before the first hour. */
  readonly run: Float64Array | null
  /** Empty until something is cut. */
  readonly history: History
  /** Null until something is cut; then this state's own, shared with no other. */
  readonly deficits: Deficits | null
  /** By area: whether any of it was ever cut; where not, there is nothing to step. */
  readonly touched: readonly boolean[]
  /** The latest cuts and the arrays that they were reduced from, newest first: day and night come again and need no new reduction. */
  readonly reduced: readonly Reduced[]
}
interface Reduced { readonly remaining: Float64Array; readonly shares: Float64Array; readonly cut: Float64Array; readonly touches: readonly boolean[] }
/** Two daily windows make four kinds of hours. */
const REDUCED = 4

/** The state before the first hour. */
export function startBranch(config: BranchConfig, seed: number): BranchState {
  const range = ranges(RESPONSE_PARAMETERS, config.parameters)
  const each = (name: string) => drawMembers(range(`response.${name}`), config.members, seed, 'response', name)
  const share = (name: string) => each(name).map(x => x < 0 ? 0 : x > 1 ? 1 : x)
  const [so2, nox, nh3, voc] = [share('resistance.SO2'), share('resistance.NOx'), share('resistance.NH3'), share('resistance.VOC')]
  const [noxVoc, nh3Nox] = [share('interaction.NOx_VOC'), share('interaction.NH3_NOx')]
  const at = (values: Float64Array, m: number) => values[m] as number
  return {
    surfaces: Array.from({ length: config.members }, (_, m): Surface => ({ resistance: [at(so2, m), at(nox, m), at(nh3, m), at(voc, m)], noxVoc: at(noxVoc, m), nh3Nox: at(nh3Nox, m) })),
    relax: each('secondary.time').map(hours => 1 - Math.exp(-1 / hours)),
    run: null, history: [], deficits: null, touched: AREAS.map(() => false), reduced: [],
  }
}

/** One hour of a branch; the deficits of `spare`, a state that nobody holds any longer, are written over. Throws a RangeError where the order was made for another number of members. */
export function stepBranch(state: BranchState, { baseline, order }: BranchInput, spare: BranchState | null = null): { readonly state: BranchState; readonly out: BranchHour } {
  const members = state.relax.length
  if (order.members !== members) throw new RangeError(`a branch of ${members} members needs an order of as many, got ${order.members}`)
  const remaining = order.remaining(baseline.hour)
  const { run } = baseline.air
  if (remaining === null && state.history.length === 0) return { state: { ...state, run }, out: { hour: baseline.hour, total: baseline.total.slice(), held: 0 } }
  const now = remaining === null ? null : reduce(state, remaining, baseline)
  const reduced = now === null || now === state.reduced[0] ? state.reduced : [now, ...state.reduced.filter(one => one !== now)].slice(0, REDUCED)
  const touched = now === null ? state.touched : state.touched.map((was, a) => was || now.touches[a] === true)
  const begun = state.history.length > 0 ? state.history : recordCut([], baseline.hour, null, state.run ?? new Float64Array(members))
  const history = recordCut(begun, baseline.hour, now?.cut ?? null, state.run ?? new Float64Array(members))
  const { deficits, missing, held } = stepDeficits(state.deficits ?? noDeficits(members), baseline, history, state.relax, touched, spare?.deficits ?? noDeficits(members))
  return { state: { ...state, run, history, deficits, touched, reduced }, out: { hour: baseline.hour, total: subtract(baseline.total, missing), held } }
}

/** What is left, never below zero nor above the baseline; written over `missing`. */
function subtract(baseline: Float64Array, missing: Float64Array): Float64Array {
  for (let m = 0; m < missing.length; m++) {
    const all = baseline[m] as number
    missing[m] = Math.min(all, Math.max(0, all - (missing[m] as number)))
  }
  return missing
}

function reduce({ reduced, surfaces }: BranchState, remaining: Float64Array, { precursors }: BaselineHour): Reduced {
  const known = reduced.find(one => one.remaining === remaining && one.shares === precursors.shares)
  if (known !== undefined) return known
  const cut = reduceOrder(remaining, precursors, surfaces)
  return { remaining, shares: precursors.shares, cut, touches: areasTouched(cut) }
}
