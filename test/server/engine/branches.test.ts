import { describe, expect, it } from 'vitest'
import type { BaselineHour } from '../../../models/contract/outcome.ts'
import type { Order } from '../../../models/contract/scenario.ts'
import { branchModel, type BranchState as ResponseState } from '../../../models/registry.ts'
import { branchStep, branchesStep, type ResponseModel } from '../../../server/engine/branches.ts'
import type { ApportionedHour, BranchStates } from '../../../server/engine/hour.ts'
import { at, frameOf } from '../../support/frames.ts'
import { cutOrder, runBaseline, runBranch, testConfig } from '../../support/runs.ts'

const MEMBERS = 4
const config = testConfig({ members: MEMBERS })
const first = at('2016-12-15T01:00')
const frames = Array.from({ length: 20 }, (_, i) => frameOf(first + i, { readings: { pm25: 90 + 3 * i }, weather: { wind_speed: 1.2, wind_direction: 220 } }))
const hours: readonly BaselineHour[] = runBaseline(frames, config)
const model: ResponseModel = { init: () => branchModel.init(config, 1, first), step: branchModel.step }

/** All hours through the stage; `between` may change the orders before an hour. */
function run(orders: Map<string, Order>, given = model, between: (index: number) => void = () => {}) {
  const step = branchesStep(branchStep(given), orders)
  let states: BranchStates = {}
  return hours.map((baseline, i) => {
    between(i)
    const input: ApportionedHour = { frame: frames[i] as ApportionedHour['frame'], points: [], doubts: {}, baseline }
    const next = step(states, input)
    states = next.state
    return next.out
  })
}
const totals = (out: ReturnType<typeof run>, id: string) => out.map(({ branches }) => { const one = branches[id]; return one?.ok === true ? [...one.hour.total] : null })

describe('the branches of an hour', () => {
  it('are what the model alone makes of each order, hour by hour', () => {
    // Oracle: the model run by itself (test/support/runs), bit for bit.
    const [a, b] = [cutOrder(MEMBERS, 'city', 0.5, first + 3), cutOrder(MEMBERS, 'region', 0.2, first)]
    const out = run(new Map([['a', a], ['b', b]]))
    for (const [id, order] of [['a', a], ['b', b]] as const) expect(totals(out, id)).toEqual(runBranch(hours, order, config).map(hour => [...hour.total]))
    expect(out[7]?.baseline).toBe(hours[7])
    expect(Object.keys(out[7]?.branches ?? {})).toEqual(['a', 'b'])
  })

  it('may come and go between hours, and leave nothing behind', () => {
    // Oracle: orders on the table, hour by hour; one that comes again begins anew.
    const orders = new Map([['a', cutOrder(MEMBERS, 'city', 0.5, first)]])
    const again = cutOrder(MEMBERS, 'city', 0.5, first + 12)
    const out = run(orders, model, i => {
      if (i === 5) orders.delete('a')
      if (i === 12) orders.set('a', again)
    })
    expect(out.map(({ branches }) => Object.keys(branches).length)).toEqual([...Array<number>(5).fill(1), ...Array<number>(7).fill(0), ...Array<number>(8).fill(1)])
    // A branch put in at an hour has no history: it equals the baseline less what it cuts from then on.
    expect(totals(out, 'a')[12]).not.toEqual(totals(run(new Map([['a', cutOrder(MEMBERS, 'city', 0.5, first)]])), 'a')[12])
  })

  it('end with the reason where the model throws, are never asked again, and leave the others alone', () => {
    // Oracle: architecture.md, a failing model ends its branch with a reason, not the stream.
    let asked = 0
    const broken: ResponseModel = {
      init: model.init,
      step(state: ResponseState, input) {
        if (input.order.key === 'broken') { asked++; if (asked > 6) throw new RangeError('renewal needs a residence time above zero, got 0 h') }
        return model.step(state, input)
      },
    }
    const sound = cutOrder(MEMBERS, 'city', 0.5, first)
    const out = run(new Map([['broken', { ...sound, key: 'broken' }], ['sound', sound]]), broken)
    expect(out.map(({ branches }) => branches['broken']?.ok)).toEqual([...Array<boolean>(6).fill(true), ...Array<boolean>(14).fill(false)])
    expect(out[19]?.branches['broken']).toEqual({ ok: false, reason: 'renewal needs a residence time above zero, got 0 h' })
    expect(asked).toBe(7)
    expect(totals(out, 'sound')).toEqual(runBranch(hours, sound, config).map(hour => [...hour.total]))
  })

  it('refuse an order made for another ensemble as their own failure', () => {
    // Oracle: the model's own rule, which names both numbers.
    expect(run(new Map([['a', cutOrder(9, 'city', 0.5, first)]]))[0]?.branches['a']).toEqual({ ok: false, reason: 'a branch of 4 members needs an order of as many, got 9' })
  })

  it('have a reason even where what is thrown is no error', () => {
    // Oracle: the text that was thrown.
    const thrower: ResponseModel = { init: model.init, step: () => { throw 'out of paper' } }
    expect(run(new Map([['a', cutOrder(MEMBERS, 'city', 0.5, first)]]), thrower)[0]?.branches['a']).toEqual({ ok: false, reason: 'out of paper' })
  })
})
