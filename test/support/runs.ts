import { AREAS, EMITTED, SECTORS, TAGS, areasBound, type Area } from '../../models/contract/dimensions.ts'
import type { HourFrame } from '../../models/contract/frame.ts'
import type { BaselineHour, BranchHour } from '../../models/contract/outcome.ts'
import type { Order } from '../../models/contract/scenario.ts'
import { baselineModel, branchModel, type EpisodeConfig } from '../../models/registry.ts'
import type { EventHour } from '../../models/units/time.ts'
import { testInventory, testProfiles } from './emissions.ts'

export function testConfig(changes: Partial<EpisodeConfig> = {}): EpisodeConfig {
  return { members: 40, inventory: testInventory, profiles: testProfiles, profilesAt: 'source', parameters: [], offsetMinutes: 480, gasState: '273.15K', ...changes }
}

export function runBaseline(frames: readonly HourFrame[], config = testConfig(), seed = 1): BaselineHour[] {
  let state = baselineModel.init(config, seed, frames[0]?.hour ?? 0 as EventHour)
  return frames.map(frame => {
    const next = baselineModel.step(state, frame)
    state = next.state
    return next.out
  })
}

export function runBranch(hours: readonly BaselineHour[], order: Order, config = testConfig(), seed = 1): BranchHour[] {
  let state = branchModel.init(config, seed, hours[0]?.hour ?? 0 as EventHour)
  return hours.map(baseline => {
    const next = branchModel.step(state, { baseline, order })
    state = next.state
    return next.out
  })
}

/** An order that takes `cut` of everything (or of one sector, or of some pollutants) from `from` to `to`, in the areas that an order for `where` binds, or in exactly one area. */
export function cutOrder(members: number, where: Area, cut: number, from: number, { to = Infinity, only = false, sector, pollutants = EMITTED }: { to?: number; only?: boolean; sector?: typeof SECTORS[number]; pollutants?: readonly string[] } = {}): Order {
  const areas = only ? [where] : areasBound(where)
  const array = new Float64Array(members * TAGS * EMITTED.length).fill(1)
  for (let m = 0; m < members; m++) for (const area of areas) for (const [s, name] of SECTORS.entries()) for (const [e, emitted] of EMITTED.entries()) {
    if ((sector === undefined || sector === name) && pollutants.includes(emitted)) array[(m * TAGS + AREAS.indexOf(area) * SECTORS.length + s) * EMITTED.length + e] = 1 - cut
  }
  return { members, firstHour: from as EventHour, key: `${where}/${cut}/${from}/${to}/${only}/${sector ?? '*'}/${pollutants.join()}`, notes: [], remaining: hour => hour >= from && hour <= to ? array : null }
}

/** Median over the members. */
export function median(values: ArrayLike<number>): number {
  const sorted = Float64Array.from(values).sort()
  return ((sorted[(sorted.length - 1) >> 1] as number) + (sorted[sorted.length >> 1] as number)) / 2
}

export function largest(values: readonly number[]): number { return values.reduce((a, b) => Math.max(a, b), -Infinity) }
