import { from } from 'rxjs'
import type { Order } from '../../models/contract/scenario.ts'
import { loadAlertRules, loadAqiTables } from '../../server/packs/standards.ts'
import { loadSeeds } from '../../server/packs/seeds.ts'
import type { ArrivedRow } from '../../models/stream/row.ts'
import { closesAt } from '../../models/stream/watermark.ts'
import { formatHour, hoursAfter, type EventHour } from '../../models/units/time.ts'
import { Arrivals } from '../../server/engine/arrivals.ts'
import { BranchTrack } from '../../server/engine/branch-track.ts'
import { Episode, type EpisodeData, type EpisodeStation } from '../../server/engine/episode.ts'
import type { Fold } from '../../server/engine/fold.ts'
import { Forecasts } from '../../server/engine/forecasts.ts'
import type { AssessedHour, Rulings } from '../../server/engine/hour.ts'
import { pipeline } from '../../server/engine/pipeline.ts'
import { makeStages } from '../../server/engine/steps.ts'
import { testInventory, testProfiles } from './emissions.ts'
import { at } from './frames.ts'

/** First hour of every made episode: midnight has passed, the heating season runs, the plan of 2016 is in force. */
export const FIRST = at('2016-12-15T01:00')
/** `far` counts as elsewhere, `near` is the same place as `here` (5 km). */
export const MADE_STATIONS: readonly EpisodeStation[] = [
  { id: 'far', name_zh: '远', name_en: 'Far', lon: 116.6, lat: 40.1, role: 'network' },
  { id: 'here', name_zh: '此', name_en: 'Here', lon: 117.1, lat: 40.14, role: 'district' },
  { id: 'near', name_zh: '近', name_en: 'Near', lon: 117.12, lat: 40.1, role: 'network' },
]

/** The hour that many hours after the first: 0 is the first. */
export function hourAt(index: number): EventHour { return hoursAfter(FIRST, index) }

/** An episode that builds up, breathes with the day and has a gap; every row arrives on time. Made by nobody's model: a line and a sawtooth. */
export function madeObservations(hours: number, latencyMinutes = 0): ArrivedRow[] {
  return Array.from({ length: hours }, (_, i) => MADE_STATIONS.map(({ id }, s): ArrivedRow => {
    const pm25 = 40 + 2 * i + 15 * ((i * 7 + s * 5) % 11) / 11 - 10 * s
    const gap = id === 'here' && (i === 9 || (i >= 30 && i < 34))
    return { station: id, hour: hourAt(i), arrived: closesAt(hourAt(i), latencyMinutes), values: { pm25: gap ? null : Math.round(pm25), pm10: Math.round(pm25 * 1.3), so2: 12 + i % 5, no2: 60 + i % 17, o3: 8, co: 2 + (i % 9) / 10 } }
  })).flat()
}

/** Weak wind that turns, with one windy hour in twenty. */
export function madeWeather(hours: number, latencyMinutes = 0): ArrivedRow[] {
  return Array.from({ length: hours }, (_, i): ArrivedRow => ({
    station: 'here', hour: hourAt(i), arrived: closesAt(hourAt(i), latencyMinutes),
    values: { temperature: -4 + i % 6, relative_humidity: 50 + i % 30, wind_speed: i % 20 === 19 ? 4 : 0.8 + (i % 5) / 5, wind_direction: (i * 37) % 360 },
  }))
}

export interface MadeOf {
  readonly hours: number
  readonly members?: number
  readonly seed?: number
  readonly history?: number
  readonly latencyMinutes?: number
  /** Rows beside those that come on time. */
  readonly late?: readonly ArrivedRow[]
  readonly lateWeather?: readonly ArrivedRow[]
  readonly changes?: Partial<EpisodeData>
}

/** A small episode and the data it stands on. */
export function madeEpisode({ hours, members = 3, seed = 1, history = 400, latencyMinutes = 0, late = [], lateWeather = [], changes = {} }: MadeOf): { episode: Episode; data: EpisodeData } {
  const arrivals = new Arrivals(latencyMinutes)
  for (const row of [...madeObservations(hours, latencyMinutes), ...late]) arrivals.addObservation(row)
  for (const row of [...madeWeather(hours, latencyMinutes), ...lateWeather]) arrivals.addWeather(row)
  const data: EpisodeData = {
    mode: 'replay', dir: null, pack: { name: 'made', title: { zh: '编造', en: 'Made' }, sha256: '0'.repeat(64), synthetic: true, quality: 'realtime', district: 'here' },
    stations: MADE_STATIONS, station: 'here', first: FIRST, last: () => hourAt(hours - 1), offsetMinutes: 480, arrivals, seed,
    config: { members, inventory: testInventory, profiles: testProfiles, parameters: [], offsetMinutes: 480, gasState: '273.15K', profilesAt: 'source' },
    catalogue: seeds.catalogue('beijing-2016'), edition: 'beijing-2016', tables, alerts, limits: [], gasLimits: [], units: {}, engine: { version: 'test', node: 'test' }, beside: { dust: new Set(), dustfall: [], facts: seeds.facts }, history, ...changes,
  }
  return { episode: new Episode(data), data }
}
const seeds = loadSeeds()
const tables = loadAqiTables()
const alerts = { rules: loadAlertRules(), warnings: () => [], forecasts: new Forecasts() }

/** An order whose model throws at `from`: what a broken model does to its branch. */
export function failingOrder(members: number, from: EventHour, reason = 'renewal needs a residence time above zero, got 0 h'): Order {
  return { members, firstHour: from, key: `fails/${from}`, notes: [], remaining: hour => { if (hour >= from) throw new RangeError(reason); return null } }
}

/** All that a fold has published or may publish, bit by bit: one text an hour, and one a branch. */
export interface Seen { readonly hours: readonly string[]; readonly branches: Readonly<Record<string, string>> }

/** What a fold has come to. */
export function seen(fold: Fold): Seen {
  return { hours: fold.hours.map(hourText), branches: Object.fromEntries([...fold.tracks].map(([id, track]) => [id, trackText(track)])) }
}

/**
 * The same by another way: one pass of the pipeline over what was known at `until`, from the first hour to `cursor`. No fold, so nothing
 * is rewound, revised, kept or put back.
 */
export function straightPass(data: EpisodeData, orders: ReadonlyMap<string, Order>, cursor: EventHour, until: number, rulings: Rulings = new Map(), focus = data.station): Seen {
  const { config, seed, first, stations, tables: aqi, arrivals } = data
  const { stages } = makeStages({ config, seed, first, focus, stations, orders: new Map(orders), tables: aqi })
  const tracks = new Map([...orders].map(([id, order]) => [id, new BranchTrack(order)]))
  const hours: string[] = []
  const known = Array.from({ length: Math.max(0, cursor - first + 1) }, (_, i) => ({ ...arrivals.known(hoursAfter(first, i), until), rulings: rulings.get(hoursAfter(first, i)) ?? [] }))
  pipeline(from(known), stages).subscribe(({ baseline, branches, ...hour }: AssessedHour) => {
    hours.push(hourText({ ...hour, total: baseline.total, observed: baseline.observed }))
    for (const [id, track] of tracks) track.push(baseline.total, branches[id])
  })
  return { hours, branches: Object.fromEntries([...tracks].map(([id, track]) => [id, trackText(track)])) }
}

/** Names of the hours and branches in which two differ, at most five of each: empty where they are the same, bit for bit. */
export function differences(one: Seen, other: Seen): string[] {
  const hours = Array.from({ length: Math.max(one.hours.length, other.hours.length) }, (_, i) => i).filter(i => one.hours[i] !== other.hours[i])
  const branches = [...new Set([...Object.keys(one.branches), ...Object.keys(other.branches)])].filter(id => one.branches[id] !== other.branches[id])
  return [...hours.slice(0, 5).map(i => `hour ${i}: ${fromTheParting(one.hours[i], other.hours[i])}`), ...branches.slice(0, 5).map(id => `branch ${id}: ${fromTheParting(one.branches[id], other.branches[id])}`)]
}

/** Both texts from where they part. */
function fromTheParting(one = 'absent', other = 'absent'): string {
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  return [one, other].map(text => text.slice(Math.max(0, at - 40), at + 120)).join(' | ')
}

function hourText({ frame, doubts, points, last24, total, observed, summary, aqi, level }: Omit<Fold['hours'][number], 'baseline'>): string {
  return JSON.stringify({ hour: formatHour(frame.hour), total: [...total], observed, aqi, level, summary, readings: frame.readings, extra: frame.extra, doubts, points, last24, weather: frame.weather, network: frame.network })
}

function trackText(track: BranchTrack): string {
  return JSON.stringify({ failed: track.failed, totals: track.totals.map(row => [...row]), pm25: track.pm25, difference: track.difference, held: track.held })
}
