import type { HourFrame } from '../../models/contract/frame.ts'
import { assembleFrame } from '../../models/stream/frames.ts'
import { emptyQuality, qualityHourStep, weatherReadings } from '../../models/stream/quality.ts'
import { qualityContext } from '../../models/stream/quality/context.ts'
import { surroundingsOf } from '../../models/stream/surroundings.ts'
import { chance } from '../../models/twin/chance.ts'
import { generateTwin, type TwinHour } from '../../models/twin/twin.ts'
import { BACKGROUND, TWIN_SECTORS } from '../../models/twin/world.ts'
import { GROUPS, SPLIT } from '../../models/contract/dimensions.ts'
import { seedTwin } from './make-seed.ts'

export interface TwinRun {
  /** What the pipeline sees. */
  readonly frames: readonly HourFrame[]
  /** What is true: by hour, PM2.5 in µg/m³ and the share of each group of the contract in it, %. */
  readonly pm25: readonly number[]
  readonly shares: readonly (readonly number[])[]
}

/** Without weather in every twelfth, with half of the stations in every fourth. */
const WITHOUT_WEATHER = 12
const HALF_OF_STATIONS = 4

/**
 * Twin number `n`: another weather, other true emissions (each sector within 30 % of the inventory), other emissions of city and region
 * than anybody knows, other noise and gaps. `withHeight` gives the station the true mixing height.
 */
export function twinRun(n: number, withHeight = false): TwinRun {
  const base = seedTwin()
  const drawn = (name: string, low: number, high: number) => low + (high - low) * chance(900 + n, `twin/${name}`)
  const scale = { district: 1, city: drawn('city', 0.7, 1.3), region: drawn('region', 0.5, 1.5) }
  const stations = n % HALF_OF_STATIONS === 3 ? base.stations.filter((_, i) => i % 2 === 0) : base.stations
  const hours = generateTwin({
    ...base, seed: 1000 + n, stations, noise: drawn('noise', 0.6, 1.8), gapRate: drawn('gaps', 0.004, 0.05),
    emissions: base.emissions.map(row => ({ ...row, tonnes_per_year: row.tonnes_per_year * scale[row.area] })),
  })
  const weather = n % WITHOUT_WEATHER !== 11
  return { frames: framesOf(hours, weather, withHeight), pm25: hours.map(hour => truthOf(hour).values.pm25), shares: hours.map(sharesOf) }
}

function framesOf(hours: readonly TwinHour[], weather: boolean, withHeight: boolean): HourFrame[] {
  const first = hours[0]
  const focus = first?.stations[0]?.station.id ?? ''
  const places = (first?.stations ?? []).map(({ station }) => ({ id: station.id, ...placeOf(station.cell) }))
  const surroundings = surroundingsOf(places, focus)
  const context = qualityContext({ stations: places, offsetMinutes: 480, newYears: [], gasState: '273.15K' })
  let quality = emptyQuality
  return hours.map(hour => {
    const checked = qualityHourStep(quality, hour.stations.map(({ station, reading }) => ({ station: station.id, hour: hour.hour, values: { ...reading } })), context)
    quality = checked.state
    const read = { ...hour.readWeather, ...(withHeight ? { boundary_layer_height: hour.weather.height } : {}) }
    return assembleFrame({ hour: hour.hour, surroundings, readingsByStation: checked.out, weatherByStation: weather ? { [focus]: weatherReadings(read) } : {} })
  })
}

/** The line of the twin laid on the map as in the synthetic pack. */
function placeOf(cell: number): { lon: number; lat: number } {
  const km = (43 - cell) * 10
  return { lon: 117.12 - 0.927 * km / 85.3, lat: 40.14 - 0.375 * km / 111.2 }
}

function truthOf(hour: TwinHour) {
  const truth = hour.stations[0]?.truth
  if (truth === undefined) throw new Error('the twin has no station')
  return truth
}

/** %: the background counts as inflow. */
function sharesOf(hour: TwinHour): readonly number[] {
  const { byTag, values } = truthOf(hour)
  const district = Array.from(byTag.subarray(0, TWIN_SECTORS.length))
  const inflow = byTag.subarray(TWIN_SECTORS.length, BACKGROUND + 1).reduce((sum, x) => sum + x, 0)
  return GROUPS.map(({ members }) => 100 / values.pm25 * members.reduce((sum, member) => sum + (member === 'city' ? inflow : member === 'regional' ? 0 : district[SPLIT.indexOf(member)] ?? 0), 0))
}
