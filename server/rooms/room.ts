import { Subject, Subscription, asyncScheduler, debounceTime, groupBy, mergeMap, throttleTime, type Observable } from 'rxjs'
import { earliest, hoursAfter, type EventHour } from '../../models/units/time.ts'
import type { AlertAsked } from '../engine/alert.ts'
import { LogError } from '../log/log-error.ts'
import type { AlertView } from '../protocol/alert.ts'
import type { Clock } from '../protocol/clock.ts'
import type { Code } from '../protocol/codes.ts'
import type { Command } from '../protocol/command.ts'
import type { StationSeries } from '../protocol/http.ts'
import type { EventLine } from '../protocol/server.ts'
import { AlertChannel } from './alert-channel.ts'
import { RoomBranches } from './branches.ts'
import { decide, type Surroundings } from './decide.ts'
import { emptyRoom, evolve } from './evolve.ts'
import { Following } from './following.ts'
import { eventLine, logged, readAccepted } from './journal.ts'
import { KnownCommands } from './known-commands.ts'
import { TURN_MS, play$ } from './play.ts'
import { clockView, hoursView, roomView } from './project.ts'
import type { RoomSetup } from './room-setup.ts'
import type { Sink } from './sink.ts'
import type { Accepted, RoomEvent, RoomState } from './state.ts'

/** Frames of a channel are published at most every 50 ms; replies to commands never wait. */
const PUBLISH_MS = 50
/** Rows three times nested are for the eye, not for the hand: they follow when the hand has rested. */
const NESTED_REST_MS = 80
/** The newest lines of the log that a snapshot carries; the whole log is at GET /api/log. */
const EVENT_LINES = 200

export type Reply = { readonly ok: true; readonly seq: number; readonly branch?: string; readonly notes?: string[] } | { readonly ok: false; readonly code: Code; readonly message: string }

/** One room: its log, its clock, its fold; the only subscriber of its pipeline. Opened from its log, so a restart gives the same room. */
export class Room {
  readonly #setup: RoomSetup
  readonly #branches: RoomBranches
  readonly #known = new KnownCommands()
  readonly #dirty$ = new Subject<void>()
  readonly #nested$ = new Subject<string>()
  readonly #open = new Subscription()
  readonly #following: Following
  readonly #alert: AlertChannel
  #state: RoomState = emptyRoom
  #lines: EventLine[] = []
  #playing: Subscription | null = null
  #seq = 0
  #dirtyFrom: EventHour | null = null

  constructor(setup: RoomSetup) {
    this.#setup = setup
    const { episode, log } = setup
    for (const row of log.read(1)) this.#remember(readAccepted(row), row.event.id, eventLine(row, episode.offsetMinutes))
    if (this.#state === emptyRoom) this.#append(`open:${setup.id}`, 'xuefeng', episode.opening())
    if (this.#state.packSha256 !== episode.pack.sha256) throw new LogError('log.stream', `the log of room ${setup.id} is of a pack ${this.#state.packSha256}, this pack is ${episode.pack.sha256}: move the log away to begin a new one`)
    // A room that was playing when its server died stands still where its log last names an hour; a live one that followed is at the newest.
    this.#state = { ...this.#state, playing: false, cursor: episode.mode === 'live' && this.#state.following ? episode.last : this.#state.cursor }
    this.#branches = new RoomBranches(episode, this.#state)
    this.#alert = new AlertChannel(episode, () => this.#branches.fold, { hour: (frame) => { this.#emit('alert', frame) }, levels: (levels) => { this.#emit('alert-levels', levels) } })
    this.#following = new Following({
      episode, branches: this.#branches, now: setup.now, turns: asyncScheduler, fed: setup.fed ?? 0, state: () => this.#state, playing: () => this.#playing !== null,
      folded: (from, grown) => { this.#folded(from, grown) }, failed: setup.report,
    })
    if (setup.later !== true) { this.#following.open(); this.#alert.begin() }
    this.#open.add(this.#dirty$.pipe(throttleTime(PUBLISH_MS, asyncScheduler, { leading: true, trailing: true })).subscribe(() => { this.#publishHours() }))
    this.#open.add(this.#nested$.pipe(groupBy((id) => id, { duration: resting }), mergeMap(resting)).subscribe((id) => { this.#publishNested(id) }))
  }

  get state(): RoomState { return { ...this.#state, cursor: this.#branches.cursor } }
  get seq(): number { return this.#seq }
  get fold() { return this.#branches.fold }

  /** Folds toward the clock for one turn; true once it stands there. */
  foldATurn(): boolean {
    if (this.#branches.advanceWithin(this.#state.cursor, TURN_MS, this.#setup.now) === null) { this.#alert.begin(); return true }
    return false
  }

  /** Decides, makes durable, then acts. `id` sent again acts once. `answer` is called as soon as the command is durable, before the work. */
  submit(id: string, by: string, command: Command, answer: (reply: Reply) => void): void {
    if (this.#known.has(id)) { answer(this.#done(this.#known.branchOf(id))); return }
    const decision = decide(this.state, command, this.#surroundings())
    if (!decision.ok) { answer(decision); return }
    // An id older than those in memory: the log knows that it acted already.
    if (!this.#append(id, by, decision.event)) { answer(this.#done(undefined)); return }
    answer(this.#done('branch' in decision.event ? decision.event.branch : undefined, decision.notes))
    this.#act(decision.event)
  }

  /** Everything a newcomer needs, as JSON text, with the seq after which frames follow. */
  snapshot(): { readonly seq: number; readonly seekEpoch: number; readonly data: string } {
    this.#following.settle()
    const { episode } = this.#setup
    const data = {
      view: roomView(this.#setup.id, episode, this.#state), clock: this.#clockNow(),
      hours: hoursView(this.#branches, episode, episode.first), alert: this.#alert.view(), branches: this.#branches.summaries(), events: this.#lines.slice(-EVENT_LINES),
    }
    return { seq: this.#seq, seekEpoch: this.#state.seekEpoch, data: JSON.stringify(data) }
  }

  /** What stations of the episode reported up to the clock, from `from` or the first hour on. */
  series(stations: readonly string[], columns: readonly string[], from: EventHour | null): StationSeries {
    const [{ episode }, { hours, cursor }] = [this.#setup, this.#branches.fold]
    return episode.seriesOf({ stations, columns, from: from ?? episode.first, to: cursor }, (hour) => hours[hour - episode.first]?.doubts)
  }

  /** Levels by rule at the clock; throws RangeError for an edition that does not exist. */
  alert(asked: AlertAsked): AlertView { return this.#alert.view(asked) }

  /** A live room: rows up to `seq` have come, about hours from `oldest` on; null where they touch none. They are folded in turns of their own. */
  arrived(oldest: EventHour | null, seq: number): void { this.#following.arrived(oldest, seq) }

  stop(): void {
    this.#playing?.unsubscribe()
    this.#following.stop()
    this.#open.unsubscribe()
    this.#branches.stop()
    this.#setup.log.close()
  }

  #act(event: RoomEvent): void {
    this.#following.settle()
    switch (event.type) {
      case 'clock.played': if (event.from !== undefined) this.#touch(this.#branches.seek(event.from)); this.#play(); break
      case 'clock.paused': this.#pause(); break
      case 'clock.speed-set': if (this.#state.playing) this.#play(); else this.#clock(); break
      case 'clock.sought': this.#touch(this.#branches.seek(event.to)); this.#clock(); break
      case 'branch.created': case 'branch.changed': case 'branch.renamed': this.#publishBranch(event.branch); break
      case 'reading.ruled': this.#branches.rule(this.#state, event.time); this.#touch(event.time); break
      case 'branch.removed': this.#branches.remove(event.branch); this.#emit('branch-removed', {}, event.branch); break
      case 'station.selected': this.#branches.restart(this.#state); this.#emit('view', roomView(this.#setup.id, this.#setup.episode, this.#state)); this.#touch(this.#setup.episode.first); this.#clock(); break
      case 'room.opened': break
    }
  }

  #publishBranch(id: string): void {
    const entry = this.#state.branches.find((branch) => branch.id === id)
    if (entry === undefined) return
    // Hours that were folded but not yet published must go first: a branch frame covers them all.
    this.#publishHours()
    this.#branches.set(entry)
    this.#emit('branch', this.#branches.frame(id), id)
    this.#nested$.next(id)
  }

  #publishNested(id: string): void {
    if (!this.#state.branches.some((branch) => branch.id === id)) return
    const until = this.#setup.now() + TURN_MS
    if (this.#branches.busy || this.#branches.nest(id, () => this.#setup.now() < until)) this.#open.add(asyncScheduler.schedule(() => { this.#publishNested(id) }))
    else this.#emit('summary', this.#branches.summary(id), id)
  }

  #folded(from: EventHour | null, grown: boolean): void {
    if (grown) this.#emit('view', roomView(this.#setup.id, this.#setup.episode, this.#state))
    if (from !== null) this.#touch(from)
    else if (this.#dirtyFrom !== null) this.#dirty$.next()
    else this.#alert.publish()  // a forecast or a warning touches no hour
    this.#clock()
  }

  #play(): void {
    this.#playing?.unsubscribe()
    this.#clock()
    this.#playing = play$(this.#state.speed, this.#setup.now).subscribe((due) => { this.#turn(due) })
  }

  /** Folds what is due, for a turn at most: where an hour takes longer than the clock gives it, the clock waits, and commands are still heard. */
  #turn(due: number | 'turn'): void {
    const { episode, now } = this.#setup
    const from = this.#branches.advanceWithin(due === 'turn' ? episode.last : earliest(episode.last, hoursAfter(this.#branches.cursor, due)), TURN_MS, now)
    if (from !== null) this.#touch(from)
    if (this.#branches.cursor >= episode.last) this.#atEnd()
  }

  /** A replay pauses at its end; a live clock has nothing to fold until more rows come, and follows them. */
  #atEnd(): void {
    if (this.#setup.episode.mode === 'live') { this.#playing?.unsubscribe(); this.#playing = null; return }
    try { this.#append(`end:${this.#setup.log.head.seq + 1}`, 'xuefeng', { type: 'clock.paused' }) } catch (error) {
      if (!(error instanceof LogError)) throw error
      // A disk that refuses must not end the engine: a room opened from its log stands still anyway.
      this.#state = { ...this.#state, cursor: this.#branches.cursor, playing: false }
    }
    this.#pause()
  }

  #pause(): void {
    this.#playing?.unsubscribe()
    this.#playing = null
    this.#publishHours()
    this.#clock()
  }

  #touch(from: EventHour): void {
    this.#dirtyFrom = this.#dirtyFrom === null ? from : earliest(this.#dirtyFrom, from)
    this.#dirty$.next()
  }

  #publishHours(): void {
    // What is on its way is published when it is there.
    if (this.#dirtyFrom === null || this.#branches.busy) return
    const from = this.#dirtyFrom
    this.#dirtyFrom = null
    this.#emit('hours', hoursView(this.#branches, this.#setup.episode, from))
    this.#clock()
    this.#alert.publish()
    for (const summary of this.#branches.summaries()) this.#emit('summary', summary, summary.id)
  }

  #clock(): void { this.#emit('clock', this.#clockNow()) }
  #clockNow(): Clock { return { ...clockView(this.state, this.#setup.episode), ...this.#following.view } }

  /** False where the log has this id already: then nothing happens. */
  #append(id: string, by: string, event: RoomEvent): boolean {
    const { log, episode, now } = this.#setup
    const accepted: Accepted = { at: event.type === 'room.opened' ? event.cursor : this.#branches.cursor, by, event }
    const [result] = log.append([logged(this.#setup.id, id, accepted, episode.offsetMinutes)], new Date(now()).toISOString())
    if (result?.kind !== 'appended') return false
    const row = [...log.read(log.head.seq, 1)][0]
    if (row === undefined) throw new Error('the log did not keep the row that it acknowledged')
    const line = eventLine(row, episode.offsetMinutes)
    // As the log tells it, so that memory and a room opened from the log can never differ.
    this.#remember(readAccepted(row), id, line)
    this.#emit('event', line)
    return true
  }

  #remember(accepted: Accepted, id: string, line: EventLine): void {
    this.#state = evolve(this.#state, accepted)
    this.#known.remember(id, 'branch' in accepted.event ? accepted.event.branch : undefined)
    this.#lines.push(line)
    if (this.#lines.length > 2 * EVENT_LINES) this.#lines = this.#lines.slice(-EVENT_LINES)
  }

  #done(branch: string | undefined, notes: readonly string[] = []): Reply {
    return { ok: true, seq: this.#seq, ...(branch !== undefined && { branch }), ...(notes.length > 0 && { notes: [...notes] }) }
  }

  #surroundings(): Surroundings {
    const { episode } = this.#setup
    return { mode: episode.mode, first: episode.first, last: episode.last, offsetMinutes: episode.offsetMinutes, stations: episode.stations.map((s) => s.id), readings: (...asked) => this.#branches.readings(...asked), checkScenario: (scenario) => episode.check(scenario) }
  }

  #emit(channel: Parameters<Sink>[0]['channel'], data: unknown, key: string | null = null): void {
    this.#seq++
    this.#setup.sink({ room: this.#setup.id, seq: this.#seq, seekEpoch: this.#state.seekEpoch, channel, key, data: JSON.stringify(data) })
  }
}

/** How long a branch is waited for; then its group ends, so that branches of the past cost nothing. */
function resting(same$: Observable<string>): Observable<string> { return same$.pipe(debounceTime(NESTED_REST_MS)) }
