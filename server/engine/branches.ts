import type { BaselineHour, BranchHour } from '../../models/contract/outcome.ts'
import type { Order } from '../../models/contract/scenario.ts'
import type { BranchState as ResponseState } from '../../models/registry.ts'
import type { ApportionedHour, BranchOutcome, BranchState, BranchStates, BranchedHour, Orders } from './hour.ts'
import type { Step } from './stage.ts'

/** One branch over one hour. A model that throws ends its branch with the reason, and never the stream. */
export interface BranchStep {
  start(): BranchState
  step(state: BranchState, baseline: BaselineHour, order: Order, spare?: BranchState | null): { readonly state: BranchState; readonly out: BranchOutcome }
}

/** `init` and `step` of the response model, its configuration put in. */
export interface ResponseModel { init(): ResponseState; step(state: ResponseState, input: { readonly baseline: BaselineHour; readonly order: Order }, spare?: ResponseState | null): { readonly state: ResponseState; readonly out: BranchHour } }

/** The step of one branch around a response model. */
export function branchStep(model: ResponseModel): BranchStep {
  return {
    start: () => ({ state: model.init() }),
    step(state, baseline, order, spare = null) {
      if ('failed' in state) return { state, out: { ok: false, reason: state.failed } }
      try {
        const next = model.step(state.state, { baseline, order }, spare === null || 'failed' in spare ? null : spare.state)
        return { state: { state: next.state }, out: { ok: true, hour: next.out } }
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error)
        return { state: { failed: reason }, out: { ok: false, reason } }
      }
    },
  }
}

/** The branches stage: every order of the room or run in the order of its making. Orders may come and go between hours. */
export function branchesStep(branch: BranchStep, orders: Orders): Step<BranchStates, ApportionedHour, BranchedHour> {
  return (states, input, spare) => {
    const next: Record<string, BranchState> = {}
    const branches: Record<string, BranchOutcome> = {}
    for (const [id, order] of orders) {
      const result = branch.step(states[id] ?? branch.start(), input.baseline, order, spare?.[id])
      next[id] = result.state
      branches[id] = result.out
    }
    return { state: next, out: { ...input, branches } }
  }
}
