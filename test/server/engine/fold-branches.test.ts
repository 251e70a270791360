import { describe, expect, it } from 'vitest'
import type { Order } from '../../../models/contract/scenario.ts'
import { differences, failingOrder, hourAt, madeEpisode, seen, straightPass } from '../../support/made-episode.ts'
import { cutOrder } from '../../support/runs.ts'

const HOURS = 80
const MEMBERS = 3
const orders: readonly (readonly [string, Order])[] = [['city', cutOrder(MEMBERS, 'city', 0.5, hourAt(10))], ['region', cutOrder(MEMBERS, 'region', 0.3, hourAt(40))], ['broken', failingOrder(MEMBERS, hourAt(30))]]

describe('branches that come late to a fold', () => {
  it.each([[400, 'of which every baseline is kept'], [20, 'of which the older baselines are gone'], [0, 'that keeps none']])('with a history of %i h, %s, are together what they would be from the first hour', history => {
    // Oracle: one straight pass of the pipeline with all of them, bit for bit; before and after a rewind, and after the next hours.
    const { episode, data } = madeEpisode({ hours: HOURS, members: MEMBERS, history })
    const fold = episode.fold('here', new Map([['first', cutOrder(MEMBERS, 'district', 1, hourAt(2))]]))
    fold.advance(hourAt(71))
    fold.setBranches(new Map<string, Order | null>([...orders, ['first', null]]))
    for (const to of [71, 47, 20, HOURS - 1]) {
      if (hourAt(to) > fold.cursor) fold.advance(hourAt(to))
      else fold.rewind(hourAt(to))
      expect(differences(seen(fold), straightPass(data, new Map(orders), hourAt(to), Infinity))).toEqual([])
    }
    fold.stop()
  })

  it('may be left off on the way: then nothing has changed; hours that come meanwhile are theirs too', () => {
    // Oracle: one straight pass with the old orders, then one with the new, bit for bit.
    const { episode, data } = madeEpisode({ hours: HOURS, members: MEMBERS, history: 20 })
    const before = new Map([['city', cutOrder(MEMBERS, 'district', 1, hourAt(2))]])
    const fold = episode.fold('here', new Map(before))
    fold.advance(hourAt(60))
    const left = fold.settingBranches(new Map(orders))
    for (let i = 0; i < 50; i++) expect(left.next().done).toBe(false)
    expect(differences(seen(fold), straightPass(data, before, hourAt(60), Infinity))).toEqual([])
    fold.rewind(hourAt(50))
    expect(differences(seen(fold), straightPass(data, before, hourAt(50), Infinity))).toEqual([])
    const finished = fold.settingBranches(new Map(orders))
    for (let i = 0; i < 30; i++) finished.next()
    const { returns } = fold
    fold.advance(hourAt(HOURS - 1))
    expect(fold.returns).toBe(returns)
    while (finished.next().done !== true);
    expect(differences(seen(fold), straightPass(data, new Map(orders), hourAt(HOURS - 1), Infinity))).toEqual([])
    fold.stop()
  })
})
