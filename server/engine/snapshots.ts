import type { AssessState, BranchStates, Stages } from './hour.ts'

/** All stages before an hour. Its parts may be put in another's place, and are themselves never written into. */
export interface StageStates { quality: ReturnType<Stages['quality']['read']>; readonly apportion: ReturnType<Stages['apportion']['read']>; assess: AssessState; branches: BranchStates }

/** Hours between two kept snapshots: a row that is days late costs at most this many hours of refolding before its own. */
const EVERY = 24
/** Newest hours of a room with a snapshot each, about 1 MB an hour with eight branches: a row that is two days late or less recomputes its own hour and those after it, no other. */
const EACH = 48
/** Kept snapshots at most; beyond it the older half is thinned to every second one, and a revision there refolds more. */
const MOST = 400

/** The kept states of a fold, by the index of the hour that follows. */
export class Snapshots {
  readonly #kept = new Map<number, StageStates>()
  readonly #each: boolean

  /** A run without a screen looks back only where a pack says that rows came late: it keeps few, and the stages may use their memory again. */
  constructor(each: boolean) { this.#each = each }

  at(index: number): StageStates | undefined { return this.#kept.get(index) }
  all(): IterableIterator<StageStates> { return this.#kept.values() }

  /** Index of the newest kept at or before `index`; 0, before the first hour, is always kept once an hour was folded. */
  before(index: number): number {
    let found = Math.max(0, index)
    while (found > 0 && !this.#kept.has(found)) found--
    return found
  }

  /** The states before the hour at `index`, if they are among those to keep. */
  keep(index: number, read: () => StageStates): void {
    if (this.#each && (index - EACH) % EVERY !== 0) this.#kept.delete(index - EACH)
    if ((!this.#each && index % EVERY !== 0) || this.#kept.has(index)) return
    this.#kept.set(index, read())
    if (this.#kept.size > MOST) this.#thin()
  }

  dropAfter(index: number): void { for (const kept of this.#kept.keys()) if (kept > index) this.#kept.delete(kept) }

  #thin(): void {
    const indices = [...this.#kept.keys()].sort((a, b) => a - b)
    for (const [position, index] of indices.slice(1, indices.length / 2).entries()) if (position % 2 === 0) this.#kept.delete(index)
  }
}
