import { join } from 'node:path'
import { asyncScheduler, type Subscription } from 'rxjs'
import { openPack } from '../engine/open-pack.ts'
import type { Calls, EngineOptions, Refused, RoomSummary, ToEngine } from '../engine/messages.ts'
import type { Episode } from '../engine/episode.ts'
import { LiveFeed, type Left } from '../feeds/live.ts'
import type { FeedRow } from '../feeds/station-hour.ts'
import { LogError } from '../log/log-error.ts'
import { openLog, type AppendResult, type EventLog } from '../log/log.ts'
import { logLines } from '../log/ndjson.ts'
import { verifyTail } from '../log/verify.ts'
import { loadPack } from '../packs/load.ts'
import { loadSeeds, type Seeds } from '../packs/seeds.ts'
import { catalogueView } from './catalogue-view.ts'
import { askAlert, askAssessed, askSeries } from './questions.ts'
import { Room } from './room.ts'
import { roomId, ShelvedRooms } from './shelved-rooms.ts'
import type { Sink } from './sink.ts'

/** Rooms that may stand at once: each holds an episode in memory. */
const ROOMS = 32
/** Lines of a log in one answer; the reader asks on from `next`. */
export const LOG_PAGE = 10_000

/** All that one data folder holds: the observation log, and a room for every open episode. Lives in the engine thread. */
export class House {
  readonly #options: EngineOptions
  readonly #sink: Sink
  readonly #now: () => number
  readonly #tell: (trouble: string) => void
  readonly #seeds: Seeds
  readonly #episodes = new Map<string, Episode>()
  readonly #rooms = new Map<string, Room>()
  readonly #observations: EventLog
  readonly #live: LiveFeed
  readonly #roomLogs = new Map<string, EventLog>()
  readonly #shelved: ShelvedRooms
  #opening: Subscription | null = null
  #accepted = 0
  #errors = 0

  private constructor(options: EngineOptions, sink: Sink, now: () => number, tell: (trouble: string) => void, seeds: Seeds) {
    this.#options = options
    this.#sink = sink
    this.#now = now
    this.#tell = tell
    this.#seeds = seeds
    this.#observations = openLog(join(options.data, 'observations.sqlite'), 'observations', this.#stamp())
    this.#live = new LiveFeed(seeds, options)
    this.#shelved = new ShelvedRooms({ options, seeds, begin: (id, episode) => this.#begin(id, episode, true), keep: (id, episode, room) => { this.#keep(id, episode, room) } })
    try {
      verifyTail(this.#observations)
      this.#live.add(this.#observations.read(1))
    } catch (error) {
      this.#observations.close()
      throw error
    }
  }

  /** Opens the data folder and a room for each pack. Rejects with BadInput or LogError, one sentence each. `tell` hears of errors behind an answer. */
  static async open(options: EngineOptions, sink: Sink, now: () => number, tell: (trouble: string) => void): Promise<House> {
    const house = new House(options, sink, now, tell, loadSeeds())
    try {
      for (const dir of options.packs) {
        const episode = openPack(await loadPack(dir), house.#seeds, options)
        // A pack named twice is one room.
        if (!house.#rooms.has(roomId(episode.pack))) house.#enter(roomId(episode.pack), episode)
      }
      house.#openLive()
      return house
    } catch (error) {
      house.stop()
      throw error
    }
  }

  /** Opens the imported pack that a call asks for, where its room does not stand yet. Null where there is nothing to wait for; else resolves with null, or with why it does not open. */
  wake(message: ToEngine): Promise<Refused | null> | null {
    const asked = askedOf(message)
    return asked === null || this.#room(asked) !== undefined || this.#episodeOf(asked) !== undefined ? null : this.#shelved.open(asked)
  }

  rooms(): RoomSummary[] {
    this.#openDue()
    return [...this.#episodes].map(([room, episode]) => ({ id: room, room, pack: episode.pack.name, sha256: episode.pack.sha256, mode: episode.mode }))
  }

  snapshot({ room }: Calls['snapshot']['args']): Calls['snapshot']['answer'] {
    return this.#room(room)?.snapshot() ?? this.#unknown(room)
  }

  command({ room, id, by, command }: Calls['command']['args'], answer: (reply: Calls['command']['answer']) => void): void {
    const found = this.#room(room)
    if (found === undefined) answer(this.#unknown(room))
    else refusing(() => { found.submit(id, by, command, answer) }, (refused) => { answer(refused) })
  }

  /** The room of a pack that the server was started with or that was imported (see `wake`), or of the live feed. */
  open({ pack }: Calls['open']['args']): Calls['open']['answer'] {
    return this.#episodeOf(pack) ?? { ok: false, code: 'pack.unknown', message: `there is no pack "${pack}"; there are ${this.catalogue({}).packs.map((one) => one.name).join(', ')}` }
  }

  series(args: Calls['series']['args']): Calls['series']['answer'] { return this.#ask(args.room, (room, episode) => askSeries(room, episode, args)) }
  assessed(args: Calls['assessed']['args']): Calls['assessed']['answer'] { return this.#ask(args.room, (room, episode) => askAssessed(room, episode, args)) }
  alert(args: Calls['alert']['args']): Calls['alert']['answer'] { return this.#ask(args.room, (room) => askAlert(room, args)) }

  /** Where the room's pack lies, for who reads it beside the engine. */
  folder({ room }: Calls['folder']['args']): Calls['folder']['answer'] {
    const episode = this.#room(room) === undefined ? undefined : this.#episodes.get(room)
    return episode === undefined ? this.#unknown(room) : { dir: episode.dir }
  }

  catalogue({ room }: Calls['catalogue']['args'] = {}): Calls['catalogue']['answer'] {
    this.#openDue()
    return catalogueView(this.#episodes, this.#shelved.lines(), room)
  }

  /** Answers as soon as the events are on disk; the live room follows in turns of its own. */
  append({ events }: Calls['append']['args']): Calls['append']['answer'] {
    const arrived = this.#stamp()
    let results: readonly AppendResult[]
    try { results = this.#observations.append(events, arrived) } catch (error) {
      if (error instanceof LogError) return { ok: false, code: error.code, message: error.message }
      throw error
    }
    const fresh = events.flatMap((event, i) => { const result = results[i]; return result?.kind === 'appended' ? [{ seq: result.seq, arrived, event }] : [] })
    this.#accepted += fresh.length
    const { seq } = this.#observations.head
    // What is on disk is acknowledged, whatever becomes of it here.
    try { return { results, seq, left: this.#feed(fresh, seq) } } catch (error) {
      this.report(error)
      return { results, seq, left: [] }
    }
  }

  log({ stream, from, limit }: Calls['log']['args']): Calls['log']['answer'] {
    this.#openDue()
    const found = stream === 'observations' ? this.#observations : this.#roomLogs.get(stream)
    if (found === undefined) return { ok: false, code: 'not-found', message: `there is no stream "${stream}"; there are observations, ${[...this.#roomLogs.keys()].join(', ')}` }
    const rows = Math.min(limit, LOG_PAGE)
    const next = Math.max(1, from) + rows
    return { lines: [...logLines(found, from, rows)].join(''), next: next <= found.head.seq ? next : null }
  }

  metrics(): Calls['metrics']['answer'] {
    return { xuefeng_log_rows: this.#observations.head.seq, xuefeng_events_accepted_total: this.#accepted, xuefeng_rooms: this.#rooms.size, xuefeng_engine_errors_total: this.#errors, xuefeng_engine_heap_bytes: process.memoryUsage().heapUsed }
  }

  /** An error of which no answer can tell any more. */
  report(error: unknown): void {
    this.#errors++
    this.#tell(error instanceof Error ? error.message : String(error))
  }

  stop(): null {
    this.#opening?.unsubscribe()
    this.#shelved.stop()
    for (const room of this.#rooms.values()) room.stop()
    this.#observations.close()
    return null
  }

  #enter(id: string, episode: Episode): void { this.#keep(id, episode, this.#begin(id, episode, false)) }

  #begin(id: string, episode: Episode, later: boolean): Room {
    if (this.#rooms.size >= ROOMS) throw new LogError('log.unavailable', `a server holds ${ROOMS} open rooms; start it again to close those that nobody looks at`)
    const log = openLog(join(this.#options.data, 'rooms', `${id}.sqlite`), `room:${id}`, this.#stamp())
    try {
      verifyTail(log)
      const room = new Room({ id, episode, log, sink: this.#sink, now: this.#now, later, fed: this.#observations.head.seq, report: (error) => { this.report(error) } })
      this.#roomLogs.set(`room:${id}`, log)
      return room
    } catch (error) {
      log.close()
      throw error
    }
  }

  #keep(id: string, episode: Episode, room: Room): void {
    this.#rooms.set(id, room)
    this.#episodes.set(id, episode)
  }

  #episodeOf(asked: string): RoomSummary | undefined { return this.rooms().find(({ pack, sha256, room }) => [pack, sha256, room].includes(asked)) }

  #feed(rows: readonly FeedRow[], seq: number): readonly Left[] {
    if (rows.length === 0) return []
    const { oldest, left } = this.#live.add(rows)
    const room = this.#rooms.get('live')
    if (room !== undefined) room.arrived(oldest, seq)
    else this.#opening ??= asyncScheduler.schedule(() => { this.#openDue() })
    return left
  }

  /** The live room appears with the first observation. */
  #openLive(): void {
    const episode = this.#live.episode
    if (episode !== null && !this.#rooms.has('live')) this.#enter('live', episode)
  }

  /** Whoever looks at the rooms finds the live one, also before its turn to open. */
  #openDue(): void {
    if (this.#opening === null) return
    this.#opening.unsubscribe()
    this.#opening = null
    try { this.#openLive() } catch (error) { this.report(error) }
  }

  #room(id: string): Room | undefined {
    this.#openDue()
    return this.#rooms.get(id)
  }

  #ask<T>(id: string, answer: (room: Room, episode: Episode) => T): T | Refused {
    const [room, episode] = [this.#room(id), this.#episodes.get(id)]
    return room === undefined || episode === undefined ? this.#unknown(id) : answer(room, episode)
  }

  #unknown(room: string): Refused {
    return { ok: false, code: 'room.unknown', message: `there is no room "${room}"; there are ${[...this.#rooms.keys()].join(', ')}` }
  }

  #stamp(): string { return new Date(this.#now()).toISOString() }
}

/** The room or pack that a call names, or null. */
function askedOf({ call, args }: ToEngine): string | null {
  if (call === 'open') return args.pack
  if (call === 'log') return args.stream.startsWith('room:') ? args.stream.slice('room:'.length) : null
  return 'room' in args ? args.room ?? null : null
}

/** A log that cannot be written refuses; anything else is a defect and throws on. */
function refusing(act: () => void, refuse: (refused: Refused) => void): void {
  try { act() } catch (error) {
    if (!(error instanceof LogError)) throw error
    refuse({ ok: false, code: error.code, message: error.message })
  }
}
