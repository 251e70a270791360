/**
 * Frames: all that is known of one station and one hour, gathered for the models. For: apportion and everything after it.
 * In words: the focus station's readings, the weather of the focus or else of the nearest station that measured any (one station's row
 * as a whole, so that speed and direction belong together), and for each pollutant how the other stations stood (10th and 25th
 * percentile, median, minimum; type 7; and the mean of those upwind, upwind.ts). Units of a pack. Reference: contract/frame.ts; science.md §2 (rival definitions of inflow).
 * When not to use it: as a city mean; the keep-out radius leaves the district out.
 */
import { POLLUTANTS, WEATHER, type HourFrame, type NetworkSummary, type Pollutant, type WeatherVariable } from '../contract/frame.ts'
import { quantileOf } from '../numeric/quantile.ts'
import { sortFirst } from '../numeric/sort.ts'
import { isMeasured, valueOrNull, type Missing, type Reading } from '../units/missing.ts'
import type { EventHour } from '../units/time.ts'
import type { Readings } from './row.ts'
import type { Surroundings } from './surroundings.ts'
import { upwindWeights } from './upwind.ts'

export interface FrameInput {
  readonly hour: EventHour
  readonly surroundings: Surroundings
  readonly readingsByStation: Readonly<Record<string, Readings>>
  readonly weatherByStation: Readonly<Record<string, Readings>>
}

/** The focus station's frame of the hour; the input is left as it is. */
export function assembleFrame({ hour, surroundings, readingsByStation, weatherByStation }: FrameInput): HourFrame {
  const own = readingsByStation[surroundings.focus]
  const weather = weatherFrom(surroundings.nearest, weatherByStation)
  const extra: Record<string, Reading> = {}
  for (const name in own) if (!isPollutant(name)) extra[name] = own[name]!
  const reading = (pollutant: Pollutant): Reading => own?.[pollutant] ?? (own === undefined ? NOT_ARRIVED : NOT_MEASURED)
  const direction = weather?.wind_direction
  const around = elsewhereOf(surroundings, readingsByStation, direction !== undefined && isMeasured(direction) ? direction.value : null)
  const scratch = new Float64Array(around.readings.length)
  const network = (pollutant: Pollutant) => summary(pollutant, around, scratch)
  const weathered = (variable: WeatherVariable): Reading => weather?.[variable] ?? NOT_MEASURED
  return {
    station: surroundings.focus,
    hour,
    readings: { pm25: reading('pm25'), pm10: reading('pm10'), so2: reading('so2'), no2: reading('no2'), co: reading('co'), o3: reading('o3') },
    extra,
    weather: {
      temperature: weathered('temperature'), relative_humidity: weathered('relative_humidity'), pressure: weathered('pressure'), wind_speed: weathered('wind_speed'),
      wind_direction: weathered('wind_direction'), precipitation: weathered('precipitation'), boundary_layer_height: weathered('boundary_layer_height'),
    },
    network: { pm25: network('pm25'), pm10: network('pm10'), so2: network('so2'), no2: network('no2'), co: network('co'), o3: network('o3') },
  }
}

/**
 * Whether two frames of one hour are the same to every model: models read the values of the pollutants and of the weather, and how the
 * network stood; no model reads flags, rulings, why a value is missing, or `extra`.
 */
export function isSameToModels(one: HourFrame, other: HourFrame): boolean {
  return POLLUTANTS.every(name => Object.is(valueOrNull(one.readings[name]), valueOrNull(other.readings[name])) && isSameNetwork(one.network[name], other.network[name]))
    && WEATHER.every(name => Object.is(valueOrNull(one.weather[name]), valueOrNull(other.weather[name])))
}

function isSameNetwork(one: NetworkSummary | null, other: NetworkSummary | null): boolean {
  if (one === null || other === null) return one === other
  const [mine, theirs] = [Object.entries(one), Object.entries(other)]
  return mine.length === theirs.length && mine.every(([name, value], i) => name === theirs[i]![0] && Object.is(value, theirs[i]![1]))
}

const NOT_ARRIVED: Missing = { missing: 'not yet arrived' }
const NOT_MEASURED: Missing = { missing: 'not measured' }

function isPollutant(name: string): boolean { return POLLUTANTS.some(p => p === name) }

function weatherFrom(nearest: readonly string[], weatherByStation: Readonly<Record<string, Readings>>): Readings | undefined {
  for (const station of nearest) {
    const row = weatherByStation[station]
    if (row !== undefined && WEATHER.some(variable => isMeasured(row[variable]))) return row
  }
  return weatherByStation[nearest[0] ?? '']
}

/** The other stations that reported, and how much each counts as upwind; no weights where the direction is unknown. */
interface Around { readonly readings: readonly Readings[]; readonly weights: Float64Array | null }

function elsewhereOf({ elsewhere, bearings }: Surroundings, readingsByStation: FrameInput['readingsByStation'], direction: number | null): Around {
  const all = direction === null ? null : upwindWeights(bearings, direction, new Float64Array(bearings.length))
  const readings: Readings[] = []
  const weights = new Float64Array(elsewhere.length)
  for (const [i, station] of elsewhere.entries()) {
    const own = readingsByStation[station]
    if (own === undefined) continue
    if (all !== null) weights[readings.length] = all[i]!
    readings.push(own)
  }
  return { readings, weights: all === null ? null : weights }
}

function summary(pollutant: Pollutant, { readings: elsewhere, weights }: Around, values: Float64Array): NetworkSummary | null {
  let n = 0
  let weighed = 0
  let weight = 0
  for (const [i, readings] of elsewhere.entries()) {
    const reading = readings[pollutant]
    if (!isMeasured(reading)) continue
    values[n++] = reading.value
    if (weights !== null) {
      weighed += weights[i]! * reading.value
      weight += weights[i]!
    }
  }
  if (n === 0) return null
  sortFirst(values, n)
  // All behind the receptor: no station says what comes in.
  const upwind = weight > LEAST_WEIGHT ? weighed / weight : null
  return { stations: n, min: values[0]!, p10: quantileOf(values, n, 0.1), p25: quantileOf(values, n, 0.25), median: quantileOf(values, n, 0.5), upwind }
}

/** One station across the wind at 60 km: less than that is no station upwind. */
const LEAST_WEIGHT = 0.01
