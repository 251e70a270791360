/**
 * The twin's air, hour by hour: emission, transport, chemistry and loss of every tag in two layers.
 * For: truth. In words: six steps of ten minutes an hour; in each the mixing height moves, sources emit into the mixed layer, the wind
 * carries both layers, gases become particles tag by tag at the rates of the whole air, and the ground, the rain and the sideways air
 * take their share. Units: columns µg/m². Reference: the files of this folder. When not to use it: as the pipeline's model.
 */
import { civil, dayOf, hoursAfter } from '../units/time.ts'
import { ratesIn, type Rates } from './chemistry.ts'
import { sourcesOf, type TwinSource } from './emission.ts'
import { BACKGROUND_UGM3, BECOMES, DEPOSITION, EMITTED_AS, SPECIES, WASHED, channelsOf, type Channel, type Species } from './species.ts'
import { mixLayers, moveAlong, type Crossing } from './transport.ts'
import { TOP_M, weatherOf, type TwinWeather } from './weather.ts'
import { BACKGROUND, CELLS, FIRST_CITY, FIRST_DISTRICT, FIRST_HILL, HILL_SHARE, SPIN_UP_H, type TwinConfig } from './world.ts'

const STEPS = 6
const DT_H = 1 / STEPS
const DT_S = 3600 / STEPS

/** Mass by species, µg/m² summed over cells: what entered with sources and wind, what left with wind, ground, rain and sideways air. */
export interface Budget { readonly emitted: Record<Species, number>; readonly entered: Record<Species, number>; readonly left: Record<Species, number> }

export interface Air {
  readonly channels: readonly Channel[]
  /** By channel: the channel of what it becomes, or -1. */
  readonly becomes: Int16Array
  /** Columns by layer: channel · CELLS + cell. */
  readonly low: Float64Array
  readonly high: Float64Array
  readonly heights: Float64Array
  readonly budget: Budget
}

/** Runs the twin and shows its air to `look` at the end of each hour from the first; returns the air at the end. Throws where a source is unknown. */
export function simulate(config: TwinConfig, look: (t: number, air: Air, weather: TwinWeather) => void): Air {
  const weather = weatherOf(config.seed)
  const localHour = (t: number) => civil(hoursAfter(config.first, t - 1), config.offsetMinutes).hour
  // 1970-01-01 was a Thursday: 0 is Monday here.
  const weekday = (t: number) => (((dayOf(hoursAfter(config.first, t), config.offsetMinutes) + 3) % 7) + 7) % 7
  const sources = sourcesOf(config, weekday)
  const air = startOf(channelsOf(sources), heightsOf(weather(-SPIN_UP_H, localHour(-SPIN_UP_H))))
  const into = sources.map(s => air.channels.findIndex(c => c.tag === s.tag && c.species === EMITTED_AS[s.row.pollutant]))
  for (let t = -SPIN_UP_H; t < config.hours; t++) {
    const w = weather(t, localHour(t))
    const goal = heightsOf(w)
    const fluxes = sources.map(s => s.flux(t, localHour(t)))
    for (let step = 0; step < STEPS; step++) {
      const next = air.heights.map((h, i) => h + ((goal[i] as number) - h) / (STEPS - step))
      for (let c = 0; c < air.channels.length; c++) mixLayers(air.low, air.high, c * CELLS, air.heights, next, TOP_M)
      air.heights.set(next)
      emit(air, sources, into, fluxes)
      carry(air, w)
      react(air, w)
      lose(air, w)
    }
    if (t >= 0) look(t, air, w)
  }
  return air
}

/** What is stored of a species in both layers, µg/m² summed over cells. */
export function stored(air: Air, species: Species): number {
  let sum = 0
  for (const [c, channel] of air.channels.entries()) if (channel.species === species) for (let i = 0; i < CELLS; i++) sum += (air.low[c * CELLS + i] as number) + (air.high[c * CELLS + i] as number)
  return sum
}

function startOf(channels: readonly Channel[], heights: Float64Array): Air {
  const zero = (): Record<Species, number> => ({ fine: 0, coarse: 0, so2: 0, nox: 0, co: 0, ammonia: 0, voc: 0, sulphate: 0, nitrate: 0, soa: 0 })
  const becomes = Int16Array.from(channels, ({ species, tag }) => channels.findIndex(c => c.tag === tag && c.species === BECOMES.find(b => b.from === species)?.to))
  const air: Air = { channels, becomes, low: new Float64Array(channels.length * CELLS), high: new Float64Array(channels.length * CELLS), heights, budget: { emitted: zero(), entered: zero(), left: zero() } }
  for (const [c, { species, tag }] of channels.entries()) {
    if (tag !== BACKGROUND) continue
    for (let i = 0; i < CELLS; i++) {
      air.low[c * CELLS + i] = BACKGROUND_UGM3[species] * (heights[i] as number)
      air.high[c * CELLS + i] = BACKGROUND_UGM3[species] * (TOP_M - (heights[i] as number))
    }
    air.budget.entered[species] += BACKGROUND_UGM3[species] * TOP_M * CELLS
  }
  return air
}

/** Mixing is a little deeper over the city, shallower in the district's basin. */
function heightsOf(w: TwinWeather): Float64Array {
  return Float64Array.from({ length: CELLS }, (_, i) => Math.min(0.95 * TOP_M, w.height * (i < FIRST_CITY ? 1 : i < FIRST_DISTRICT ? 1.06 : i < FIRST_HILL ? 0.95 : 1.05)))
}

function cellsOf({ row }: TwinSource): readonly (readonly [number, number, number])[] {
  if (row.area === 'district') return [[FIRST_DISTRICT, FIRST_HILL, 1]]
  return row.area === 'city' ? [[FIRST_CITY, FIRST_DISTRICT, 1]] : [[0, FIRST_CITY, 1], [FIRST_HILL, CELLS, HILL_SHARE]]
}

function emit(air: Air, sources: readonly TwinSource[], into: readonly number[], fluxes: readonly number[]): void {
  for (const [s, source] of sources.entries()) for (const [from, to, share] of cellsOf(source)) {
    const mass = (fluxes[s] as number) * share * DT_H
    const at = (into[s] as number) * CELLS
    for (let i = from; i < to; i++) air.low[at + i] = (air.low[at + i] as number) + mass
    air.budget.emitted[EMITTED_AS[source.row.pollutant]] += mass * (to - from)
  }
}

function carry(air: Air, w: TwinWeather): void {
  const [h0, h1] = [air.heights[0] as number, air.heights[CELLS - 1] as number]
  for (const [c, { species, tag }] of air.channels.entries()) {
    const beyond = tag === BACKGROUND ? BACKGROUND_UGM3[species] : 0
    const crossing: Crossing = { entered: 0, left: 0 }
    moveAlong(air.low, c * CELLS, w.u, DT_S, beyond * h0, beyond * h1, crossing)
    moveAlong(air.high, c * CELLS, w.uAloft, DT_S, beyond * (TOP_M - h0), beyond * (TOP_M - h1), crossing)
    air.budget.entered[species] += crossing.entered
    air.budget.left[species] += crossing.left
  }
}

function react(air: Air, w: TwinWeather): void {
  for (const layer of ['low', 'high'] as const) {
    const columns = air[layer]
    const nox = new Float64Array(CELLS)
    for (const [c, { species }] of air.channels.entries()) if (species === 'nox') for (let i = 0; i < CELLS; i++) nox[i] = (nox[i] as number) + (columns[c * CELLS + i] as number)
    const rates = Array.from(nox, (mass, i): Rates => ratesIn(w, mass / (layer === 'low' ? air.heights[i] as number : TOP_M - (air.heights[i] as number))))
    for (const { from, ratio } of BECOMES) {
      const done = rates.map(r => 1 - Math.exp(-r[from] * DT_H))
      for (const [c, { species }] of air.channels.entries()) {
        if (species !== from) continue
        const made = air.becomes[c] as number
        for (let i = 0; i < CELLS; i++) {
          const moved = (columns[c * CELLS + i] as number) * (done[i] as number)
          columns[c * CELLS + i] = (columns[c * CELLS + i] as number) - moved
          columns[made * CELLS + i] = (columns[made * CELLS + i] as number) + moved * ratio
        }
      }
    }
  }
}

function lose(air: Air, w: TwinWeather): void {
  const washout = w.rain > 0 ? 1e-5 * 3600 * Math.exp(0.7 * Math.log(w.rain)) : 0
  const sideways = 1 - Math.exp(-w.sideways * DT_H)
  // The same for all tags of a species: the exponentials are dear.
  const kept = Object.fromEntries(SPECIES.map(species => [species, air.heights.map(h => Math.exp(-((WASHED.has(species) ? washout : 0) + DEPOSITION[species] * 36 / h) * DT_H))]))
  for (const [c, { species, tag }] of air.channels.entries()) {
    const below = kept[species] as Float64Array
    const above = Math.exp(-(WASHED.has(species) ? washout : 0) * DT_H)
    const beyond = tag === BACKGROUND ? BACKGROUND_UGM3[species] : 0
    let gone = 0
    for (let i = 0; i < CELLS; i++) {
      const h = air.heights[i] as number
      const low = air.low[c * CELLS + i] as number
      const high = air.high[c * CELLS + i] as number
      const left = (below[i] as number) * (1 - sideways)
      air.low[c * CELLS + i] = low * left + beyond * h * sideways
      air.high[c * CELLS + i] = high * above * (1 - sideways) + beyond * (TOP_M - h) * sideways
      gone += low * (1 - left) + high * (1 - above * (1 - sideways))
    }
    air.budget.entered[species] += beyond * TOP_M * sideways * CELLS
    air.budget.left[species] += gone
  }
}

/** Total of each species at a cell of the mixed layer, µg/m³, and each tag's part: species · tags + tag. */
export function concentrations(air: Air, cell: number, tags: number): { readonly total: Record<Species, number>; readonly part: Float64Array } {
  const part = new Float64Array(SPECIES.length * tags)
  const total: Record<Species, number> = { fine: 0, coarse: 0, so2: 0, nox: 0, co: 0, ammonia: 0, voc: 0, sulphate: 0, nitrate: 0, soa: 0 }
  for (const [c, { species, tag }] of air.channels.entries()) {
    const value = (air.low[c * CELLS + cell] as number) / (air.heights[cell] as number)
    part[SPECIES.indexOf(species) * tags + tag] = value
    total[species] += value
  }
  return { total, part }
}
