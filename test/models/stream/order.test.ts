import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeRows, orderStart, orderStep, type Ordered, type OrderState } from '../../../models/stream/order.ts'
import type { StationRow } from '../../../models/stream/row.ts'
import { hour, row } from './row.ts'

const step = (state: OrderState, rows: StationRow[], clock: number | null) => orderStep(state, { rows, nowMinutes: clock === null ? null : hour(clock) * 60, latencyMinutes: 0 })
const short = (out: readonly Ordered[]) => out.map(o => o.type === 'row.refused' ? 'refused' : `${o.type} ${o.hour - hour(0)}: ${o.rows.map(r => r.station).join()}`)

describe('order', () => {
  it('keeps rows until their hour closes and gives them out hour by hour, station by station', () => {
    // Oracle: by hand.
    const waiting = step(orderStart(hour(0)), [row(1, { pm25: 1 }, 'b'), row(0, { pm25: 2 }, 'z'), row(0, { pm25: 3 }, 'a')], null)
    expect(waiting.out).toEqual([])
    expect(short(step(waiting.state, [], 1).out)).toEqual(['hour.closed 0: a,z', 'hour.closed 1: b'])
  })

  it('gives out the hours of a gap empty', () => {
    // Oracle: the gap of 30 h: time goes on though nothing came.
    expect(short(step(orderStart(hour(0)), [row(0, {})], 30).out)).toHaveLength(31)
  })

  it('turns a late row into a revision at once', () => {
    // Oracle: architecture.md: late data becomes a revision, never a drop.
    const closed = step(orderStart(hour(0)), [], 5).state
    expect(short(step(closed, [row(3, { pm25: 9 })], null).out)).toEqual(['hour.revised 3: pinggu'])
  })

  it('refuses a row from another year instead of keeping it for ever', () => {
    // Oracle: bounded memory; 8,784 hours ahead is a wrong date.
    const made = step(orderStart(hour(0)), [row(8784, { pm25: 9 })], null)
    expect(short(made.out)).toEqual(['refused'])
    expect(made.state.open).toEqual([])
  })

  it('lets the latest arrival win variable by variable: absent leaves, null clears', () => {
    // Oracle: contracts.md, POST /api/events.
    expect(mergeRows(row(0, { pm25: 1, co: 2 }), row(0, { pm25: null, o3: 5 })).values).toEqual({ pm25: null, co: 2, o3: 5 })
  })

  it('gives the same hours however the rows are cut into batches', () => {
    // Oracle: law; chunk sizes may not change the bytes. Rows arrive in order of arrival, the clock closes all at the end.
    const rows = fc.array(fc.record({ n: fc.integer({ min: 0, max: 5 }), station: fc.constantFrom('a', 'b', 'c'), pm25: fc.integer({ min: 0, max: 9 }) }), { maxLength: 20 })
    fc.assert(fc.property(rows, fc.integer({ min: 1, max: 7 }), (list, size) => {
      const all = list.map(r => row(r.n, { pm25: r.pm25 }, r.station))
      const whole = step(orderStart(hour(0)), all, 6).out
      let state = orderStart(hour(0))
      for (let i = 0; i < all.length; i += size) state = step(state, all.slice(i, i + size), null).state
      expect(step(state, [], 6).out).toEqual(whole)
    }))
  })
})
