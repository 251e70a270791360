import { expect, it } from 'vitest'
import { tagOf } from '../../../models/contract/dimensions.ts'
import { run } from './sample-twin.ts'
import { generateTwin } from '../../../models/twin/twin.ts'
import { simulate } from '../../../models/twin/simulate.ts'
import { truthAt } from '../../../models/twin/truth.ts'
import { config } from './sample-twin.ts'

it('gives secondary PM to the sector whose precursor it was', () => {
  // Oracle: sources that emit one gas each: what they have of the PM2.5 can only be secondary.
  const only = (sector: 'mobile' | 'solvent' | 'agriculture', pollutant: 'NOx' | 'VOC' | 'NH3') => ({ area: 'city', sector, pollutant, tonnes_per_year: 50_000 } as const)
  const air = simulate({ ...config, hours: 66, emissions: [only('mobile', 'NOx'), only('solvent', 'VOC'), only('agriculture', 'NH3')] }, () => {})
  const { byTag, primaryByTag } = truthAt(air, 36, 0)
  for (const sector of ['mobile', 'solvent', 'agriculture'] as const) {
    expect(primaryByTag[tagOf('city', sector)], sector).toBe(0)
    expect(byTag[tagOf('city', sector)], sector).toBeGreaterThan(0.1)
  }
  expect(byTag[tagOf('city', 'catering')]).toBe(0)
})

it('shows less nitrate from traffic where ammonia is cut, though traffic emits as before', () => {
  // Oracle: the interaction that science.md §1 names: nitrate is limited by NH3.
  const scarce = config.emissions.map(row => row.pollutant === 'NH3' ? { ...row, tonnes_per_year: row.tonnes_per_year / 20 } : row)
  const traffic = (hours: ReturnType<typeof generateTwin>) => (hours[66]?.stations[1]?.truth.byTag[tagOf('city', 'mobile')] ?? 0) - (hours[66]?.stations[1]?.truth.primaryByTag[tagOf('city', 'mobile')] ?? 0)
  expect(traffic(run({ hours: 67, emissions: scarce }))).toBeLessThan(0.7 * traffic(run({ hours: 67 })))
})
