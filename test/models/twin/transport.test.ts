import { describe, expect, it } from 'vitest'
import { mixLayers, moveAlong } from '../../../models/twin/transport.ts'
import { CELLS } from '../../../models/twin/world.ts'

describe('wind along the line', () => {
  it.each([[3, 10], [-2, 40]])('carries the middle of a puff as far as it blows (%s m/s)', (u, start) => {
    // Oracle: the first moment of a puff in an unbounded stream moves by u·t, whatever the scheme spreads; 1e-9 of a cell.
    const line = new Float64Array(CELLS)
    line[start] = 1
    const crossing = { entered: 0, left: 0 }
    for (let step = 0; step < 36; step++) moveAlong(line, 0, u, 600, 0, 0, crossing)
    const mass = line.reduce((sum, x) => sum + x, 0)
    const middle = line.reduce((sum, x, i) => sum + x * i, 0) / mass
    // The spread reaches the ends only in traces.
    expect(mass + crossing.left).toBeCloseTo(1, 12)
    expect(middle - start).toBeCloseTo(u * 36 * 600 / 10_000, 3)
  })

  it('fills an empty line with the air beyond its end', () => {
    // Oracle: steady state: what enters leaves, and every column equals that beyond.
    const line = new Float64Array(CELLS)
    const crossing = { entered: 0, left: 0 }
    for (let step = 0; step < 600; step++) moveAlong(line, 0, -5, 600, 0, 7, crossing)
    for (const column of line) expect(column).toBeCloseTo(7, 6)
    expect(crossing.entered - crossing.left).toBeCloseTo(7 * CELLS, 6)
  })

  it('leaves uniform air uniform', () => {
    // Oracle: a constant is a solution of advection and diffusion.
    const line = new Float64Array(CELLS).fill(4)
    moveAlong(line, 0, 6, 600, 4, 4, { entered: 0, left: 0 })
    for (const column of line) expect(column).toBeCloseTo(4, 12)
  })

  it('refuses a step that would jump over a cell', () => {
    // Oracle: the condition of Courant, Friedrichs and Lewy.
    expect(() => moveAlong(new Float64Array(CELLS), 0, 20, 600, 0, 0, { entered: 0, left: 0 })).toThrow('one cell of 10 km')
  })
})

describe('the two layers', () => {
  const heights = (h: number) => new Float64Array(CELLS).fill(h)
  it('dilute by the clean air that a growing mixed layer takes in, and keep the mass', () => {
    // Oracle: from 100 to 400 m into clean air the concentration falls to a quarter.
    const low = heights(100 * 80)
    const high = heights(0)
    mixLayers(low, high, 0, heights(100), heights(400), 500)
    expect((low[5] as number) / 400).toBeCloseTo(80 / 4, 12)
    expect((low[5] as number) + (high[5] as number)).toBeCloseTo(8000, 9)
  })

  it('keep the concentration below when the mixed layer collapses', () => {
    // Oracle: shrinking a well-mixed box leaves its concentration.
    const low = heights(400 * 30)
    const high = heights(100 * 10)
    mixLayers(low, high, 0, heights(400), heights(100), 500)
    expect((low[9] as number) / 100).toBeCloseTo(30, 12)
    expect((high[9] as number) / 400).toBeCloseTo((300 * 30 + 100 * 10) / 400, 12)
  })
})
