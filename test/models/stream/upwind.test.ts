import { describe, expect, it } from 'vitest'
import { surroundingsOf } from '../../../models/stream/surroundings.ts'
import { upwindWeights } from '../../../models/stream/upwind.ts'

describe('the side from which the wind comes', () => {
  it('counts most where a station stands straight upwind, and a nearer one more', () => {
    // Oracle: by hand; e^-1 at 60 km straight upwind, e^(-3-1) across, e^(-6-1) behind, 0 where no place is known.
    const places = [{ degrees: 250, km: 60 }, { degrees: 340, km: 60 }, { degrees: 70, km: 60 }, { degrees: 250, km: 0 }, null]
    const weights = upwindWeights(places, 250, new Float64Array(5))
    expect(weights[0]).toBeCloseTo(Math.exp(-1), 12)
    expect(weights[1]).toBeCloseTo(Math.exp(-4), 12)
    expect(weights[2]).toBeCloseTo(Math.exp(-7), 12)
    expect(weights[3]).toBe(1)
    expect(weights[4]).toBe(0)
  })

  it('sees Beijing’s centre from Pinggu where the map has it', () => {
    // Oracle: a bearing of about 252° and 69 km between 117.12 E 40.14 N and 116.40 E 39.93 N, by the rhumb line on paper within 2°.
    const { bearings } = surroundingsOf([{ id: 'pinggu', lon: 117.12, lat: 40.14 }, { id: 'centre', lon: 116.4, lat: 39.93 }, { id: 'lost', lon: null, lat: null }], 'pinggu')
    expect(Math.abs((bearings[0]?.degrees ?? 0) - 249.5)).toBeLessThan(3)
    expect(Math.abs((bearings[0]?.km ?? 0) - 65.6)).toBeLessThan(1)
    expect(bearings[1]).toBeNull()
  })
})
