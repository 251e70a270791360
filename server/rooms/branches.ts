import { AREAS, type Area } from '../../models/contract/dimensions.ts'
import type { Order } from '../../models/contract/scenario.ts'
import type { Reading } from '../../models/units/missing.ts'
import type { EventHour } from '../../models/units/time.ts'
import { earliest, formatHour, hoursAfter } from '../../models/units/time.ts'
import { branchColumns } from '../engine/columns.ts'
import type { Episode } from '../engine/episode.ts'
import type { Fold } from '../engine/fold.ts'
import { branchFigures, measureBaseline, peakCut } from '../engine/figures.ts'
import type { BranchFrame, BranchSummary, Nested } from '../protocol/branch.ts'
import { byHour } from './ruling.ts'
import type { BranchEntry, RoomState } from './state.ts'

/** Work that was begun and goes on an hour at a time; `to` is where the clock stands when it is done. */
interface UnderWay { readonly to: EventHour; readonly work: Generator<void, EventHour | null, void> }
/** A branch's areas on the way; they are good as long as no folded hour was taken back. */
interface Nesting { readonly work: Generator<void, void, void>; readonly returns: number }

/** The branches of a room on its fold: each as ordered, and the same order for the district, the city, the region. */
export class RoomBranches {
  readonly #episode: Episode
  readonly #entries = new Map<string, BranchEntry>()
  readonly #nesting = new Map<string, Nesting>()
  #kept: Fold
  #underWay: UnderWay | null = null
  #changed: EventHour | null = null

  constructor(episode: Episode, state: RoomState) {
    this.#episode = episode
    this.#kept = this.#begin(state)
  }

  get cursor(): EventHour { return this.#underWay?.to ?? this.#kept.cursor }
  /** Whatever was begun is ended first: nobody sees a fold that is on its way. */
  get fold(): Fold { this.goOn(() => true); return this.#kept }
  get ids(): string[] { return [...this.#entries.keys()] }

  advance(hour: EventHour): EventHour { return this.fold.advance(hour) }

  /** Toward `hour` for so long by the clock, and one hour at least. Returns the first hour that changed, or null where it stands there already. */
  advanceWithin(hour: EventHour, ms: number, now: () => number): EventHour | null {
    const until = now() + ms
    let from: EventHour | null = null
    while (this.cursor < hour && (from === null || now() < until)) {
      const changed = this.advance(hoursAfter(this.cursor, 1))
      from = from === null ? changed : earliest(from, changed)
    }
    return from
  }

  seek(hour: EventHour): EventHour { return hour > this.cursor ? this.fold.advance(hour) : this.fold.rewind(hour) }
  stop(): void { this.#underWay = null; this.#kept.stop() }

  /** Begins to fold what follows from rows about hours from `oldest` on, and then on to `to`: `goOn` does the work. */
  follow(oldest: EventHour, to: EventHour): void {
    this.#underWay = { to, work: following(this.fold, oldest, to) }
  }

  /** The same with everything anew: the surroundings of every hour have changed. */
  followAnew(state: RoomState, to: EventHour): void {
    this.#anew(state)
    this.#underWay = { to, work: following(this.#kept, this.#episode.first, to) }
  }

  /** Whether something was begun and is not done. */
  get busy(): boolean { return this.#underWay !== null }

  /** Works an hour at a time as long as `may` allows; true while there is more to do. */
  goOn(may: () => boolean): boolean {
    const going = this.#underWay
    if (going === null) return false
    try {
      do {
        const { done, value } = going.work.next()
        if (done !== true) continue
        this.#underWay = null
        if (value !== null) this.#changed = earliest(value, this.#changed ?? value)
        return false
      } while (may())
    } catch (error) {
      this.#underWay = null
      throw error
    }
    return true
  }

  /** The first hour that work since the last time has changed, if any. */
  takeChanged(): EventHour | null {
    const changed = this.#changed
    this.#changed = null
    return changed
  }

  /** Rulings of the state that differ from those before it in readings from `hour` on. */
  rule(state: RoomState, hour: EventHour): void { this.fold.rule(byHour(state.rulings), hour) }

  /** What quality says of a column of a station, hour by hour; undefined where nothing came. */
  readings(station: string, column: string, from: EventHour, to: EventHour): (Reading | undefined)[] {
    return this.fold.qualityOf(from, to).map(({ observations: { [station]: row = {} } }) => Object.hasOwn(row, column) ? row[column] : undefined)
  }

  /** Another station: everything anew, up to the same hour. */
  restart(state: RoomState): void {
    const { cursor } = this
    this.#anew(state)
    this.#kept.advance(cursor)
  }

  set(entry: BranchEntry): void {
    const before = this.fold.tracks.get(entry.id)?.order.key
    this.#entries.set(entry.id, entry)
    const order = this.#episode.order(entry.scenario)
    if (order.key === before) return
    this.#nesting.delete(entry.id)
    this.fold.setBranches(new Map<string, Order | null>([...this.#nestedOf(entry.id), [entry.id, order]]))
  }

  remove(id: string): void {
    this.#entries.delete(id)
    this.#nesting.delete(id)
    this.fold.setBranches(new Map([...this.#nestedOf(id), [id, null]]))
  }

  /** Folds the branch's order for each area that lacks it, all in one pass, as long as `may` allows; true while there is more to do. */
  nest(id: string, may: () => boolean = () => true): boolean {
    const { fold } = this
    const going = this.#nesting.get(id)
    const { work, returns } = going?.returns === fold.returns ? going : { work: fold.settingBranches(this.#areasOf(id)), returns: fold.returns }
    this.#nesting.set(id, { work, returns })
    do {
      if (work.next().done !== true) continue
      this.#nesting.delete(id)
      return false
    } while (may())
    return true
  }

  /** The branch's order for each area that does not stand yet. */
  #areasOf(id: string): Map<string, Order> {
    const { tracks } = this.fold
    const entry = this.#entries.get(id)
    const orders = entry === undefined ? [] : AREAS.map((area): [string, Order] => [nestedId(id, area), this.#episode.order(entry.scenario, area)])
    return new Map(orders.filter(([nested, { key }]) => key !== tracks.get(id)?.order.key && key !== tracks.get(nested)?.order.key))
  }

  frame(id: string): BranchFrame {
    const track = this.#track(id)
    return { summary: this.summary(id), from: this.fold.hours.length === 0 ? null : formatHour(this.#episode.first, this.#episode.offsetMinutes), columns: branchColumns(track) }
  }

  /** All of them, against a baseline that is measured once. */
  summaries(): BranchSummary[] {
    const measured = this.ids.length > 0 && this.fold.hours.length > 0 ? measureBaseline(this.fold) : undefined
    return this.ids.map((id) => this.summary(id, measured))
  }

  summary(id: string, measured?: ReturnType<typeof measureBaseline>): BranchSummary {
    const entry = this.#entries.get(id)
    if (entry === undefined) throw new Error(`there is no branch ${id} on this fold`)
    const track = this.#track(id)
    const failed = track.failed
    const { notes, bars } = this.#episode.describe(entry.scenario)
    return {
      id, name: entry.name, scenario: { ...entry.scenario }, status: failed === null ? 'ok' : 'failed', reason: failed, notes, bars,
      indicators: failed !== null || this.fold.hours.length === 0 ? null : branchFigures(this.#episode, this.fold, track, entry.scenario, measured),
      nested: failed !== null || this.fold.hours.length === 0 ? null : this.#nested(id), held: track.held, createdBy: entry.createdBy,
    }
  }

  #nested(id: string): Nested | null {
    const main = this.#track(id)
    const entry = this.#entries.get(id)
    const rows = AREAS.map((area) => {
      const own = this.fold.tracks.get(nestedId(id, area))
      if (own !== undefined) return peakCut(this.fold, own)
      return entry !== undefined && this.#episode.order(entry.scenario, area).key === main.order.key ? peakCut(this.fold, main) : null
    })
    const [district, city, region] = rows
    return district && city && region ? { district, city, region } : null
  }

  /** The nested orders of a branch that stand, to be taken out. */
  #nestedOf(id: string): [string, null][] { return AREAS.map((area): [string, null] => [nestedId(id, area), null]).filter(([nested]) => this.fold.tracks.has(nested)) }

  #anew(state: RoomState): void {
    this.stop()
    this.#nesting.clear()
    this.#kept = this.#begin(state)
  }

  #begin(state: RoomState): Fold {
    const orders = new Map<string, Order>()
    for (const entry of state.branches) {
      this.#entries.set(entry.id, entry)
      orders.set(entry.id, this.#episode.order(entry.scenario))
      for (const area of AREAS) {
        const nested = this.#episode.order(entry.scenario, area)
        if (nested.key !== orders.get(entry.id)?.key) orders.set(nestedId(entry.id, area), nested)
      }
    }
    return this.#episode.fold(state.station, orders, { rulings: byHour(state.rulings) })
  }

  #track(id: string) {
    const track = this.fold.tracks.get(id)
    if (track === undefined) throw new Error(`there is no branch ${id} on this fold`)
    return track
  }
}

/** A tilde never occurs in a branch id that a viewer may choose. */
function nestedId(id: string, area: Area): string { return `${id}~${area}` }

/** Folds again what has changed from `oldest` on, and goes on to `to`. Returns the first hour that is another one now. */
function* following(fold: Fold, oldest: EventHour, to: EventHour): Generator<void, EventHour | null, void> {
  const next = hoursAfter(fold.cursor, 1)
  const revised = oldest < next ? yield* fold.revising(oldest) : null
  while (fold.cursor < to) {
    fold.advance(hoursAfter(fold.cursor, 1))
    yield
  }
  return revised ?? (to >= next ? next : null)
}
