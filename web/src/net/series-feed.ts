import { StationSeries } from '../../../server/protocol/http.ts'
import { isoOf, type Hour } from '../state/times.ts'

/** What the chart of stations shows now. */
export interface Wanted { readonly room: string; readonly stations: readonly string[]; readonly column: string; readonly offsetMinutes: number }

export interface FeedSetup {
  /** Asks the server; throws where it does not answer or refuses. */
  readonly ask: (path: string, signal: AbortSignal) => Promise<unknown>
  readonly take: (series: StationSeries, wanted: Wanted) => void
  /** Null when an answer came. */
  readonly trouble: (message: string | null) => void
  readonly later: (act: () => void, ms: number) => unknown
}

/** The first hour of a question; null is all of them, undefined is none. */
type From = Hour | null | undefined

/** Between two questions at least, while the clock plays: four a second are as fast as eyes compare lines. */
const PAUSE_MS = 250
/** After a failure. */
const RETRY_MS = 2_000

/**
 * Keeps the series of chosen stations fresh by asking for what was rewritten since, and nothing else. One question at a time: hours that
 * come while it is under way are asked for by the next one. Another choice, or a seek, makes its answer worthless, and it is cancelled.
 */
export class SeriesFeed {
  readonly #setup: FeedSetup
  #wanted: Wanted | null = null
  /** What has to be asked for, and what is being asked for. */
  #from: From = undefined
  #asking: From = undefined
  #running: AbortController | null = null
  /** Grows with each plan, so that an older one does nothing. */
  #plan = 0
  #resting = false

  constructor(setup: FeedSetup) { this.#setup = setup }

  /** Shows something else, or nothing (null). What is under way is cancelled. */
  want(wanted: Wanted | null): void {
    this.#wanted = wanted
    this.#from = null
    this.#renew()
  }

  /** Hours from this one on were rewritten. `sought`: by a seek, so that what is under way belongs to a view that is gone. */
  touch(hour: Hour, sought: boolean): void {
    if (this.#wanted === null) return
    this.#from = earlier(this.#from, hour)
    if (sought && this.#running !== null) {
      this.#running.abort()
      // What is cancelled has to be asked for again; a hand that drags the time line seeks twenty times a second.
      this.#from = earlier(this.#from, this.#asking)
      this.#rest(this.#plan, PAUSE_MS)
    } else if (this.#running === null && !this.#resting) this.#go()
  }

  stop(): void { this.want(null) }

  #renew(): void {
    this.#running?.abort()
    this.#running = null
    this.#asking = undefined
    this.#plan++
    this.#resting = false
    if (this.#wanted !== null && this.#wanted.stations.length > 0) this.#go()
  }

  #go(): void {
    const [wanted, from, plan] = [this.#wanted, this.#from, this.#plan]
    if (wanted === null || from === undefined || wanted.stations.length === 0) return
    this.#from = undefined
    this.#asking = from
    const running = new AbortController()
    this.#running = running
    this.#setup.ask(pathOf(wanted, from), running.signal).then((answer) => StationSeries.parse(answer)).then((series) => {
      if (running.signal.aborted) return
      this.#setup.take(series, wanted)
      this.#setup.trouble(null)
      this.#rest(plan, PAUSE_MS)
    }).catch((error: unknown) => {
      if (running.signal.aborted) return
      // What was asked for is still wanted.
      this.#from = earlier(this.#from, from)
      this.#setup.trouble(error instanceof Error ? error.message : String(error))
      this.#rest(plan, RETRY_MS)
    })
  }

  #rest(plan: number, ms: number): void {
    this.#running = null
    this.#asking = undefined
    this.#resting = true
    this.#setup.later(() => {
      if (plan !== this.#plan) return
      this.#resting = false
      this.#go()
    }, ms)
  }
}

function earlier(one: From, other: From): From { return one === null || other === null ? null : one === undefined ? other : other === undefined ? one : Math.min(one, other) }

function pathOf({ room, stations, column, offsetMinutes }: Wanted, from: Hour | null): string {
  const query = new URLSearchParams({ stations: stations.join(','), columns: column, ...(from === null ? {} : { from: isoOf(from, offsetMinutes) }) })
  return `/api/episodes/${encodeURIComponent(room)}/series?${query.toString()}`
}
