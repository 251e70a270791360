import type { CallName, Calls, EngineOptions } from '../../server/engine/messages.ts'
import type { Engine } from '../../server/engine/handle.ts'
import { House } from '../../server/rooms/house.ts'
import type { RoomFrame } from '../../server/rooms/sink.ts'
import type { Socket } from '../../server/ws/viewer.ts'
import { SYNTHETIC } from './open-room.ts'

/**
 * The house behind the engine's interface, in this thread: answers and frames come one by one and in order, each in a turn of its own, as
 * through the port of the engine thread. `hold` keeps everything back, as a busy engine does, until `release`.
 */
export interface EngineHere extends Engine {
  readonly house: House
  hold(): void
  release(): void
}

export const options = (data: string, more: Partial<EngineOptions> = {}): EngineOptions => ({ data, packs: [SYNTHETIC], members: 3, seed: 1, ...more })

export async function engineHere(given: EngineOptions, now: () => number = Date.now): Promise<EngineHere> {
  let listener: (frame: RoomFrame) => void = () => undefined
  let waiting: (() => void)[] = []
  let held = false
  let scheduled = false
  const pump = (): void => {
    scheduled = false
    if (held) return
    waiting.shift()?.()
    schedule()
  }
  const schedule = (): void => {
    if (scheduled || held || waiting.length === 0) return
    scheduled = true
    setImmediate(pump)
  }
  const post = (act: () => void): void => { waiting.push(act); schedule() }
  const house = await House.open(given, (frame) => { post(() => { listener(frame) }) }, now, (trouble) => { throw new Error(trouble) })
  return {
    house,
    rooms: house.rooms(),
    hold() { held = true },
    release() { held = false; schedule() },
    call: <N extends CallName>(name: N, args: Calls[N]['args']) => new Promise<Calls[N]['answer']>((resolve, reject) => {
      const answer = (value: unknown): void => { post(() => { resolve(value as Calls[N]['answer']) }) }
      try {
        if (name === 'command') house.command(args as Calls['command']['args'], answer)
        else answer((house[name] as (args: Calls[N]['args']) => unknown).call(house, args))
      } catch (error) { post(() => { reject(error as Error) }) }
    }),
    onFrame(given) { listener = given },
    onDeath() { /* nothing dies here */ },
    onTrouble() { /* trouble is thrown here */ },
    async stop() { waiting = []; house.stop(); await Promise.resolve() },
  }
}

/** A socket that keeps what it was sent; `bufferedAmount` is the test's to set. */
export class TestSocket implements Socket {
  bufferedAmount = 0
  readonly sent: string[] = []
  closed: { code: number; reason: string } | null = null
  send(data: string): void { this.sent.push(data) }
  close(code: number, reason: string): void { this.closed ??= { code, reason } }
  /** Characters sent so far. */
  get size(): number { return this.sent.reduce((sum, { length }) => sum + length, 0) }
}
