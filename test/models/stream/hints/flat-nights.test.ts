import { describe, expect, it } from 'vitest'
import { flatNights } from '../../../../models/stream/hints/flat-nights.ts'
import { hour } from '../row.ts'
import { changed, honest } from './made-series.ts'

const OFFSET = 480
const localHour = (n: number) => (hour(n) + 8) % 24
const network = (seed: number, days: number) => Array.from({ length: 8 }, (_, station) => honest(station, days, 60, seed))

describe('flat nights', () => {
  it('are hinted at by accident no more often than they say', () => {
    // Oracle: 60 made networks of eight honest stations over two months, each against the others: the test is exact, so p below 0.05 in
    // at most 5 % of 480 (three standard deviations: 8 %), and none notable.
    const hints = Array.from({ length: 60 }, (_, seed) => {
      const all = network(seed, 60)
      return all.map((own, s) => flatNights('pm25', own, all.filter((_, i) => i !== s), OFFSET)!)
    }).flat()
    expect(hints).toHaveLength(480)
    expect(hints.filter(({ p }) => p < 0.05).length / 480).toBeLessThan(0.08)
    expect(hints.filter(({ notable }) => notable)).toEqual([])
  })

  it('are notable where someone wrote one number down for the night', () => {
    // Oracle: by construction: every fourth night from 01:00 to 06:00 repeats the value of midnight.
    const [own, ...others] = network(3, 90)
    const lazy = changed(own!, (value, n, values) => localHour(n) >= 1 && localHour(n) <= 6 && Math.floor((hour(n) + 8) / 24) % 4 === 0 ? values[Math.max(0, n - localHour(n))]! : value)
    expect(flatNights('pm25', lazy, others, OFFSET)).toMatchObject({ name: 'flat nights', notable: true })
    expect(flatNights('pm25', lazy, others, OFFSET)!.numbers['flat']).toBeGreaterThanOrEqual(20)
    expect(flatNights('pm25', own!, others, OFFSET)!.notable).toBe(false)
  })

  it('are not those of calm air, when nobody moves', () => {
    // Oracle: by construction: all stations stand still in those nights; such nights are not counted.
    const still = network(4, 90).map(one => changed(one, (value, n, values) => localHour(n) >= 1 && localHour(n) <= 6 ? values[Math.max(0, n - localHour(n))]! : value))
    expect(flatNights('pm25', still[0]!, still.slice(1), OFFSET)).toBeNull()
  })

  it('cannot be told among four stations, of coarse numbers, or where hours are missing', () => {
    // Oracle: the words at the head of the file: four others, twenty steps, all six hours.
    const [own, ...others] = network(5, 30)
    expect(flatNights('pm25', own!, others.slice(0, 3), OFFSET)).toBeNull()
    expect(flatNights('pm25', own!, others, OFFSET, 100)).toBeNull()
    expect(flatNights('pm25', changed(own!, (value, n) => localHour(n) === 3 ? null : value), others, OFFSET)).toBeNull()
  })
})
