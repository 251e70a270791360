import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asKnown } from '../../../models/stream/order.ts'
import type { ArrivedRow } from '../../../models/stream/row.ts'
import { hour, row } from './row.ts'

/** A row that came `after` ms after its hour closed at 0. */
const came = (after: number, values: ArrivedRow['values'], station = 'a'): ArrivedRow => ({ ...row(0, values, station), arrived: after })
const known = (rows: readonly ArrivedRow[], until: number) => asKnown(rows, until, 0)

describe('what was known of an hour', () => {
  it('is what the latest arrival says, variable by variable: absent leaves, null clears', () => {
    // Oracle: contracts.md, POST /api/events, played by hand.
    const rows = [came(0, { pm25: 100, co: 2, o3: 5 }), came(2, { pm25: 110 }), came(3, { co: null })]
    expect(known(rows, 9)[0]?.values).toEqual({ pm25: 110, co: null, o3: 5 })
    expect(known(rows, 1)[0]?.values).toEqual({ pm25: 100, co: 2, o3: 5 })
    expect(known(rows, -1)).toEqual([])
  })

  it('turns a late row into a revision that says so, and flags nothing that came in time or said the same', () => {
    // Oracle: architecture.md: late data becomes a revision, never a drop.
    expect(known([came(0, { pm25: 1 }), came(5, { pm25: 9 })], 9)[0]?.flags).toEqual({ pm25: ['revised', 'late'] })
    expect(known([came(-2, { pm25: 1 }), came(-1, { pm25: 9 })], 9)[0]?.flags).toEqual({ pm25: ['revised'] })
    expect(known([came(0, { pm25: 1 }), came(5, { pm25: 1, so2: 2 })], 9)[0]?.flags).toEqual({ so2: ['late'] })
  })

  it('does not depend on the order of the rows, where no two of a station came in the same moment', () => {
    // Oracle: permutation of the input; a feed may deliver in any order.
    const rows = [came(-3, { pm25: 1, co: 1 }, 'b'), came(1, { pm25: 2 }, 'b'), came(2, { co: null }, 'b'), came(0, { o3: 3 }, 'a'), came(4, { o3: 4 }, 'c')]
    const once = known(rows, 3)
    expect(once.map(one => one.station)).toEqual(['a', 'b'])
    fc.assert(fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), shuffled => { expect(known(shuffled, 3)).toEqual(once) }))
  })

  it('keeps the order of the file where two rows of a station came in the same moment', () => {
    // Oracle: by hand; the later line of a file is the correction.
    expect(known([came(0, { pm25: 1 }), came(0, { pm25: 2 })], 0)[0]?.values).toEqual({ pm25: 2 })
    expect(hour(0)).toBe(row(0, {}).hour)
  })
})
