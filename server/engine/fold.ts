import { Subject, tap, type Subscription } from 'rxjs'
import type { BaselineHour } from '../../models/contract/outcome.ts'
import type { Order } from '../../models/contract/scenario.ts'
import { hoursAfter, type EventHour } from '../../models/units/time.ts'
import type { Arrivals } from './arrivals.ts'
import { BranchTrack } from './branch-track.ts'
import type { BranchStep } from './branches.ts'
import type { AssessState, AssessedHour, BranchStates, HourArrivals, Orders, QualityHour, Rulings, Stages } from './hour.ts'
import { pipeline } from './pipeline.ts'
import type { QualityStep } from './steps.ts'

/** What stays of a folded hour: everything light, and the heavy baseline only as long as `history` allows. */
export type FoldedHour = Omit<AssessedHour, 'baseline' | 'branches'> & { baseline: BaselineHour | null; readonly total: Float64Array; readonly observed: number | null }

interface StageStates { readonly quality: ReturnType<Stages['quality']['read']>; readonly apportion: ReturnType<Stages['apportion']['read']>; readonly assess: AssessState; branches: BranchStates }

/** Hours between two kept snapshots: a row that is days late costs at most this many hours of refolding before its own. */
const SNAPSHOT_EVERY = 24
/** Newest hours of a room with a snapshot each, about 1 MB an hour with eight branches: a row that is two days late or less recomputes its own hour and those after it, no other. */
const SNAPSHOT_EACH = 48
/** Kept snapshots at most; beyond it the older half is thinned to every second one, and a revision there refolds more. */
const SNAPSHOTS = 400

export interface FoldSetup {
  readonly arrivals: Arrivals
  readonly first: EventHour
  readonly orders: Orders
  readonly stages: Stages
  /** The same step as inside the branches stage, for refolding one branch alone. */
  readonly branch: BranchStep
  /** The same step as inside the quality stage, for looking at hours again. */
  readonly quality: QualityStep
  readonly rulings: Rulings
  /** How many hours of heavy baselines are kept for refolding a branch alone; older ones cost a refold of all. 0 for headless runs. */
  readonly history: number
  /** As known then: an hour sees what had arrived when the cursor's hour closed. A live room sees all that has come. */
  readonly knownAt: (cursor: EventHour) => number
}

/** Drives the pipeline forward hour by hour, and back through kept states. Synchronous; the same hours in any steps give the same bytes. */
export class Fold {
  readonly hours: FoldedHour[] = []
  readonly tracks = new Map<string, BranchTrack>()
  readonly #setup: FoldSetup
  readonly #stages: Stages
  readonly #arrivals$ = new Subject<HourArrivals>()
  readonly #subscription: Subscription
  readonly #snapshots = new Map<number, StageStates>()
  #rulings: Rulings
  #known = -Infinity
  #broken: unknown = new Error('a fold that was stopped takes no more hours')

  constructor(setup: FoldSetup) {
    this.#setup = setup
    this.#stages = setup.stages
    this.#rulings = setup.rulings
    for (const [id, order] of setup.orders) this.tracks.set(id, new BranchTrack(order))
    this.#subscription = pipeline(this.#arrivals$, this.#stages).pipe(tap((hour) => { this.#keep(hour) })).subscribe({ error: (error: unknown) => { this.#broken = error } })
  }

  /** Last folded hour, or the one before the first. */
  get cursor(): EventHour { return hoursAfter(this.#setup.first, this.hours.length - 1) }

  /** Folds up to and including `hour`. Returns the first hour whose published values may have changed. */
  advance(hour: EventHour): EventHour {
    let changed = hoursAfter(this.cursor, 1)
    while (this.cursor < hour) {
      const next = hoursAfter(this.cursor, 1)
      const until = this.#setup.knownAt(next)
      const touched = this.#setup.arrivals.touched(this.#known, until)
      this.#known = until
      if (touched !== null && touched < next) {
        this.#refold(touched, next)
        if (touched < changed) changed = touched < this.#setup.first ? this.#setup.first : touched
      } else this.#feed(next)
    }
    return changed
  }

  /** Goes back so that `hour` is the last folded one; what arrived later is unknown again. Returns the first hour that changed. */
  rewind(hour: EventHour): EventHour {
    if (hour >= this.cursor) return hoursAfter(this.cursor, 1)
    const until = this.#setup.knownAt(hour)
    const touched = this.#setup.arrivals.touched(until, this.#known)
    this.#known = until
    const changed = touched !== null && touched <= hour ? touched : hoursAfter(hour, 1)
    this.#refold(changed, hour)
    return changed < this.#setup.first ? this.#setup.first : changed
  }

  /** Folds again from `hour` to the cursor: something about it has changed. */
  revise(hour: EventHour): void { this.#refold(hour, this.cursor) }

  /** Puts these rulings in the place of those in force; they differ from `hour` on, which is folded again. */
  rule(rulings: Rulings, hour: EventHour): void {
    this.#rulings = rulings
    if (hour <= this.cursor) this.revise(hour)
  }

  /** What quality says of all stations in folded hours: looked at anew from the nearest kept state, as only the focus stays with the hours. */
  qualityOf(from: EventHour, to: EventHour): QualityHour[] {
    let index = Math.max(0, from - this.#setup.first)
    const last = Math.min(this.hours.length - 1, to - this.#setup.first)
    while (index > 0 && !this.#snapshots.has(index)) index--
    let state = this.#snapshots.get(index)?.quality
    const found: QualityHour[] = []
    for (; state !== undefined && index <= last; index++) {
      const next = this.#setup.quality(state, this.#arrivalsOf(hoursAfter(this.#setup.first, index)))
      state = next.state
      if (next.out.hour >= from) found.push(next.out)
    }
    return found
  }

  /** Puts an order in, changes it, or takes it out with null; the branch is folded again over all hours so far. */
  setBranch(id: string, order: Order | null): void {
    if (order === null) {
      this.#setup.orders.delete(id)
      this.tracks.delete(id)
      this.#stages.branches.replace(without(this.#stages.branches.read(), id))
      for (const states of this.#snapshots.values()) states.branches = without(states.branches, id)
      return
    }
    this.#setup.orders.set(id, order)
    this.tracks.set(id, new BranchTrack(order))
    if (this.hours.some((hour) => hour.baseline === null)) this.#refold(this.#setup.first, this.cursor)
    else this.#refoldBranch(id, order)
  }

  stop(): void { this.#subscription.unsubscribe() }

  #refoldBranch(id: string, order: Order): void {
    let state = this.#setup.branch.start()
    for (const [index, hour] of this.hours.entries()) {
      const snapshot = this.#snapshots.get(index)
      if (snapshot !== undefined) snapshot.branches = { ...snapshot.branches, [id]: state }
      if (hour.baseline === null) throw new Error('a branch alone is refolded only while every baseline is kept')
      const next = this.#setup.branch.step(state, hour.baseline, order)
      state = next.state
      this.tracks.get(id)?.push(hour.total, next.out)
    }
    // After a rewind to the edge of a stretch, the state before the next hour is kept already; a revision would start from it.
    const ahead = this.#snapshots.get(this.hours.length)
    if (ahead !== undefined) ahead.branches = { ...ahead.branches, [id]: state }
    this.#stages.branches.replace({ ...this.#stages.branches.read(), [id]: state })
  }

  #refold(from: EventHour, to: EventHour): void {
    let index = Math.max(0, from - this.#setup.first)
    while (index > 0 && !this.#snapshots.has(index)) index--
    const states = this.#snapshots.get(index)
    if (index === 0 && states === undefined && this.hours.length > 0) throw new Error('the snapshot before the first hour is missing')
    if (states !== undefined) {
      this.#stages.quality.replace(states.quality)
      this.#stages.apportion.replace(states.apportion)
      this.#stages.assess.replace(states.assess)
      this.#stages.branches.replace(states.branches)
    }
    this.hours.length = Math.min(index, this.hours.length)
    for (const track of this.tracks.values()) track.truncate(index)
    for (const kept of this.#snapshots.keys()) if (kept > index) this.#snapshots.delete(kept)
    while (this.cursor < to) this.#feed(hoursAfter(this.cursor, 1))
  }

  #feed(hour: EventHour): void {
    const index = this.hours.length
    // A run without a screen looks back only where a pack says that rows came late: it keeps few, and the stages may use their memory again.
    const near = this.#setup.history > 0
    if (near && (index - SNAPSHOT_EACH) % SNAPSHOT_EVERY !== 0) this.#snapshots.delete(index - SNAPSHOT_EACH)
    if ((near || index % SNAPSHOT_EVERY === 0) && !this.#snapshots.has(index)) {
      this.#snapshots.set(index, { quality: this.#stages.quality.read(), apportion: this.#stages.apportion.read(), assess: this.#stages.assess.read(), branches: this.#stages.branches.read() })
      if (this.#snapshots.size > SNAPSHOTS) this.#thin()
    }
    this.#arrivals$.next(this.#arrivalsOf(hour))
    // RxJS would report an error of a stage later, and who waits for this hour would wait for ever.
    if (this.#subscription.closed) throw this.#broken
  }

  #arrivalsOf(hour: EventHour): HourArrivals {
    const rulings = this.#rulings.get(hour)
    const known = this.#setup.arrivals.known(hour, this.#known)
    return rulings === undefined ? known : { ...known, rulings }
  }

  #keep(assessed: AssessedHour): void {
    const { baseline, branches, ...light } = assessed
    const keeps = this.#setup.history > 0
    this.hours.push({ ...light, baseline: keeps ? baseline : null, total: baseline.total, observed: baseline.observed })
    const evicted = this.hours[this.hours.length - 1 - this.#setup.history]
    if (keeps && evicted !== undefined) evicted.baseline = null
    for (const [id, track] of this.tracks) track.push(baseline.total, branches[id])
  }

  #thin(): void {
    const indices = [...this.#snapshots.keys()].sort((a, b) => a - b)
    for (const [position, index] of indices.slice(1, indices.length / 2).entries()) if (position % 2 === 0) this.#snapshots.delete(index)
  }
}

function without(states: BranchStates, id: string): BranchStates {
  return Object.fromEntries(Object.entries(states).filter(([key]) => key !== id))
}
