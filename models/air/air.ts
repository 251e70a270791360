/**
 * The air over the district and on its way there, hour by hour and member by member.
 * For: the coefficients by which contributions and deficits are renewed, mixed between layers, and dated (AirHour).
 * In words: 1/τ = u/L + v_d/h + Λ for the district; a residual layer to 1,000 m; the length of path travelled since the start, whose
 * differences say when the air that arrives from the city or the region was over its sources.
 * Units: h, m, km. Reference: science.md §1 and §9. When not to use it: steps other than one hour; more than one receptor in one state.
 */
import type { HourFrame } from '../contract/frame.ts'
import type { AirHour } from '../contract/outcome.ts'
import type { Parameter } from '../contract/parameter.ts'
import { blockOf } from '../numeric/block.ts'
import { drawMembers, ranges } from '../numeric/ranged.ts'
import { valueOrNull } from '../units/missing.ts'
import { civil } from '../units/time.ts'
import { frontPassed, remember, type Recent } from './front.ts'
import { exchangeLayers, type LayerExchange } from './layers.ts'
import { normal } from '../numeric/random.ts'
import { diagnoseHeight, sunshine, type HeightClimate } from './mixing-height.ts'
import { AIR_PARAMETERS } from './parameters.ts'
import { rainPower, renewalRate } from './ventilation.ts'
import { comesFrom, followWind, NO_WIND, steadiness, type WindState } from './wind.ts'

export interface AirConfig { readonly members: number; readonly parameters: readonly Parameter[]; readonly offsetMinutes: number }

/** Drawn once, shared by every state of a run and never written to. By member unless a plain number. */
interface AirDraws {
  readonly length: Float64Array; readonly speedFactor: Float64Array; readonly recirculation: Float64Array; readonly windAbsent: Float64Array
  readonly diagnosed: Float64Array; readonly diagnosedNoon: Float64Array; readonly stirred: number; readonly heightHourly: number; readonly seed: number; readonly given: Float64Array; readonly aloft: Float64Array
  readonly deposition: Float64Array; readonly washout: Float64Array; readonly mixing: Float64Array
  readonly climate: HeightClimate; readonly top: number; readonly least: number; readonly pathLeast: number; readonly bearing: number
  readonly cityNear: number; readonly cityFar: number; readonly regionNear: number; readonly regionFar: number; readonly beyondCityFar: number
}
export interface AirState {
  readonly offsetMinutes: number
  readonly draws: AirDraws
  /** By member, m; null before the first hour. */
  readonly height: Float64Array | null
  readonly run: Float64Array
  /** The noise of the height between which this hour stands, by member; null before it was asked for. */
  readonly noise: Noise | null
  readonly wind: WindState
  readonly recent: Recent
}

/** Standard normals by member at one sixth of a day and at the next: drawn once for the hours between them. */
interface Noise { readonly knot: number; readonly from: Float64Array; readonly to: Float64Array }

/** The state before the first hour. */
export function startAir(config: AirConfig, seed: number): AirState {
  return { offsetMinutes: config.offsetMinutes, draws: drawAir(config, seed), height: null, run: new Float64Array(config.members), noise: null, wind: NO_WIND, recent: [] }
}

/** One hour of air from one frame; the frame's PM2.5 is used only to recognise a front. */
export function stepAir(state: AirState, frame: HourFrame): { readonly state: AirState; readonly out: AirHour } {
  const { draws } = state
  const { state: wind, speed, direction } = followWind(state.wind, frame)
  const pm25 = valueOrNull(frame.readings.pm25)
  const front = frontPassed(state.recent, pm25, direction)
  const noise = noiseAt(state, Math.floor(frame.hour / KNOT))
  const height = heights(state, frame, wind, noise)
  const out = coefficients(state, height, speed, Math.max(0, valueOrNull(frame.weather.precipitation) ?? 0), front, wind)
  const fromCity = comesFrom(wind, draws.bearing)
  // Half way where the direction is unknown: behind the city, or beside it over the plain.
  const behind = (1 + fromCity) / 2
  return {
    state: { ...state, height, run: out.run, noise, wind, recent: remember(state.recent, pm25) },
    out: {
      ...out, height, fromCity, front, wind: speed === null ? 'assumed' : 'measured',
      city: { near: draws.cityNear, far: draws.cityFar },
      region: { near: draws.regionNear + behind * (draws.cityFar - draws.regionNear), far: draws.regionFar + behind * (draws.beyondCityFar - draws.regionFar) },
    },
  }
}

/** Hours between two draws of the height's noise. */
const KNOT = 6

function noiseAt({ draws, noise }: AirState, knot: number): Noise {
  if (noise?.knot === knot) return noise
  const drawn = (hour: number) => draws.diagnosed.map((_, member) => normal({ seed: draws.seed, model: 'air', member, name: 'height.hourly', hour }))
  return { knot, from: noise?.knot === knot - 1 ? noise.to : drawn(knot), to: drawn(knot + 1) }
}

function heights(state: AirState, frame: HourFrame, wind: WindState, { knot, from, to }: Noise): Float64Array {
  const { draws } = state
  const given = valueOrNull(frame.weather.boundary_layer_height)
  const usable = given !== null && given > 0
  // Below 30 m a box is no box; reanalyses print such numbers on calm nights.
  const height = usable ? Math.max(30, given)
    : diagnoseHeight(civil(frame.hour, state.offsetMinutes), draws.climate, wind.last === null ? 1.3 : wind.mean, valueOrNull(frame.weather.relative_humidity))
  if (usable) return draws.given.map(factor => factor * height)
  // Wind stirs whatever the sun does.
  const stirred = Math.max(height, draws.stirred * (wind.last === null ? 1.3 : wind.last))
  const sun = sunshine(civil(frame.hour, state.offsetMinutes))
  const share = frame.hour / KNOT - knot
  return draws.diagnosed.map((factor, m) => {
    const noise = (1 - share) * (from[m] as number) + share * (to[m] as number)
    return stirred * Math.exp((1 - sun) * Math.log(factor) + sun * Math.log(draws.diagnosedNoon[m] as number) + draws.heightHourly * noise)
  })
}

type Coefficients = Pick<AirHour, 'stays' | 'residence' | 'fill' | 'mixedKeeps' | 'mixedGains' | 'aloftKeeps' | 'aloftGains' | 'run' | 'blend'>

function coefficients(state: AirState, height: Float64Array, speed: number | null, rain: number, front: boolean, wind: WindState): Coefficients {
  const { draws } = state
  const n = height.length
  const part = blockOf(8 * n)
  // The path is kept for ten days by those who date the air, the rest for this hour.
  const out = { stays: part(n), residence: part(n), fill: part(n), mixedKeeps: part(n), mixedGains: part(n), aloftKeeps: part(n), aloftGains: part(n), blend: part(n), run: new Float64Array(n) }
  const layers: LayerExchange = { mixedKeeps: 1, mixedGains: 0, aloftKeeps: 1, aloftGains: 0 }
  const rained = rainPower(rain)
  for (let m = 0; m < n; m++) {
    const h = height[m] as number
    const u = Math.max(draws.least, speed === null ? draws.windAbsent[m] as number : speed * (1 - (draws.recirculation[m] as number) * (1 - steadiness(wind))))
    const length = draws.length[m] as number
    const rate = renewalRate(u, length, draws.deposition[m] as number, h, (draws.washout[m] as number) * rained)
    const stays = Math.exp(-rate)
    out.stays[m] = stays
    out.residence[m] = 1 / rate
    out.fill[m] = (1 - stays) / rate
    exchangeLayers(state.height === null ? h : state.height[m] as number, h, draws.top, layers)
    const aloft = front ? 0 : Math.exp(-3.6 * u / length * (draws.aloft[m] as number))
    out.mixedKeeps[m] = layers.mixedKeeps
    out.mixedGains[m] = front ? 0 : layers.mixedGains
    out.aloftKeeps[m] = layers.aloftKeeps * aloft
    out.aloftGains[m] = layers.aloftGains * aloft
    const travelled = Math.max(draws.pathLeast, u) * 3.6 * (draws.speedFactor[m] as number)
    out.run[m] = (state.run[m] as number) + travelled
    out.blend[m] = 1 - Math.exp(-travelled / (draws.mixing[m] as number))
  }
  return out
}

function drawAir({ members, parameters }: AirConfig, seed: number): AirDraws {
  const range = ranges(AIR_PARAMETERS, parameters)
  const each = (id: string) => drawMembers(range(id), members, seed, 'air', id)
  const one = (id: string) => range(id).value
  const fetch = each('air.district.fetch')
  return {
    length: each('air.district.length').map((length, m) => length * (fetch[m] as number)),
    speedFactor: each('air.wind.speed_factor'), recirculation: each('air.wind.recirculation').map(x => Math.min(1, Math.max(0, x))), windAbsent: each('air.wind.absent'),
    diagnosed: each('air.height.diagnosed_factor'), diagnosedNoon: each('air.height.noon_factor'), stirred: one('air.height.stirred'), heightHourly: one('air.height.hourly'), seed, given: each('air.height.given_factor'), aloft: each('air.residual.speed_factor'),
    deposition: each('air.deposition'), washout: each('air.washout'), mixing: each('air.path.mixing'),
    climate: { nightWinter: one('air.height.night_winter'), noonWinter: one('air.height.noon_winter'), nightSummer: one('air.height.night_summer'), noonSummer: one('air.height.noon_summer'), stagnation: one('air.height.stagnation') },
    top: one('air.residual.top'), least: one('air.wind.least'), pathLeast: one('air.path.least'), bearing: one('air.direction.city'),
    cityNear: one('air.path.city_near'), cityFar: one('air.path.city_far'), regionNear: one('air.path.region_near'), regionFar: one('air.path.region_far'), beyondCityFar: one('air.path.beyond_city_far'),
  }
}
