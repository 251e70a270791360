/**
 * What the ground, the rain, and the air beside and above take.
 * For: simulate of the summer twin. In words: deposition from the mixed layer, faster by day when leaves are open; washout of what
 * dissolves; then a share of each layer is exchanged with background air. Ozone and NO2 settle each at its own speed, and ox and
 * NOx lose what they hold of them. Units: columns µg/m² (ox and no2 ppb·m), s. Reference: washout of science.md §9. When not to use it: snow.
 */
import { CELLS } from '../world.ts'
import { beyondOf, total, type SummerAir } from './air.ts'
import { PER_PPB } from './constants.ts'
import { NO2_DEPOSITION, OZONE_DEPOSITION, S, SUMMER_DEPOSITION, SUMMER_SPECIES, SUMMER_WASHED } from './species.ts'
import { SUMMER_TOP_M, type SummerWeather } from './weather.ts'

type Weather = Pick<SummerWeather, 'rain' | 'sun' | 'sideways' | 'venting'>

/** Losses of `dt` seconds; calls `between` when the ground has had its share and the air beside has not. */
export function loseFrom(air: SummerAir, w: Weather, dt: number, between: () => void): void {
  settle(air, w, dt)
  between()
  exchange(air, w, dt)
}

function settle(air: SummerAir, w: Weather, dt: number): void {
  const { layout, low, high, heights, budget } = air
  const washout = w.rain > 0 ? 1e-5 * Math.exp(0.7 * Math.log(w.rain)) : 0
  const speed = ([night, sun]: readonly [number, number]) => (night + sun * w.sun) / 100
  const [ofOzone, ofNo2, speeds] = [speed(OZONE_DEPOSITION), speed(NO2_DEPOSITION), SUMMER_DEPOSITION.map(speed)]
  const above = Math.exp(-washout * dt)
  const kept = new Float64Array(SUMMER_SPECIES.length)
  for (let i = 0; i < CELLS; i++) {
    const h = heights[i] as number
    for (let s = 0; s < kept.length; s++) kept[s] = Math.exp(-((SUMMER_WASHED.has(s) ? washout : 0) + (speeds[s] as number) / h) * dt)
    keepGases(air, i, Math.exp(-ofOzone * dt / h), Math.exp(-ofNo2 * dt / h), kept)
    for (let s = 0; s < kept.length; s++) {
      const below = kept[s] as number
      const aloft = SUMMER_WASHED.has(s) ? above : 1
      if (below === 1 && aloft === 1) continue
      let gone = 0
      for (let c = layout.first[s] as number; c < (layout.first[s + 1] as number); c++) {
        const at = c * CELLS + i
        gone += (low[at] as number) * (1 - below) + (high[at] as number) * (1 - aloft)
        low[at] = (low[at] as number) * below
        high[at] = (high[at] as number) * aloft
      }
      budget.left[s] = (budget.left[s] as number) + gone
    }
  }
}

/** Writes to `kept` the shares of NO2, NOx and ox that stay in the mixed layer when of ozone `o3` and of NO2 `no2` stay. */
function keepGases(air: SummerAir, cell: number, o3: number, no2: number, kept: Float64Array): void {
  const [ox, nox, held] = [total(air, air.low, S.ox, cell), total(air, air.low, S.nox, cell) / (PER_PPB[S.nox] as number), total(air, air.low, S.no2, cell)]
  kept[S.no2] = no2
  kept[S.nox] = nox > 0 ? 1 - Math.min(1, held / nox) * (1 - no2) : 1
  kept[S.ox] = ox > 0 ? 1 - (Math.max(0, ox - held) * (1 - o3) + Math.min(held, ox) * (1 - no2)) / ox : 1
}

function exchange(air: SummerAir, w: Weather, dt: number): void {
  const { layout, heights, budget } = air
  const shares = [[air.low, 1 - Math.exp(-w.sideways * dt / 3600)], [air.high, 1 - Math.exp(-(w.sideways + w.venting) * dt / 3600)]] as const
  for (let c = 0; c < layout.species.length; c++) {
    const s = layout.species[c] as number
    const beyond = beyondOf(s, layout.tag[c] as number)
    let [entered, left] = [0, 0]
    for (const [columns, share] of shares) for (let i = 0; i < CELLS; i++) {
      const depth = columns === air.low ? heights[i] as number : SUMMER_TOP_M - (heights[i] as number)
      const at = c * CELLS + i
      const gone = (columns[at] as number) * share
      const come = beyond * depth * share
      columns[at] = (columns[at] as number) - gone + come
      entered += come
      left += gone
    }
    budget.entered[s] = (budget.entered[s] as number) + entered
    budget.left[s] = (budget.left[s] as number) + left
  }
}
