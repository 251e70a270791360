import { AREAS, type Area } from '../../models/contract/dimensions.ts'
import type { Order } from '../../models/contract/scenario.ts'
import type { Reading } from '../../models/units/missing.ts'
import type { EventHour } from '../../models/units/time.ts'
import { formatHour } from '../../models/units/time.ts'
import { branchColumns } from '../engine/columns.ts'
import type { Episode } from '../engine/episode.ts'
import type { Fold } from '../engine/fold.ts'
import { branchFigures, measureBaseline, peakCut } from '../engine/figures.ts'
import type { BranchFrame, BranchSummary, Nested } from '../protocol/branch.ts'
import { byHour } from './ruling.ts'
import type { BranchEntry, RoomState } from './state.ts'

/** The branches of a room on its fold: each as ordered, and the same order for the district, the city, the region. */
export class RoomBranches {
  readonly #episode: Episode
  readonly #entries = new Map<string, BranchEntry>()
  #fold: Fold

  constructor(episode: Episode, state: RoomState) {
    this.#episode = episode
    this.#fold = this.#begin(state)
  }

  get cursor(): EventHour { return this.#fold.cursor }
  get fold(): Fold { return this.#fold }
  get ids(): string[] { return [...this.#entries.keys()] }

  advance(hour: EventHour): EventHour { return this.#fold.advance(hour) }
  revise(hour: EventHour): void { this.#fold.revise(hour) }
  seek(hour: EventHour): EventHour { return hour > this.cursor ? this.#fold.advance(hour) : this.#fold.rewind(hour) }
  stop(): void { this.#fold.stop() }

  /** Rulings of the state that differ from those before it in readings from `hour` on. */
  rule(state: RoomState, hour: EventHour): void { this.#fold.rule(byHour(state.rulings), hour) }

  /** What quality says of a column of a station, hour by hour; undefined where nothing came. */
  readings(station: string, column: string, from: EventHour, to: EventHour): (Reading | undefined)[] {
    return this.#fold.qualityOf(from, to).map(({ observations: { [station]: row = {} } }) => Object.hasOwn(row, column) ? row[column] : undefined)
  }

  /** Another station: everything anew, up to the same hour. */
  restart(state: RoomState): void {
    const cursor = this.cursor
    this.#fold.stop()
    this.#fold = this.#begin(state)
    this.#fold.advance(cursor)
  }

  set(entry: BranchEntry): void {
    const before = this.#fold.tracks.get(entry.id)?.order.key
    this.#entries.set(entry.id, entry)
    const order = this.#episode.order(entry.scenario)
    if (order.key === before) return
    this.#unnest(entry.id)
    this.#fold.setBranch(entry.id, order)
  }

  remove(id: string): void {
    this.#entries.delete(id)
    this.#unnest(id)
    this.#fold.setBranch(id, null)
  }

  /** Folds the branch's order for each area, unless it stands already. */
  nest(id: string): void { while (this.nestOne(id)); }

  /** Folds the branch's order for the first area that lacks it; false where none does. */
  nestOne(id: string): boolean {
    const entry = this.#entries.get(id)
    if (entry === undefined) return false
    for (const area of AREAS) {
      const order = this.#episode.order(entry.scenario, area)
      if (order.key === this.#fold.tracks.get(id)?.order.key || order.key === this.#fold.tracks.get(nestedId(id, area))?.order.key) continue
      this.#fold.setBranch(nestedId(id, area), order)
      return true
    }
    return false
  }

  frame(id: string): BranchFrame {
    const track = this.#track(id)
    return { summary: this.summary(id), from: this.#fold.hours.length === 0 ? null : formatHour(this.#episode.first, this.#episode.offsetMinutes), columns: branchColumns(track) }
  }

  /** All of them, against a baseline that is measured once. */
  summaries(): BranchSummary[] {
    const measured = this.ids.length > 0 && this.#fold.hours.length > 0 ? measureBaseline(this.#fold) : undefined
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
      indicators: failed !== null || this.#fold.hours.length === 0 ? null : branchFigures(this.#episode, this.#fold, track, entry.scenario, measured),
      nested: failed !== null || this.#fold.hours.length === 0 ? null : this.#nested(id), held: track.held, createdBy: entry.createdBy,
    }
  }

  #nested(id: string): Nested | null {
    const main = this.#track(id)
    const entry = this.#entries.get(id)
    const rows = AREAS.map((area) => {
      const own = this.#fold.tracks.get(nestedId(id, area))
      if (own !== undefined) return peakCut(this.#fold, own)
      return entry !== undefined && this.#episode.order(entry.scenario, area).key === main.order.key ? peakCut(this.#fold, main) : null
    })
    const [district, city, region] = rows
    return district && city && region ? { district, city, region } : null
  }

  #unnest(id: string): void { for (const area of AREAS) if (this.#fold.tracks.has(nestedId(id, area))) this.#fold.setBranch(nestedId(id, area), null) }

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
    const track = this.#fold.tracks.get(id)
    if (track === undefined) throw new Error(`there is no branch ${id} on this fold`)
    return track
  }
}

/** A tilde never occurs in a branch id that a viewer may choose. */
function nestedId(id: string, area: Area): string { return `${id}~${area}` }
