import { describe, expect, it } from 'vitest'
import { APPORTION_PARAMETERS } from '../../../models/apportion/parameters.ts'
import { PRECURSORS } from '../../../models/contract/outcome.ts'

const value = (id: string) => APPORTION_PARAMETERS.find(p => p.id === id)?.value ?? 0

describe('the assumptions of the apportionment', () => {
  it.each(['heating', 'rest'])('share the secondary PM among all precursors in the %s season', season => {
    // Oracle: four shares of one whole.
    expect(PRECURSORS.reduce((sum, precursor) => sum + value(`apportion.precursor.${season}.${precursor}`), 0)).toBeCloseTo(1, 12)
  })

  it('let the municipality make about half on the mean', () => {
    // Oracle: rounds 3 and 4 of the official apportionment, 58 and 43 % local (source-apportionment.md §5); the district makes a tenth or less of it.
    expect(value('apportion.city.share')).toBeGreaterThan(0.38)
    expect(value('apportion.city.share')).toBeLessThan(0.55)
  })

  it('lie as shares between 0 and 1 over their whole range', () => {
    // Oracle: what the unit 1 means here.
    for (const p of APPORTION_PARAMETERS.filter(q => q.unit === '1')) expect(p.low >= 0 && p.high <= 1, p.id).toBe(true)
  })
})
