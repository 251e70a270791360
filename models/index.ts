/** What the models offer to the outside: the contract's types and the wired registry. */
export type { HourFrame } from './contract/frame.ts'
export type { Model, ModelDescription } from './contract/model.ts'
export type { AirHour, BaselineHour, BranchHour } from './contract/outcome.ts'
export type { Parameter } from './contract/parameter.ts'
export type { Order, Scenario } from './contract/scenario.ts'
export { baselineModel, branchModel, descriptions, summarise, type BaselineState, type BranchState, type EpisodeConfig } from './registry.ts'
