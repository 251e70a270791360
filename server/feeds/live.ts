import { civil, formatHour, hoursAfter, parseHour, type EventHour } from '../../models/units/time.ts'
import type { ArrivedRow } from '../../models/stream/row.ts'
import { Arrivals } from '../engine/arrivals.ts'
import { Episode, type EpisodeStation } from '../engine/episode.ts'
import { engineIdentity } from '../engine/version.ts'
import type { Notice } from '../protocol/codes.ts'
import { Notices } from './notices.ts'
import { readStationHour, unreadable, type FeedRow } from './station-hour.ts'
import type { Seeds } from '../packs/seeds.ts'
import { OBSERVATION_UNITS } from '../packs/columns.ts'
import { LONGEST_REACH_H, LONGEST_REACH_YEARS } from '../packs/reach.ts'
import { gasLimits } from '../packs/gas-limits.ts'
import { beijingStation } from '../packs/importers/beijing-stations.ts'
import { NETWORK_STATES } from '../packs/importers/gas-states.ts'
import { loadRuleBook } from '../packs/rule-book.ts'
import { loadAlertRules, loadAqiTables } from '../packs/standards.ts'

/** Hours before the first row that a late one may still reach back: a week. Earlier rows stay in the log and are not folded. */
const REACH_BACK = 168
/** Hours that an observation may lie ahead of its arrival: a day, for clocks set wrong. What is farther ahead cannot have been measured; it stays in the log and is not folded. */
const REACH_AHEAD = 24
/** Live data have no manifest; a network's real-time feed is local to Beijing until it says otherwise. */
const OFFSET_MINUTES = 480
const HISTORY = 400
/** Sources whose watermark is kept; beyond it the one that came first is forgotten until it tells of a newer hour. */
const SOURCES = 50
const HOUR_MS = 3_600_000
/** What a network needs to publish an hour (assumed): a row that comes within it is on time, a later one is late. */
const LATENCY_MINUTES = 60

/** A row of the observation log that is kept there and not folded, and why. */
export interface Left { readonly seq: number; readonly code: Notice; readonly message: string }
/** The newest hour of which a source has told, as the log has it. */
export interface Source { readonly source: string; readonly hour: EventHour }

/** The observation log as an episode that grows. Rows come in the order of the log, so a restart gives the same episode. */
export class LiveFeed {
  readonly #seeds: Seeds
  readonly #options: { readonly members: number; readonly seed: number }
  readonly #arrivals = new Arrivals(LATENCY_MINUTES)
  readonly #stations: EpisodeStation[] = []
  readonly #notices = new Notices(OFFSET_MINUTES)
  readonly #known = new Set<string>()
  readonly #sources = new Map<string, EventHour>()
  readonly #readHour = remembered((text: string) => parseHour(text, OFFSET_MINUTES))
  readonly #readMoment = remembered((text: string) => Date.parse(text))
  #episode: Episode | null = null
  #last: EventHour | null = null

  constructor(seeds: Seeds, options: { readonly members: number; readonly seed: number }) {
    this.#seeds = seeds
    this.#options = options
  }

  /** Null until the first observation. */
  get episode(): Episode | null { return this.#episode }

  /** The watermark of each source, in the order in which they first came; of the newest `SOURCES` of them. */
  get sources(): Source[] { return [...this.#sources].map(([source, hour]) => ({ source, hour })) }

  /** Takes rows of the log in. `oldest` is the earliest event hour of which something else is known now, or null; `left` are those that are not folded. */
  add(rows: Iterable<FeedRow>): { readonly oldest: EventHour | null; readonly left: readonly Left[] } {
    let oldest: EventHour | null = null
    const left: Left[] = []
    for (const { seq, event, arrived } of rows) {
      if (event.type === 'forecast' || event.type === 'warning') { this.#notices.add(event, seq); continue }
      if (event.type !== 'observation' && event.type !== 'weather') continue
      const { station, time, values } = readStationHour(event, seq)
      const hour = this.#readHour(time)
      if (hour === null) throw unreadable(event, seq)
      const row: ArrivedRow = { station, hour, arrived: this.#readMoment(arrived), values }
      this.#hear(event.source, row)
      const why = this.#leaves(row)
      if (why !== null) left.push({ seq, ...why })
      else if (this.#take(event.type, row) && this.#episode !== null && (oldest === null || hour < oldest)) oldest = hour
    }
    return { oldest, left }
  }

  /** Whether the row says anything that was not known. */
  #take(type: 'observation' | 'weather', row: ArrivedRow): boolean {
    const { station, hour } = row
    const isNews = this.#arrivals.isNews(type, row)
    if (type === 'weather') this.#arrivals.addWeather(row)
    else {
      this.#know(station)
      if (this.#last === null || hour > this.#last) this.#last = hour
      this.#arrivals.addObservation(row)
      this.#begin(station, hour)
    }
    return isNews
  }

  /** Why a row stays in the log alone; null where it is folded. */
  #leaves({ hour, arrived }: ArrivedRow): Omit<Left, 'seq'> | null {
    const iso = (one: EventHour): string => formatHour(one, OFFSET_MINUTES)
    if (hour > arrived / HOUR_MS + REACH_AHEAD) {
      return { code: 'hour.ahead', message: `${iso(hour)} is more than ${REACH_AHEAD} h ahead of its arrival, so it cannot have been measured: it stays in the log and is not folded; mend the sender's clock and send it under a new id` }
    }
    // Else one clock at its factory date would make the room begin centuries ago, and every hour since then be folded.
    if (arrived / HOUR_MS - hour > LONGEST_REACH_H) {
      return { code: 'hour.before', message: `${iso(hour)} lies more than ${LONGEST_REACH_YEARS} years before its arrival: it stays in the log and is not folded; mend the sender's clock and send it under a new id, or import it as a pack` }
    }
    if (this.#episode !== null && hour < this.#episode.first) {
      return { code: 'hour.before', message: `${iso(hour)} lies before ${iso(this.#episode.first)}, where the live room begins: it stays in the log and is not folded; import it as a pack` }
    }
    return null
  }

  #hear(source: string, { hour, arrived }: ArrivedRow): void {
    const before = this.#sources.get(source)
    if (hour > arrived / HOUR_MS + REACH_AHEAD || (before !== undefined && before >= hour)) return
    this.#sources.set(source, hour)
    // Who makes up a source for each event must not fill the memory.
    if (this.#sources.size > SOURCES) this.#sources.delete(this.#sources.keys().next().value ?? '')
  }

  #begin(station: string, hour: EventHour): void {
    if (this.#episode !== null) return
    const first = hoursAfter(hour, -REACH_BACK)
    const { year } = civil(hour, OFFSET_MINUTES)
    const edition = this.#seeds.editionAt(hour)
    this.#episode = new Episode({
      mode: 'live', dir: null, station, stations: this.#stations, first, last: () => this.#last ?? hour, offsetMinutes: OFFSET_MINUTES,
      pack: { name: 'live', title: { zh: '实时数据', en: 'Live feed' }, sha256: 'live', synthetic: false, quality: 'realtime', district: 'pinggu' },
      arrivals: this.#arrivals, seed: this.#options.seed, catalogue: this.#seeds.catalogue(edition), edition, tables: loadAqiTables(),
      alerts: { rules: loadAlertRules(), warnings: () => this.#notices.warnings, forecasts: this.#notices.forecasts },
      config: { members: this.#options.members, inventory: this.#seeds.inventory(year), profiles: this.#seeds.profilesIn(year), profilesAt: 'source', parameters: this.#seeds.parameters, offsetMinutes: OFFSET_MINUTES, gasState: NETWORK_STATES },
      limits: this.#seeds.limits(hour), gasLimits: gasLimits(loadRuleBook(), hour, OFFSET_MINUTES), units: OBSERVATION_UNITS, engine: engineIdentity(), history: HISTORY,
      beside: { dust: new Set(), dustfall: [], facts: this.#seeds.facts },
    })
  }

  #know(id: string): void {
    if (this.#known.has(id)) return
    this.#known.add(id)
    const role = this.#stations.length === 0 ? 'district' : 'network'
    // Importers know these stations by the same ids; a feed says no more of them than a wide file does.
    const { name_zh, name_en, lon, lat } = beijingStation(id) ?? { name_zh: id, name_en: id, lon: null, lat: null }
    this.#stations.push({ id, name_zh, name_en, lon, lat, role })
  }
}

/** The same question again has the same answer: neighbouring rows are of one hour and came in one moment. */
function remembered<T>(read: (text: string) => T): (text: string) => T {
  let last: { readonly text: string; readonly value: T } | null = null
  return (text) => {
    if (last === null || last.text !== text) last = { text, value: read(text) }
    return last.value
  }
}
