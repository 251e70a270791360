import { expect, it } from 'vitest'
import { startOf, total } from '../../../../models/twin/summer/air.ts'
import { layoutOf } from '../../../../models/twin/summer/channels.ts'
import { constantsAt } from '../../../../models/twin/summer/constants.ts'
import { photolysisAt } from '../../../../models/twin/summer/light.ts'
import { dimmingAt, reactAir } from '../../../../models/twin/summer/react.ts'
import { S } from '../../../../models/twin/summer/species.ts'
import { CELLS } from '../../../../models/twin/world.ts'

const start = () => startOf(layoutOf([], false), new Float64Array(CELLS).fill(1000))
const k = constantsAt(30, 55, 1003)
const ox = (air: ReturnType<typeof start>, tag: number, cell: number) => air.low[air.layout.at(S.ox, tag) * CELLS + cell] as number

it('gives new ozone to the area where it is made, and takes old ozone from all alike', () => {
  // Oracle: the definition of the tags; cells 43, 36 and 10 lie in the district, the city and the region.
  const air = start()
  reactAir(air, k, 55, photolysisAt(0.9, 1), 360)
  expect([0, 1, 2].map(tag => [43, 36, 10].map(cell => ox(air, tag, cell) > 0))).toEqual([[true, false, false], [false, true, false], [false, false, true]])
  const before = ox(air, 0, 43) / total(air, air.low, S.ox, 43)
  reactAir(air, k, 55, photolysisAt(-1, 1), 3600)
  expect(ox(air, 0, 43) / total(air, air.low, S.ox, 43)).toBeCloseTo(before, 4)
})

it('leaves less light below more particles, and so makes less ozone', () => {
  // Oracle: Beer-Lambert: the dimming of twice the dust is the square of the dimming of what is fine; J × 0.8 lowers ozone (science.md §4).
  const [clean, hazy] = [start(), start()]
  const at = hazy.layout.at(S.fine, 33) * CELLS
  hazy.low.fill(100 * 1000, at, at + CELLS)
  expect(dimmingAt(clean, 5)).toBeGreaterThan(0.95)
  expect(Math.log(dimmingAt(hazy, 5)) / Math.log(dimmingAt(clean, 5))).toBeGreaterThan(3)
  for (const air of [clean, hazy]) reactAir(air, k, 55, photolysisAt(0.9, 1), 3600)
  expect(total(hazy, hazy.low, S.ox, 5)).toBeLessThan(total(clean, clean.low, S.ox, 5))
})
