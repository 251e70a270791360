import { describe, expect, it } from 'vitest'
import { begunBy, levelChanges } from '../../../web/src/state/begun.ts'
import { FIRST, iso, summary } from '../sample-room.ts'

const bar = (id: string, from: number, to: number) => ({ id, zh: id, en: id, start: iso(from), end: iso(to), where: 'city' })

it('a level is told where it changes, over hours without one too', () => {
  // Oracle: by hand.
  expect(levelChanges([null, 2, 2, null, 2, 3, 3, 2])).toEqual([{ row: 1, before: null, level: 2 }, { row: 5, before: 2, level: 3 }, { row: 7, before: 3, level: 2 }])
  expect(levelChanges([null, null])).toEqual([])
})

describe('what branches have ordered', () => {
  const branch = summary('a', { bars: [bar('orange', 10, 100), bar('dust', 20, 50), bar('cars', 20, 191)] })

  it('begins and ends as the clock comes there, and what begins together is said together', () => {
    // Oracle: by hand: at hour 30 one order and two measures have begun, nothing has ended; the episode ends at 191.
    const told = (cursor: number) => begunBy([branch], FIRST + cursor, FIRST + 191).map(({ began, hour, bars }) => [began, hour - FIRST, bars.map(({ id }) => id)])
    expect(told(9)).toEqual([])
    expect(told(30)).toEqual([[true, 10, ['orange']], [true, 20, ['dust', 'cars']]])
    expect(told(191)).toEqual([[true, 10, ['orange']], [true, 20, ['dust', 'cars']], [false, 100, ['orange']], [false, 50, ['dust']]])
  })
})
