import { expect, it } from 'vitest'
import { Snapshots, type StageStates } from '../../../server/engine/snapshots.ts'

/** States that say before which hour they were read. */
const stamp = (index: number): StageStates => ({ quality: index, apportion: index, assess: index, branches: { index } }) as unknown as StageStates
function kept(each: boolean, hours: number): Snapshots {
  const made = new Snapshots(each)
  for (let index = 0; index < hours; index++) made.keep(index, () => stamp(index))
  return made
}
const indices = (of: Snapshots): number[] => [...of.all()].map(({ quality }) => Number(quality)).sort((a, b) => a - b)

it('keeps a state a day, and for a room one for each of the newest two days', () => {
  // Oracle: counted by hand: every 24th hour, and the last 48 of a room.
  expect(indices(kept(false, 100))).toEqual([0, 24, 48, 72, 96])
  expect(indices(kept(true, 100))).toEqual([0, 24, 48, ...Array.from({ length: 48 }, (_, i) => 52 + i)])
})

it('finds the newest state at or before an hour, and none that was dropped', () => {
  // Oracle: the list above.
  const days = kept(false, 100)
  expect([95, 96, 200, 23, -5].map((index) => days.before(index))).toEqual([72, 96, 96, 0, 0])
  days.dropAfter(48)
  expect([days.before(95), days.at(48)?.quality, days.at(72)]).toEqual([48, 48, undefined])
})

it('reads a state only where it is kept and not there already', () => {
  // Oracle: the states themselves: the first reading stays.
  const days = new Snapshots(false)
  days.keep(0, () => stamp(0))
  days.keep(0, () => { throw new Error('read again') })
  days.keep(5, () => { throw new Error('read for nothing') })
  expect(indices(days)).toEqual([0])
})

it('thins what is older where there are more than 400, and never the first', () => {
  // Oracle: 401 days: every second state of the older half goes, the one before the first hour stays.
  const found = indices(kept(false, 24 * 401))
  expect([found.length, found[0], found.at(-1)]).toEqual([301, 0, 24 * 400])
})
