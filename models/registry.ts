/**
 * The models of a run, wired: air and apportionment make the baseline, the response makes the branches.
 * For: the engine, which knows models only through the plug-in contract. Science folders do not import each other; they meet here.
 * Reference: architecture.md (folders and direction). To add a model, see README.md beside this file.
 */
import { startAir, stepAir, type AirState } from './air/air.ts'
import { AIR_PARAMETERS } from './air/parameters.ts'
import { startApportion, stepApportion, type ApportionState } from './apportion/apportion.ts'
import { APPORTION_PARAMETERS } from './apportion/parameters.ts'
import type { HourFrame } from './contract/frame.ts'
import type { InventoryRow, ProfileRow } from './contract/inventory.ts'
import type { Model, ModelDescription } from './contract/model.ts'
import type { BaselineHour, BranchHour } from './contract/outcome.ts'
import type { Parameter } from './contract/parameter.ts'
import type { Order } from './contract/scenario.ts'
import type { DeclaredStates } from './units/gas-state.ts'
import { startBranch, stepBranch, type BranchState } from './response/branch.ts'
import { RESPONSE_PARAMETERS } from './response/parameters.ts'

export { skillOf, type Skill } from './apportion/skill.ts'
export { summarise, type BaselineSummary } from './apportion/summarise.ts'
export type { BranchState } from './response/branch.ts'

export interface EpisodeConfig {
  readonly members: number
  readonly inventory: readonly InventoryRow[]
  readonly profiles: readonly ProfileRow[]
  /** Whether the ratios are those of what is emitted, or those that a monitor reads (contracts.md): then nothing is lost on the way any more. */
  readonly profilesAt: 'source' | 'monitor'
  /** Overrides of parameters by id; ids of other models are left alone. */
  readonly parameters: readonly Parameter[]
  readonly offsetMinutes: number
  /** State of the gases; not used by these models, whose profiles are wider than the 9 % between the states. */
  readonly gasState: DeclaredStates
}
export interface BaselineState { readonly air: AirState; readonly apportion: ApportionState }

const capabilities = { snapshot: true, seeded: true, ensemble: true }
const air: ModelDescription = {
  id: 'air', version: '0.2.0', kind: 'apportionment', name: { zh: '空气更新与输送', en: 'Renewal and transit of air' }, capabilities,
  variables: [variable('residence', 'h'), variable('height', 'm'), variable('run', 'km')], parameters: AIR_PARAMETERS,
}
const apportion: ModelDescription = {
  id: 'apportion-filter', version: '0.2.1', kind: 'apportionment', name: { zh: '来源解析滤波（清单、边界层与示踪物）', en: 'Apportionment by a filter (inventory, air and tracers)' }, capabilities,
  variables: [variable('total', 'ug/m3'), variable('primary', 'ug/m3'), variable('secondary', 'ug/m3'), variable('supply', 'ug/m3/h'), variable('kept', '1')], parameters: APPORTION_PARAMETERS,
}
const response: ModelDescription = {
  id: 'response-deficit', version: '0.2.0', kind: 'response', name: { zh: '削减响应（亏缺法）', en: 'Response to cuts (deficits)' }, capabilities,
  variables: [variable('total', 'ug/m3')], parameters: RESPONSE_PARAMETERS,
}

/** Every model that takes part in a run, in the order of the pipeline. */
export const descriptions: readonly ModelDescription[] = [air, apportion, response]

/** Frames in, contributions out: one frame an hour, without gaps in time (a frame may be empty). */
export const baselineModel: Model<EpisodeConfig, BaselineState, HourFrame, BaselineHour> = {
  describe: () => ({ ...apportion, parameters: [...AIR_PARAMETERS, ...APPORTION_PARAMETERS] }),
  init: (config, seed) => ({ air: startAir(config, seed), apportion: startApportion(config, seed) }),
  step(state, frame, spare = null) {
    const passed = stepAir(state.air, frame)
    const apportioned = stepApportion(state.apportion, frame, passed.out, spare?.apportion)
    return { state: { air: passed.state, apportion: apportioned.state }, out: apportioned.out }
  },
}

/** Baseline hours and an order in, the branch's PM2.5 out; started at the first hour of the run, whenever the order begins. */
export const branchModel: Model<EpisodeConfig, BranchState, { readonly baseline: BaselineHour; readonly order: Order }, BranchHour> = {
  describe: () => response,
  init: (config, seed) => startBranch(config, seed),
  step: stepBranch,
}

function variable(name: string, unit: string): ModelDescription['variables'][number] { return { name, unit, mayBeNegative: false } }
