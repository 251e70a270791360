import { isDeepStrictEqual } from 'node:util'
import { Subject, tap, type Subscription } from 'rxjs'
import type { BaselineHour } from '../../models/contract/outcome.ts'
import type { Order } from '../../models/contract/scenario.ts'
import { isSameToModels } from '../../models/stream/frames.ts'
import { earliest, hoursAfter, latest, type EventHour } from '../../models/units/time.ts'
import type { Arrivals } from './arrivals.ts'
import { BranchTrack } from './branch-track.ts'
import type { BranchStep } from './branches.ts'
import { foldBranches } from './fold-branches.ts'
import type { AssessState, AssessedHour, BranchStates, HourArrivals, Orders, QualityHour, Rulings, Stages } from './hour.ts'
import { pipeline } from './pipeline.ts'
import { Snapshots } from './snapshots.ts'
import type { ApportionStep, AssessStep, FrameStep, QualityStep } from './steps.ts'

/** What stays of a folded hour: everything light, and the heavy baseline only as long as `history` allows. */
export type FoldedHour = Omit<AssessedHour, 'baseline' | 'branches'> & { baseline: BaselineHour | null; readonly total: Float64Array; readonly observed: number | null }

export interface FoldSetup {
  readonly arrivals: Arrivals
  readonly first: EventHour
  readonly orders: Orders
  readonly stages: Stages
  /** The same steps as inside the stages, for looking at hours again: what quality, frames and rules make of them, and branches alone. */
  readonly quality: QualityStep
  readonly frame: FrameStep
  readonly assess: AssessStep
  readonly apportion: ApportionStep
  readonly branch: BranchStep
  readonly rulings: Rulings
  /** How many hours of heavy baselines are kept for folding a branch alone; older ones are reckoned again for it. 0 for headless runs. */
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
  readonly #snapshots: Snapshots
  #rulings: Rulings
  #known = -Infinity
  #returns = 0
  #broken: unknown = new Error('a fold that was stopped takes no more hours')

  constructor(setup: FoldSetup) {
    this.#setup = setup
    this.#stages = setup.stages
    this.#rulings = setup.rulings
    this.#snapshots = new Snapshots(setup.history > 0)
    for (const [id, order] of setup.orders) this.tracks.set(id, new BranchTrack(order))
    this.#subscription = pipeline(this.#arrivals$, this.#stages).pipe(tap((hour) => { this.#keep(hour) })).subscribe({ error: (error: unknown) => { this.#broken = error } })
  }

  /** Last folded hour, or the one before the first. */
  get cursor(): EventHour { return hoursAfter(this.#setup.first, this.hours.length - 1) }

  /** How often folded hours were taken back: work that stands on them is good as long as this stays the same. */
  get returns(): number { return this.#returns }

  /** The rolling means after the last folded hour: a forecast goes on from them. */
  get assessed(): AssessState { return this.#stages.assess.read() }

  /** Folds up to and including `hour`. Returns the first hour whose published values may have changed. */
  advance(hour: EventHour): EventHour {
    let changed = hoursAfter(this.cursor, 1)
    while (this.cursor < hour) {
      const next = hoursAfter(this.cursor, 1)
      const until = this.#setup.knownAt(next)
      const touched = this.#setup.arrivals.touched(this.#known, until)
      this.#known = until
      if (touched !== null && touched < next) changed = earliest(changed, this.revise(touched) ?? changed)
      this.#feed(next)
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
    this.#goBack(changed)
    while (this.cursor < hour) this.#feed(hoursAfter(this.cursor, 1))
    return latest(changed, this.#setup.first)
  }

  /** Folds again what follows from a change in what is known of `hour`. Returns the first hour whose published values may have changed, or null. */
  revise(hour: EventHour): EventHour | null { return completed(this.revising(hour)) }

  /**
   * The same, an hour of work at a time; until it is done the fold is for nobody else. Quality remembers every station, so it looks at all
   * hours from there on; models see frames alone, so what follows is folded again only from the first hour whose frame is another one to them.
   */
  *revising(hour: EventHour): Generator<void, EventHour | null, void> {
    const to = this.cursor
    const { models, shown } = yield* this.#parting(latest(hour, this.#setup.first))
    if (models === null) return shown
    this.#goBack(models)
    while (this.cursor < to) {
      this.#feed(hoursAfter(this.cursor, 1))
      yield
    }
    return earliest(models, shown ?? models)
  }

  /** Puts these rulings in the place of those in force; they differ from `hour` on, which is folded again. */
  rule(rulings: Rulings, hour: EventHour): void {
    this.#rulings = rulings
    if (hour <= this.cursor) this.revise(hour)
  }

  /** What quality says of all stations in folded hours: looked at anew from the nearest kept state, as only the focus stays with the hours. */
  qualityOf(from: EventHour, to: EventHour): QualityHour[] {
    let index = this.#snapshots.before(from - this.#setup.first)
    const last = Math.min(this.hours.length - 1, to - this.#setup.first)
    let state = this.#snapshots.at(index)?.quality
    const found: QualityHour[] = []
    for (; state !== undefined && index <= last; index++) {
      const next = this.#setup.quality(state, this.#arrivalsOf(hoursAfter(this.#setup.first, index)))
      state = next.state
      if (next.out.hour >= from) found.push(next.out)
    }
    return found
  }

  /** Puts orders in, changes them, or takes them out with null; the branches are folded again over all hours so far, together and alone. */
  setBranches(given: ReadonlyMap<string, Order | null>): void { completed(this.settingBranches(given)) }

  /** The same, an hour of work at a time. It may be left off before its end, and then nothing has changed; it must be where folded hours were taken back (`returns`). */
  *settingBranches(given: ReadonlyMap<string, Order | null>): Generator<void, void, void> {
    const set = new Map([...given].filter((one): one is [string, Order] => one[1] !== null))
    const folded = yield* foldBranches(set, this.hours, this.#snapshots, this.#setup)
    for (const id of given.keys()) if (!set.has(id)) this.#takeOut(id)
    for (const [id, order] of set) this.#setup.orders.set(id, order)
    for (const [id, track] of folded.tracks) this.tracks.set(id, track)
    for (const [index, states] of folded.before) {
      const snapshot = this.#snapshots.at(index)
      if (snapshot !== undefined) snapshot.branches = { ...snapshot.branches, ...states }
    }
    this.#stages.branches.replace({ ...this.#stages.branches.read(), ...folded.last })
  }

  stop(): void { this.#subscription.unsubscribe() }

  #takeOut(id: string): void {
    this.#setup.orders.delete(id)
    this.tracks.delete(id)
    this.#stages.branches.replace(without(this.#stages.branches.read(), id))
    for (const states of this.#snapshots.all()) states.branches = without(states.branches, id)
  }

  /**
   * Looks at quality and frames again from `from` on: the first hour in which models see something else, and the first in which people do.
   * Where models see the same in all hours, all are put right when this returns; otherwise those before the one it names.
   */
  *#parting(from: EventHour): Generator<void, { readonly models: EventHour | null; readonly shown: EventHour | null }, void> {
    const { first, quality, frame, assess } = this.#setup
    let index = this.#snapshots.before(from - first)
    let state = this.#snapshots.at(index)?.quality ?? this.#stages.quality.read()
    // A city is judged over stations that no model sees.
    let rolling = this.#snapshots.at(index)?.assess ?? this.#stages.assess.read()
    let shown: EventHour | null = null
    for (; index < this.hours.length; index++) {
      const snapshot = this.#snapshots.at(index)
      if (snapshot !== undefined) [snapshot.quality, snapshot.assess] = [state, rolling]
      const folded = this.hours[index] as FoldedHour
      const checked = quality(state, this.#arrivalsOf(folded.frame.hour))
      const again = frame(null, checked.out).out
      if (!isSameToModels(again.frame, folded.frame)) return { models: folded.frame.hour, shown }
      const judged = assess(rolling, again)
      if (!isDeepStrictEqual(again, { frame: folded.frame, doubts: folded.doubts, points: folded.points }) || !isDeepStrictEqual(judged.out.last24, folded.last24)) {
        this.hours[index] = { ...folded, ...again, ...judged.out }
        shown ??= folded.frame.hour
      }
      state = checked.state
      rolling = judged.state
      yield
    }
    const ahead = this.#snapshots.at(index)
    if (ahead !== undefined) [ahead.quality, ahead.assess] = [state, rolling]
    this.#stages.quality.replace(state)
    this.#stages.assess.replace(rolling)
    return { models: null, shown }
  }

  /** Puts the states back to where `from` is the next hour, or one of the next: the nearest of which the states were kept. */
  #goBack(from: EventHour): void {
    const index = this.#snapshots.before(from - this.#setup.first)
    const states = this.#snapshots.at(index)
    if (states === undefined && this.hours.length > 0) throw new Error('the snapshot before the first hour is missing')
    if (states !== undefined) {
      this.#stages.quality.replace(states.quality)
      this.#stages.apportion.replace(states.apportion)
      this.#stages.assess.replace(states.assess)
      this.#stages.branches.replace(states.branches)
    }
    this.#returns++
    this.hours.length = Math.min(index, this.hours.length)
    for (const track of this.tracks.values()) track.truncate(index)
    this.#snapshots.dropAfter(index)
  }

  #feed(hour: EventHour): void {
    this.#snapshots.keep(this.hours.length, () => ({ quality: this.#stages.quality.read(), apportion: this.#stages.apportion.read(), assess: this.#stages.assess.read(), branches: this.#stages.branches.read() }))
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
}

/** All of it at once. */
function completed<T>(work: Generator<void, T, void>): T {
  for (;;) {
    const { done, value } = work.next()
    if (done === true) return value
  }
}

function without(states: BranchStates, id: string): BranchStates {
  return Object.fromEntries(Object.entries(states).filter(([key]) => key !== id))
}
