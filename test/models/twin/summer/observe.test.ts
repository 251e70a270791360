import { describe, expect, it } from 'vitest'
import { observeSummer } from '../../../../models/twin/summer/observe.ts'
import { MEASURED, VOC } from '../../../../models/twin/summer/species.ts'
import type { SummerTruth } from '../../../../models/twin/summer/truth.ts'
import { config } from './sample-summer.ts'

const empty = new Float64Array(0)
const truth = (voc: number): SummerTruth => ({
  values: { pm25: 40.4, pm10: 66.6, so2: 3.2, no2: 12.1, o3: 180.3, co: 0.54 }, no: 2.34, jNo2: 0.007654, radicals: { oh: 0, ho2: 0, ro2: 0 }, pm25ByTag: empty, ozoneByArea: empty,
  ozoneBy: { chemistry: 0, deposition: 0, wind: 0, mixing: 0 }, ozoneAfter: 0, voc: new Float64Array(MEASURED.length).fill(voc), vocByTag: empty,
})
const station = config.stations[0] ?? { id: 'none', cell: 0 }
const read = (more: Partial<typeof config>, t: number, voc = 1.2345) => observeSummer({ ...config, hours: 168, ...more }, station, t, t % 24, truth(voc))
const toluene = MEASURED.findIndex(v => v.name === 'toluene')

describe('instruments of the summer twin', () => {
  it('publish the rounded truth when they are perfect', () => {
    // Oracle: rounding by hand: three figures for VOC, a tenth for NO, five decimals for j.
    const reading = read({}, 3)
    expect(reading.six).toEqual({ pm25: 40, pm10: 67, so2: 3, no2: 12, o3: 180, co: 0.5 })
    expect([reading.no, reading.jNo2, reading.voc[toluene]]).toEqual([2.3, 0.00765, 1.23])
  })

  it('publish half the limit where they cannot see', () => {
    // Oracle: the definition; toluene is seen from 0.06 µg/m³.
    expect(read({}, 3, 0.059).voc[toluene]).toBe(0.03)
    expect(read({}, 3, 0.061).voc[toluene]).toBe(0.061)
    expect(VOC.filter(v => v.limit === null).map(v => v.name)).toEqual(['other', 'carbonyl'])
  })

  it('lose the chromatograph in the first hour of each day and once for 5 to 10 h, formaldehyde apart', () => {
    // Oracle: the definition; single losses do not count in a run where they are rare.
    const hours = Array.from({ length: 168 }, (_, t) => read({ gapRate: 1e-9 }, t))
    const lost = hours.flatMap((r, t) => r.voc[toluene] === null ? [t] : [])
    const stop = lost.filter(t => t % 24 !== 0)
    expect(lost.filter(t => t % 24 === 0).length).toBe(7)
    expect(stop.length).toBeGreaterThanOrEqual(5)
    expect(stop.length).toBeLessThanOrEqual(10)
    expect(hours.every(r => r.voc[MEASURED.findIndex(v => v.name === 'formaldehyde')] !== null)).toBe(true)
  })

  it('scatter by some per cent', () => {
    // Oracle: 6 % and a third of the limit at 1.23 make 0.077; within a fifth over 168 hours, the mean within 4 standard errors.
    const values = Array.from({ length: 168 }, (_, t) => read({ noise: 1 }, t).voc[toluene] ?? NaN)
    const mean = values.reduce((sum, x) => sum + x, 0) / values.length
    const sd = Math.sqrt(values.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / 167)
    expect(Math.abs(mean - 1.2345)).toBeLessThan(0.024)
    expect(Math.abs(sd / 0.0767 - 1)).toBeLessThan(0.2)
  })

  it('measure no VOC where a station has no chromatograph', () => {
    // Oracle: the config: the hills are not speciated.
    const reading = observeSummer(config, { id: 'hills', cell: 47 }, 5, 5, truth(1))
    expect([reading.jNo2, ...reading.voc].every(x => x === null)).toBe(true)
    expect(reading.six.o3).toBe(180)
  })
})
