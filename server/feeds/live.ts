import { civil, hoursAfter, parseHour, type EventHour } from '../../models/units/time.ts'
import type { ArrivedRow } from '../../models/stream/row.ts'
import { Arrivals } from '../engine/arrivals.ts'
import { Episode, type EpisodeStation } from '../engine/episode.ts'
import { engineIdentity } from '../engine/version.ts'
import type { LogRow } from '../log/log.ts'
import { FeedEvent, columnsOf } from '../protocol/events.ts'
import type { Seeds } from '../packs/seeds.ts'
import { OBSERVATION_UNITS } from '../packs/columns.ts'
import { gasLimits } from '../packs/gas-limits.ts'
import { NETWORK_STATES } from '../packs/importers/gas-states.ts'
import { loadRuleBook } from '../packs/rule-book.ts'
import { loadAqiTables } from '../packs/standards.ts'

/** Hours before the first row that a late one may still reach back: a week. Earlier rows stay in the log and are not folded. */
const REACH_BACK = 168
/** Hours that an observation may lie ahead of its arrival: a day, for clocks set wrong. What is farther ahead cannot have been measured; it stays in the log and is not folded. */
const REACH_AHEAD = 24
/** Live data have no manifest; a network's real-time feed is local to Beijing until it says otherwise. */
const OFFSET_MINUTES = 480
const HISTORY = 400
const HOUR_MS = 3_600_000
/** What a network needs to publish an hour (assumed): a row that comes within it is on time, a later one is late. */
const LATENCY_MINUTES = 60

/** The observation log as an episode that grows. Rows come in the order of the log, so a restart gives the same episode. */
export class LiveFeed {
  readonly #seeds: Seeds
  readonly #options: { readonly members: number; readonly seed: number }
  readonly #arrivals = new Arrivals(LATENCY_MINUTES)
  readonly #stations: EpisodeStation[] = []
  #episode: Episode | null = null
  #last: EventHour | null = null

  constructor(seeds: Seeds, options: { readonly members: number; readonly seed: number }) {
    this.#seeds = seeds
    this.#options = options
  }

  /** Null until the first observation. */
  get episode(): Episode | null { return this.#episode }

  /** Takes rows of the log in; returns the earliest event hour that they touched, or null where they touch none. */
  add(rows: Iterable<LogRow>): EventHour | null {
    let earliest: EventHour | null = null
    for (const { event, arrived } of rows) {
      const parsed = FeedEvent.parse(event)
      if (parsed.type !== 'observation' && parsed.type !== 'weather') continue
      const { station, time } = parsed.data
      const hour = parseHour(time, OFFSET_MINUTES)
      if (hour === null) continue
      const row: ArrivedRow = { station, hour, arrived: Date.parse(arrived), values: columnsOf(parsed.data) }
      if (this.#episode !== null && hour < this.#episode.first) continue
      if (parsed.type === 'weather') this.#arrivals.addWeather(row)
      else {
        if (hour > row.arrived / HOUR_MS + REACH_AHEAD) continue
        this.#arrivals.addObservation(row)
        this.#know(station)
        if (this.#last === null || hour > this.#last) this.#last = hour
        this.#begin(station, hour)
      }
      if (this.#episode !== null && (earliest === null || hour < earliest)) earliest = hour
    }
    return earliest
  }

  #begin(station: string, hour: EventHour): void {
    if (this.#episode !== null) return
    const first = hoursAfter(hour, -REACH_BACK)
    const { year } = civil(hour, OFFSET_MINUTES)
    const edition = this.#seeds.editionAt(hour)
    this.#episode = new Episode({
      mode: 'live', station, stations: this.#stations, first, last: () => this.#last ?? hour, offsetMinutes: OFFSET_MINUTES,
      pack: { name: 'live', title: { zh: '实时数据', en: 'Live feed' }, sha256: 'live', synthetic: false, quality: 'realtime', district: 'pinggu' },
      arrivals: this.#arrivals, seed: this.#options.seed, catalogue: this.#seeds.catalogue(edition), edition, tables: loadAqiTables(),
      config: { members: this.#options.members, inventory: this.#seeds.inventory(year), profiles: this.#seeds.profiles, parameters: this.#seeds.parameters, offsetMinutes: OFFSET_MINUTES, gasState: NETWORK_STATES },
      limits: this.#seeds.limits(hour), gasLimits: gasLimits(loadRuleBook(), hour, OFFSET_MINUTES), units: OBSERVATION_UNITS, engine: engineIdentity(), history: HISTORY,
    })
  }

  #know(id: string): void {
    if (this.#stations.some((station) => station.id === id)) return
    const role = this.#stations.length === 0 ? 'district' : 'network'
    this.#stations.push({ id, name_zh: id, name_en: id, lon: null, lat: null, role })
  }
}
