import type { Area } from '../../models/contract/dimensions.ts'
import { POLLUTANTS } from '../../models/contract/frame.ts'
import type { Catalogue, Order, Scenario } from '../../models/contract/scenario.ts'
import { compileOrder, type CompiledOrder } from '../../models/measures/combine.ts'
import { descriptions, skillOf, type EpisodeConfig } from '../../models/registry.ts'
import type { AlertRules } from '../../models/rules/alert/edition.ts'
import type { AqiTables } from '../../models/rules/aqi.ts'
import { earliest, formatHour, hoursAfter, type EventHour } from '../../models/units/time.ts'
import type { StationPlace } from '../../models/stream/row.ts'
import type { BranchSummary } from '../protocol/branch.ts'
import type { Clock } from '../protocol/clock.ts'
import type { Code } from '../protocol/codes.ts'
import type { StationSeries } from '../protocol/http.ts'
import { parseScenario } from '../protocol/scenario.ts'
import type { RoomView } from '../protocol/server.ts'
import type { RoomEvent } from '../rooms/state.ts'
import type { Arrivals } from './arrivals.ts'
import type { AssessSetup, Asked, Beside } from './assessment/assess.ts'
import { episodeRecord } from './assessment/episode-record.ts'
import type { AtOtherState } from './columns.ts'
import type { Forecasts } from './forecasts.ts'
import { Fold } from './fold.ts'
import { GasTimeline, hasGasState } from './gas-timeline.ts'
import type { Orders, Rulings } from './hour.ts'
import { stationSeries, type SeriesAsked, type SeriesSource } from './series.ts'
import { makeStages } from './steps.ts'

/** Coordinates are null where a live feed has not told them. */
export interface EpisodeStation extends StationPlace { readonly name_zh: string; readonly name_en: string; readonly role: string }

type ScenarioJson = Readonly<Record<string, unknown>>
type KnownOrder = CompiledOrder & { readonly scenario: Scenario; readonly notes: readonly string[] }

/** Rules of alerts, and what was issued and forecast; a live feed's grow. */
export interface AlertBook { readonly rules: AlertRules; readonly warnings: () => readonly IssuedWarning[]; readonly forecasts: Forecasts }
/** First and last hour, end labels, `end` null while it is open; issued in ms since 1970. */
export interface IssuedWarning { readonly level: string; readonly start: EventHour; readonly end: EventHour | null; readonly issued: number; readonly source: string }

export interface EpisodeData {
  readonly mode: Clock['mode']
  readonly pack: RoomView['pack']
  /** Where the pack lies; null where there is none. Never published. */
  readonly dir: string | null
  readonly stations: readonly EpisodeStation[]
  readonly station: string
  readonly first: EventHour
  /** A live episode grows: its last hour is asked for each time. */
  readonly last: () => EventHour
  readonly offsetMinutes: number
  readonly arrivals: Arrivals
  readonly config: EpisodeConfig
  readonly seed: number
  readonly catalogue: Catalogue
  readonly edition: string
  readonly tables: AqiTables
  readonly alerts: AlertBook
  readonly limits: RoomView['limits']
  readonly gasLimits: RoomView['gasLimits']
  /** Of the observed columns, as far as they are declared. */
  readonly units: Readonly<Record<string, string>>
  readonly engine: RoomView['engine']
  readonly beside: Pick<Beside, 'dust' | 'dustfall' | 'facts'>
  /** Hours of heavy baselines that a fold keeps. */
  readonly history: number
}

/** Hours after the first to which an order without an end lasts in a live episode: a century. It is compiled once, and the episode grows under it. */
const OPEN_END = 24 * 366 * 100

/** An open pack or the live feed with its models, catalogue and seed: what rooms and runs fold. */
export class Episode {
  readonly #data: EpisodeData
  /** Scenarios are asked about again and again while a slider moves; the newest few are kept. */
  readonly #compiled = new Map<string, KnownOrder>()

  readonly gas: GasTimeline

  constructor(data: EpisodeData) {
    this.#data = data
    this.gas = new GasTimeline(data.config.gasState, data.offsetMinutes)
  }

  get mode() { return this.#data.mode }
  get pack() { return this.#data.pack }
  get dir() { return this.#data.dir }
  get stations() { return this.#data.stations }
  get station() { return this.#data.station }
  get first() { return this.#data.first }
  get last() { return this.#data.last() }
  get offsetMinutes() { return this.#data.offsetMinutes }
  get members() { return this.#data.config.members }
  get seed() { return this.#data.seed }
  get catalogue() { return this.#data.catalogue }
  get edition() { return this.#data.edition }
  get inventory() { return this.#data.config.inventory }
  get tables() { return this.#data.tables }
  get alerts() { return this.#data.alerts }
  get limits() { return this.#data.limits }
  get gasLimits() { return this.#data.gasLimits }
  get units() { return this.#data.units }
  get engine() { return this.#data.engine }
  get models() { return descriptions }

  /** A fold over this episode for one station; `orders` is its own and may change while it lives. */
  fold(focus: string, orders: Orders, { history = this.#data.history, rulings = new Map() }: { readonly history?: number; readonly rulings?: Rulings } = {}): Fold {
    const { config, seed, first, stations, tables, arrivals } = this.#data
    const made = makeStages({ config, seed, first, focus, stations, orders, tables })
    return new Fold({ arrivals, first, orders, rulings, ...made, history, knownAt: (cursor) => this.knownAt(cursor) })
  }

  /** What stations reported, as known when the clock stood at `to`; `doubts` is what quality said of an hour. */
  seriesOf(asked: SeriesAsked, doubts: SeriesSource['doubts']): StationSeries {
    const { arrivals, first, offsetMinutes } = this.#data
    return stationSeries({ arrivals, until: this.knownAt(asked.to), first, offsetMinutes, gas: this.gas, atOther: this.atOther(), doubts }, asked)
  }

  /** What is assessed of a room whose fold this is: its hours up to the clock, as known and believed there. Throws RangeError before the first hour. */
  assessed({ hours, cursor }: Fold, asked: Asked): AssessSetup {
    const { arrivals, first, offsetMinutes, stations, beside, config } = this.#data
    if (cursor < first) throw new RangeError('the clock stands before the first hour; move it on and ask again')
    const span = { first, last: cursor, offsetMinutes, stations, gas: this.gas }
    const record = episodeRecord({ ...span, arrivals, until: this.knownAt(cursor), doubts: (hour) => hours[hour - first]?.doubts }, asked.values)
    return { record, asked, beside: { ...beside, pack: { name: this.pack.name, sha256: this.pack.sha256 }, engine: this.engine, gasState: config.gasState } }
  }

  /** Gases at the other state, where these hours have to be shown at both. */
  atOther(): AtOtherState {
    if (!this.gas.isBoth(this.first, this.last)) return null
    return (column, hour, value) => hasGasState(column, this.units[column]) ? this.gas.other(hour, value) : null
  }

  /** Which groups of the contributions say more than their prior at `station`, by what it reports. */
  skillAt(station: string): Record<string, string> {
    const read = this.#data.arrivals.mostlyReported(station, POLLUTANTS)
    return skillOf(new Set(POLLUTANTS.filter((pollutant) => read.has(pollutant))))
  }

  /** The moment up to which a clock that stands at the hour has heard of things, ms. */
  knownAt(cursor: EventHour): number { return this.mode === 'live' ? Infinity : this.#data.arrivals.closedAt(cursor) }

  /** The first event of a room on this episode: the clock stands at the end, so that the whole picture is there before anyone plays. */
  opening(): RoomEvent {
    return { type: 'room.opened', packSha256: this.pack.sha256, pack: this.pack.name, station: this.station, seed: this.seed, members: this.members, cursor: this.last }
  }

  check(scenario: ScenarioJson): { ok: true; name: string; notes: readonly string[] } | { ok: false; code: Code; message: string } {
    const kept = this.#compiled.get(this.#keyOf(scenario))
    if (kept !== undefined) return { ok: true, name: kept.scenario.name, notes: kept.notes }
    const parsed = parseScenario(scenario, this.offsetMinutes)
    if (!parsed.ok) return { ok: false, code: 'scenario.malformed', message: parsed.message }
    const compiled = this.#compile(parsed.scenario)
    if (!compiled.ok) return { ok: false, code: 'scenario.refused', message: compiled.message }
    // What is checked is ordered next.
    const { notes } = this.#keep(this.#keyOf(scenario), { ...compiled, ...parsed })
    return { ok: true, name: parsed.scenario.name, notes }
  }

  /** The compiled order; with `area`, the same order for that area alone and those it nests. Throws for a scenario that `check` refuses. */
  order(scenario: ScenarioJson, area?: Area): Order { return this.#known(scenario, area).order }

  /** The area that an order binds and the hours from its first to its last. */
  span(scenario: ScenarioJson): { area: Area; hours: EventHour[] } | null {
    const { area, hours } = this.#known(scenario)
    if (area === null || hours === null || hours.first > this.last) return null
    return { area, hours: Array.from({ length: earliest(hours.last, this.last) - hours.first + 1 }, (_, i) => hoursAfter(hours.first, i)) }
  }

  /** Notes and schedule bars for the screen. */
  describe(scenario: ScenarioJson): { notes: string[]; bars: BranchSummary['bars'] } {
    const { scenario: parsed, notes } = this.#known(scenario)
    const iso = (hour: EventHour): string => formatHour(hour, this.offsetMinutes)
    const start = parsed.start ?? this.first
    const end = parsed.end ?? this.last
    const where = parsed.where ?? 'city'
    const bars: BranchSummary['bars'] = []
    const level = this.catalogue.levels.find((l) => l.id === parsed.level)
    if (level !== undefined) bars.push({ id: level.id, ...level.name, start: iso(start), end: iso(end), where })
    for (const given of parsed.measures ?? []) {
      const name = this.catalogue.measures.find((m) => m.id === given.id)?.name ?? { zh: given.id, en: given.id }
      if (given.strength !== 0) bars.push({ id: given.id, ...name, start: iso(given.start ?? start), end: iso(given.end ?? end), where: given.where ?? where })
    }
    for (const cut of parsed.cuts ?? []) {
      const percent = Math.round(cut.cut * 100)
      bars.push({ id: `cut:${cut.sector}:${cut.pollutant}`, zh: `减排 ${percent} % ${cut.sector} ${cut.pollutant}`, en: `cut ${percent} % ${cut.sector} ${cut.pollutant}`, start: iso(cut.start ?? start), end: iso(cut.end ?? end), where: cut.where })
    }
    return { notes: [...notes], bars }
  }

  #keyOf(json: ScenarioJson, area?: Area): string { return JSON.stringify([json, area, this.last]) }

  #known(json: ScenarioJson, area?: Area): KnownOrder {
    const key = this.#keyOf(json, area)
    const kept = this.#compiled.get(key)
    if (kept !== undefined) return kept
    const parsed = parseScenario(json, this.offsetMinutes)
    if (!parsed.ok) throw new Error(parsed.message)
    const compiled = this.#compile(area === undefined ? parsed.scenario : elsewhere(parsed.scenario, area))
    if (!compiled.ok) throw new Error(compiled.message)
    return this.#keep(key, { ...compiled, ...parsed })
  }

  /** `notes` of what was parsed, and then those of the order. */
  #keep(key: string, given: KnownOrder): KnownOrder {
    const made = { ...given, notes: [...given.notes, ...given.order.notes] }
    this.#compiled.set(key, made)
    // Three areas for each of eight branches, twice over.
    if (this.#compiled.size > 64) this.#compiled.delete(this.#compiled.keys().next().value ?? '')
    return made
  }

  #compile(scenario: Scenario): ReturnType<typeof compileOrder> {
    return compileOrder(scenario, this.catalogue, { members: this.members, seed: this.seed, offsetMinutes: this.offsetMinutes, first: this.first, last: this.mode === 'live' ? hoursAfter(this.first, OPEN_END) : this.last })
  }
}

/** The same order for another area: every `where` in it becomes `area`. */
function elsewhere(scenario: Scenario, area: Area): Scenario {
  return {
    ...scenario, where: area,
    ...(scenario.measures && { measures: scenario.measures.map((m) => ({ ...m, where: area })) }),
    ...(scenario.cuts && { cuts: scenario.cuts.map((c) => ({ ...c, where: area })) }),
  }
}

