import { describe, expect, it } from 'vitest'
import { simulate, stored, concentrations } from '../../../models/twin/simulate.ts'
import { SPECIES, channelsOf } from '../../../models/twin/species.ts'
import { BACKGROUND, CELLS, TWIN_TAGS } from '../../../models/twin/world.ts'
import { config } from './sample-twin.ts'

const air = simulate({ ...config, hours: 48 }, () => {})
const { emitted, entered, left } = air.budget

describe('mass in the twin', () => {
  it.each([['co', 'co', 1], ['so2', 'sulphate', 64 / 96], ['nox', 'nitrate', 46 / 62]] as const)('is kept: all %s, what became %s included, is stored or has left', (gas, made, back) => {
    // Oracle: conservation of carbon monoxide, sulphur and nitrogen; 1e-11 for about a hundred million additions.
    const both = (mass: Record<typeof gas | typeof made, number>) => gas === made ? mass[gas] : mass[gas] + back * mass[made]
    const kept = gas === made ? stored(air, gas) : stored(air, gas) + back * stored(air, made)
    expect((kept + both(left)) / (both(emitted) + both(entered))).toBeCloseTo(1, 11)
    expect(both(emitted)).toBeGreaterThan(both(entered) / 100)
  })

  it('is never negative, in any layer, of any tag', () => {
    // Oracle: matter.
    for (const columns of [air.low, air.high]) for (const mass of columns) expect(mass).toBeGreaterThanOrEqual(0)
  })

  it('adds up over tags to what is in the air', () => {
    // Oracle: addition over the channels by another path: the columns themselves.
    const { total, part } = concentrations(air, 36, TWIN_TAGS)
    let column = 0
    for (const [c, { species }] of air.channels.entries()) if (species === 'fine') column += air.low[c * CELLS + 36] as number
    expect(total.fine).toBeCloseTo(column / (air.heights[36] as number), 9)
    const at = SPECIES.indexOf('fine') * TWIN_TAGS
    expect(part.subarray(at, at + TWIN_TAGS).reduce((sum, x) => sum + x, 0)).toBeCloseTo(total.fine, 9)
  })
})

it('knows a channel only where a tag emits it or what becomes it', () => {
  // Oracle: SO2 becomes sulphate, and nothing becomes CO.
  const channels = channelsOf([{ tag: 2, row: { pollutant: 'SO2' } }])
  expect(channels.filter(c => c.tag !== BACKGROUND)).toEqual([{ species: 'so2', tag: 2 }, { species: 'sulphate', tag: 2 }])
  expect(channels.filter(c => c.tag === BACKGROUND).map(c => c.species)).toEqual([...SPECIES])
})
