import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { uniform } from '../../../../models/numeric/random.ts'
import { filledRow } from '../../../../models/stream/quality/cells.ts'
import { doubtedStates, stateOfLattice } from '../../../../models/stream/quality/gas-state.ts'
import { density } from '../../../../models/stream/quality/lattice.ts'
import { hasShared, sharedPath, withoutShared } from '../../../support/shared.ts'

const ppb = (n: number, most: number) => Array.from({ length: n }, (_, i) => Math.floor(1 + most * uniform({ seed: 2, model: 'state', member: most, name: 'ppb', hour: i })))
const tenths = (value: number) => Math.round(value * 10) / 10

describe('the state of a gas', () => {
  it.each(['273.15K', '298.15K'] as const)('shows where whole ppb were converted at %s', state => {
    // Oracle: values made as an analyser's at that state, printed to a tenth.
    for (const gas of ['so2', 'no2', 'o3'] as const) expect(stateOfLattice(gas, ppb(168, 30).map(c => tenths(c * density(gas, state))))).toMatchObject({ state, ppb: 1 })
  })

  it('does not show in values that no lattice made', () => {
    // Oracle: the same air, measured without steps: 0.37 of a ppb on top.
    expect(stateOfLattice('so2', ppb(168, 30).map((c, i) => tenths((c + (i * 0.37) % 1) * density('so2', '273.15K'))))).toBeNull()
    expect(stateOfLattice('so2', [])).toBeNull()
  })

  it('is not known where values lie on both lattices', () => {
    // Oracle: 11 steps at 273.15 K are 12 at 298.15 K, 31.4 µg/m³ of SO2, and so are their multiples.
    expect(stateOfLattice('so2', Array.from({ length: 200 }, (_, i) => [31.4, 62.9, 94.3][i % 3]!))).toBeNull()
  })

  it('is doubted at the station where it is not the one declared', () => {
    // Oracle: by construction: the second of two stations was converted at 298.15 K.
    const rows = ppb(168, 30).map(c => {
      const row = filledRow(2, Number.NaN)
      row[2] = tenths(c * density('so2', '273.15K'))
      row[8] = tenths(c * density('so2', '298.15K'))
      return row
    })
    expect(doubtedStates(rows, '273.15K', 2).flatMap((mark, k) => mark === 0 ? [] : [k])).toEqual([8])
    expect(doubtedStates(rows, '298.15K', 2).flatMap((mark, k) => mark === 0 ? [] : [k])).toEqual([2])
  })
})

const path = sharedPath('data', 'uci_multisite', 'PRSA_Data_Dingling_20130301-20170228.csv.gz')
const hasSharedUci = hasShared && existsSync(path)

it.skipIf(!hasSharedUci)(`is 273.15 K in the UCI archive of October 2013${hasSharedUci ? '' : ` (${withoutShared})`}`, () => {
  // Oracle: GB 3095-2012 §3.14, in force then; the archive prints four decimals in that month.
  const rows = gunzipSync(readFileSync(path)).toString().split('\n').map(line => line.split(',')).filter(cells => cells[1] === '2013' && cells[2] === '10')
  for (const [gas, column] of [['so2', 7], ['no2', 8], ['o3', 10]] as const) {
    const values = rows.map(cells => Number(cells[column])).filter(value => !Number.isNaN(value))
    expect(stateOfLattice(gas, values)).toMatchObject({ state: '273.15K' })
  }
})
