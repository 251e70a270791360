/**
 * The summer twin's air, step by step: emission, transport, chemistry and loss of every channel in two layers.
 * For: truth. In words: ten steps an hour; in each the mixing height moves and swallows or leaves the residual layer, which keeps
 * yesterday's ozone; sources and plants emit into the mixed layer; the wind carries both; a little is stirred between them; all reacts;
 * ground, rain and the air beside and above take their share. Units: columns µg/m² (ox and no2 ppb·m).
 * Reference: the files of this folder; wind and layers are those of models/twin/transport.ts. When not to use it: as the pipeline's model.
 */
import { civil, dayOf, daysFromCivil, hoursAfter } from '../../units/time.ts'
import { sourcesOf, type Season, type TwinSource } from '../emission.ts'
import { mixLayers, moveAlong, type Crossing } from '../transport.ts'
import { CELLS, FIRST_CITY, FIRST_DISTRICT, FIRST_HILL, type TwinArea, type TwinConfig, type TwinStation } from '../world.ts'
import { PROCESSES, beyondOf, ozoneAt, startOf, type Process, type SummerAir } from './air.ts'
import { layoutOf, outletsOf, oxChannel, type Layout, type Outlet } from './channels.ts'
import { constantsAt, PER_PPB } from './constants.ts'
import { emitPlants } from './grow.ts'
import { cosZenith, photolysisAt, type Photolysis } from './light.ts'
import { loseFrom } from './lose.ts'
import { reactAir } from './react.ts'
import { S, SUMMER_SPECIES } from './species.ts'
import { SUMMER_TOP_M, summerWeatherOf, type SummerWeather } from './weather.ts'

/** A monitor; `speciated` where it also measures VOC and light. */
export interface SummerStation extends TwinStation { readonly speciated?: boolean }
export interface SummerConfig extends TwinConfig {
  readonly stations: readonly SummerStation[]
  /** Whether to tell whose each molecule is; without it a run is ten times as fast and every total the same. */
  readonly tagged?: boolean
  /** Steps an hour. */
  readonly steps?: number
}
export interface Moment { readonly t: number; readonly step: number; readonly steps: number; readonly air: SummerAir; readonly weather: SummerWeather; /** Under the sky of the hour, above the particles. */ readonly light: Photolysis }

/** Hours run before the first that is given out: the stream aloft crosses the line in about 40. */
export const SUMMER_SPIN_UP_H = 48
const STEPS = 10
/** Share of NOx that leaves as NO2. */
const AS_NO2 = 0.08
/** Exchange between the layers beside their growth, m/s: gusts at night, thermals that overshoot by day. */
const STIRRING = 0.0015
/**
 * Where an area emits: from a cell, before a cell, and the flux there beside the mean over the area's plain. The line runs through
 * built-up land, which emits more than that mean; the city's middle is the densest and the hills hardly emit (assumed).
 */
const DENSITY: Readonly<Record<TwinArea, readonly (readonly [number, number, number])[]>> = {
  district: [[FIRST_DISTRICT, FIRST_HILL, 2]],
  city: [[FIRST_CITY, 34, 1.3], [34, 38, 3.2], [38, 40, 1.6], [40, FIRST_DISTRICT, 1]],
  region: [[0, FIRST_CITY, 1.2], [FIRST_HILL, CELLS, 0.15]],
}
/** Summer against the mean of the year. */
const SUMMER: Season = { residential_heating: 0.12, construction_dust: 1.1, bare_land: 0.6, agriculture: 1.7, solvent: 1.15, road_dust: 0.9 }

/** Runs the twin and shows its air to `look` at the end of each step from the first hour; returns the air at the end. */
export function simulateSummer(config: SummerConfig, look: (moment: Moment) => void): SummerAir {
  const steps = config.steps ?? STEPS
  const dt = 3600 / steps
  const weather = summerWeatherOf(config.seed)
  const at = (t: number) => civil(hoursAfter(config.first, t - 1), config.offsetMinutes)
  const weekday = (t: number) => (((dayOf(hoursAfter(config.first, t), config.offsetMinutes) + 3) % 7) + 7) % 7
  const sources = sourcesOf(config, weekday, SUMMER)
  const layout = layoutOf(sources, config.tagged ?? true)
  const outlets = sources.map(source => outletsOf(source, layout))
  const air = startOf(layout, heightsOf(weather(-SUMMER_SPIN_UP_H, at(-SUMMER_SPIN_UP_H).hour)))
  for (let t = -SUMMER_SPIN_UP_H; t < config.hours; t++) {
    const { year, month, day, hour } = at(t)
    const w = weather(t, hour)
    const goal = heightsOf(w)
    const emission = stepOf(layout, sources, outlets, source => source.flux(t, hour), 1 / steps)
    const k = constantsAt(w.temperature, w.humidity, w.pressure)
    const dayOfYear = daysFromCivil(year, month, day) - daysFromCivil(year, 1, 1) + 1
    for (const process of PROCESSES) air.ozoneBy[process].fill(0)
    const note = watchOzone(air)
    for (let step = 0; step < steps; step++) {
      const cos = cosZenith(dayOfYear, hour + (step + 0.5) / steps)
      const light = photolysisAt(cos, w.open)
      const next = air.heights.map((h, i) => h + ((goal[i] as number) - h) / (steps - step))
      for (let c = 0; c < layout.species.length; c++) mixLayers(air.low, air.high, c * CELLS, air.heights, next, SUMMER_TOP_M)
      air.heights.set(next)
      stir(air, dt)
      note('mixing')
      emit(air, emission)
      emitPlants(air, w, cos, 1 / steps)
      carry(air, w, dt)
      note('wind')
      reactAir(air, k, w.humidity, light, dt)
      note('chemistry')
      loseFrom(air, w, dt, () => note('deposition'))
      note('mixing')
      if (t >= 0) look({ t, step, steps, air, weather: w, light })
    }
  }
  return air
}

/** Mixing is a little deeper over the city, shallower in the district's basin. */
function heightsOf(w: SummerWeather): Float64Array {
  return Float64Array.from({ length: CELLS }, (_, i) => Math.min(0.95 * SUMMER_TOP_M, w.height * (i < FIRST_CITY ? 1 : i < FIRST_DISTRICT ? 1.08 : i < FIRST_HILL ? 0.95 : 1.05)))
}

/** What each process did to the ozone of the mixed layer since the last note. */
function watchOzone(air: SummerAir): (process: Process) => void {
  const before = Float64Array.from({ length: CELLS }, (_, i) => ozoneAt(air, i))
  return process => {
    const sum = air.ozoneBy[process]
    for (let i = 0; i < CELLS; i++) {
      const now = ozoneAt(air, i)
      sum[i] = (sum[i] as number) + now - (before[i] as number)
      before[i] = now
    }
  }
}

/** What all sources emit in a step, by channel and cell. Fresh NO2 is ox of the area where it is emitted; it takes no ozone. */
function stepOf(layout: Layout, sources: readonly TwinSource[], outlets: readonly (readonly Outlet[])[], flux: (source: TwinSource) => number, hours: number): Float64Array {
  const step = new Float64Array(layout.species.length * CELLS)
  const put = (channel: number, cell: number, mass: number) => { step[channel * CELLS + cell] = (step[channel * CELLS + cell] as number) + mass }
  for (const [n, source] of sources.entries()) {
    const mean = flux(source) * hours
    for (const [from, to, density] of DENSITY[source.row.area]) for (let i = from; i < to; i++) {
      for (const outlet of outlets[n] ?? []) put(outlet.channel, i, mean * density * outlet.share)
      if (source.row.pollutant !== 'NOx') continue
      const no2 = AS_NO2 * mean * density / (PER_PPB[S.nox] as number)
      put(layout.first[S.no2] as number, i, no2)
      put(oxChannel(layout, i), i, no2)
    }
  }
  return step
}

function emit({ layout, low, budget }: SummerAir, step: Float64Array): void {
  for (let c = 0; c < layout.species.length; c++) {
    let sum = 0
    for (let at = c * CELLS; at < (c + 1) * CELLS; at++) {
      low[at] = (low[at] as number) + (step[at] as number)
      sum += step[at] as number
    }
    const species = layout.species[c] as number
    budget.emitted[species] = (budget.emitted[species] as number) + sum
  }
}

function carry(air: SummerAir, w: SummerWeather, dt: number): void {
  const [h0, h1] = [air.heights[0] as number, air.heights[CELLS - 1] as number]
  const crossings = SUMMER_SPECIES.map((): Crossing => ({ entered: 0, left: 0 }))
  for (let c = 0; c < air.layout.species.length; c++) {
    const species = air.layout.species[c] as number
    const beyond = beyondOf(species, air.layout.tag[c] as number)
    const crossing = crossings[species]
    if (crossing === undefined) continue
    moveAlong(air.low, c * CELLS, w.u, dt, beyond * h0, beyond * h1, crossing)
    moveAlong(air.high, c * CELLS, w.uAloft, dt, beyond * (SUMMER_TOP_M - h0), beyond * (SUMMER_TOP_M - h1), crossing)
  }
  for (const [s, { entered, left }] of crossings.entries()) {
    air.budget.entered[s] = (air.budget.entered[s] as number) + entered
    air.budget.left[s] = (air.budget.left[s] as number) + left
  }
}

function stir(air: SummerAir, dt: number): void {
  const deep = STIRRING * dt
  for (let c = 0; c < air.layout.species.length; c++) for (let i = 0; i < CELLS; i++) {
    const at = c * CELLS + i
    const h = air.heights[i] as number
    const moved = deep * ((air.low[at] as number) / h - (air.high[at] as number) / (SUMMER_TOP_M - h))
    air.low[at] = (air.low[at] as number) - moved
    air.high[at] = (air.high[at] as number) + moved
  }
}
