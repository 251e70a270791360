import type { Order } from '../../models/contract/scenario.ts'
import { BranchTrack } from './branch-track.ts'
import type { BranchStep } from './branches.ts'
import type { FoldedHour } from './fold.ts'
import type { BranchState, BranchStates } from './hour.ts'
import type { Snapshots } from './snapshots.ts'
import type { ApportionStep } from './steps.ts'

export interface FoldedBranches {
  readonly tracks: ReadonlyMap<string, BranchTrack>
  /** States before each hour of which a snapshot is kept, by its index; the last one is that before the hour to come. */
  readonly before: ReadonlyMap<number, BranchStates>
  readonly last: BranchStates
}

/**
 * Branches alone over hours that are folded: their baselines stand, and no other branch is asked. Where a baseline was not kept it is
 * reckoned again from its frame. An hour of work at a time; it writes nothing that was there before.
 */
export function* foldBranches(orders: ReadonlyMap<string, Order>, hours: readonly FoldedHour[], snapshots: Snapshots, { apportion, branch }: { readonly apportion: ApportionStep; readonly branch: BranchStep }): Generator<void, FoldedBranches, void> {
  const tracks = new Map([...orders].map(([id, order]) => [id, new BranchTrack(order)]))
  const before = new Map<number, BranchStates>()
  let states: BranchStates = Object.fromEntries([...orders.keys()].map((id) => [id, branch.start()]))
  let apportioned = snapshots.at(0)?.apportion
  for (const [index, hour] of hours.entries()) {
    const snapshot = snapshots.at(index)
    if (snapshot !== undefined) {
      before.set(index, states)
      apportioned = snapshot.apportion
    }
    let { baseline } = hour
    if (baseline === null) {
      if (apportioned === undefined) throw new Error('the snapshot before the first hour is missing')
      const again = apportion(apportioned, hour)
      apportioned = again.state
      baseline = again.out.baseline
    }
    const next: Record<string, BranchState> = {}
    for (const [id, order] of orders) {
      const { state, out } = branch.step(states[id] ?? branch.start(), baseline, order)
      next[id] = state
      tracks.get(id)?.push(hour.total, out)
    }
    states = next
    yield
  }
  // After a rewind to the edge of a stretch, the state before the next hour is kept already; a revision would start from it.
  return { tracks, before: before.set(hours.length, states), last: states }
}
