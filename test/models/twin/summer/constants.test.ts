import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { constantsAt, perPpb, saturation } from '../../../../models/twin/summer/constants.ts'
import { VOC } from '../../../../models/twin/summer/species.ts'
import { hasShared, sharedPath } from '../../../support/shared.ts'

const k = constantsAt(25, 60, 1013.25)
/** Molecules in a cm³ that a ppb is, at 25 °C and one atmosphere: 2.46e10. */
const PPB = 2.46e10

describe('rate constants', () => {
  it.skipIf(!hasShared)('agree with those of CB05 as MusicBox has it, within a quarter', () => {
    // Oracle: another mechanism by other people; a quarter is what editions of evaluations differ by.
    const document = JSON.parse(gunzipSync(readFileSync(sharedPath('reference/chemistry/carbon_bond_5/example_config.json.gz'))).toString()) as
      { mechanism: { reactions: { type: string; A: number; B: number; C: number; reactants?: { 'species name': string }[] }[] } }
    const theirs = (...names: string[]) => {
      const found = document.mechanism.reactions.find(r => r.type === 'ARRHENIUS' && r.reactants?.map(x => x['species name']).sort().join() === [...names].sort().join())
      // m³/mol/s at 298.15 K to cm³ per molecule and second.
      return found === undefined ? NaN : found.A * Math.exp(found.C / 298.15) / 6.02214e17
    }
    const voc = (name: string) => VOC.find(v => v.name === name)?.withOh ?? NaN
    const pairs: readonly (readonly [string, number, number])[] = [
      ['NO + O3', k.noO3 / PPB, theirs('NO', 'O3')], ['NO2 + O3', k.no2O3 / PPB, theirs('NO2', 'O3')], ['HO2 + NO', k.radical.ho2No / PPB, theirs('HO2', 'NO')],
      ['RO2 + NO', k.radical.ro2No / PPB, theirs('XO2', 'NO')], ['HO2 + O3', k.radical.ho2O3 / PPB, theirs('HO2', 'O3')], ['OH + O3', k.ohO3 / PPB, theirs('OH', 'O3')],
      ['ethane', voc('ethane'), theirs('OH', 'ETHA')], ['benzene', voc('benzene'), theirs('OH', 'BENZENE')], ['isoprene', voc('isoprene'), theirs('OH', 'ISOP')], ['formaldehyde', voc('formaldehyde'), theirs('OH', 'FORM')],
      ['propylene', voc('propylene'), theirs('OH', 'OLE')], ['toluene', voc('toluene'), theirs('OH', 'TOL')], ['xylenes', voc('m_p_xylene'), theirs('OH', 'XYL')],
    ]
    for (const [name, own, other] of pairs) { expect(own / other, name).toBeGreaterThan(0.75); expect(own / other, name).toBeLessThan(1.3) }
  })

  it('let a tenth of excited oxygen meet water on a humid summer day, and less in dry air', () => {
    // Oracle: about 10 % at 25 °C and 60 % (Seinfeld & Pandis 2016, §6.1).
    expect(k.water).toBeGreaterThan(0.08)
    expect(k.water).toBeLessThan(0.13)
    expect(constantsAt(25, 20, 1013.25).water).toBeLessThan(0.4 * k.water)
  })

  it('are told in ppb of the air there is', () => {
    // Oracle: steam tables (31.7 hPa at 25 °C, 42.4 at 30); 1.96 µg/m³ is a ppb of ozone at 298.15 K; thinner air has fewer molecules a ppb.
    expect(saturation(25) / 100).toBeCloseTo(31.7, 0)
    expect(saturation(30) / 100).toBeCloseTo(42.4, 0)
    expect(perPpb(47.997)).toBeCloseTo(1.962, 3)
    expect(constantsAt(25, 60, 506.625).ohCo / k.ohCo).toBeCloseTo(0.5, 9)
  })
})
