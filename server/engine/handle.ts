import { Worker } from 'node:worker_threads'
import { BadInput, type Problem } from '../packs/problem.ts'
import type { RoomFrame } from '../rooms/sink.ts'
import type { CallName, Calls, EngineOptions, FromEngine, RoomSummary } from './messages.ts'

/** The engine as the socket thread sees it: calls that answer, frames that are pushed. */
export interface Engine {
  readonly rooms: readonly RoomSummary[]
  call<N extends CallName>(call: N, args: Calls[N]['args']): Promise<Calls[N]['answer']>
  /** One listener: the fan-out. */
  onFrame(listener: (frame: RoomFrame) => void): void
  onDeath(listener: (reason: string) => void): void
  /** Errors of which no call can tell; the engine goes on. Those before the first listener are kept for it. */
  onTrouble(listener: (trouble: string) => void): void
  stop(): Promise<void>
}

/** Troubles that wait for a listener at most: of more the first ones tell enough. */
const EARLY = 100

/** Starts the engine thread; resolves when its default room stands, rejects with its own sentence when it cannot: a BadInput where a pack is to blame. */
export function startEngine(options: EngineOptions): Promise<Engine> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: options })
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let next = 0
  let ended: string | null = null
  let stopping = false
  let onFrame: (frame: RoomFrame) => void = () => {}
  let onDeath: (reason: string) => void = () => {}
  const early: string[] = []
  let onTrouble = (trouble: string): void => { if (early.length < EARLY) early.push(trouble) }
  const call = <N extends CallName>(name: N, args: Calls[N]['args']): Promise<Calls[N]['answer']> => new Promise((resolve, reject) => {
    // A thread that is gone answers nothing, so nobody may wait for it.
    if (ended !== null) { reject(new Error(ended)); return }
    next++
    waiting.set(next, { resolve: resolve as (value: unknown) => void, reject })
    worker.postMessage({ call: name, number: next, args })
  })
  const stop = async (): Promise<void> => {
    stopping = true
    if (ended === null) await call('stop', {})
    await worker.terminate()
  }
  return new Promise((resolve, reject) => {
    const end = (reason: string, problem?: Problem): void => {
      if (ended !== null) return
      ended = reason
      for (const { reject: rejectCall } of waiting.values()) rejectCall(new Error(reason))
      waiting.clear()
      reject(problem === undefined ? new Error(reason) : new BadInput(problem))
      // Stopping is no death: nobody has to be told.
      if (!stopping) onDeath(reason)
    }
    worker.on('message', (message: FromEngine) => {
      if ('frame' in message) onFrame(message.frame)
      else if ('trouble' in message) onTrouble(message.trouble)
      else if ('ready' in message) resolve({ rooms: message.ready, call, onFrame: (l) => { onFrame = l }, onDeath: (l) => { onDeath = l }, onTrouble: (l) => { onTrouble = l; early.splice(0).forEach(l) }, stop })
      else if ('failed' in message) end(message.failed, message.problem)
      else {
        const number = 'answer' in message ? message.answer : message.thrown
        const asked = waiting.get(number)
        waiting.delete(number)
        if ('answer' in message) asked?.resolve(message.value)
        else asked?.reject(new Error(message.message))
      }
    })
    worker.on('error', (error) => { end(error instanceof Error ? error.message : String(error)) })
    worker.on('exit', (code) => { end(stopping ? 'the engine was stopped' : `the engine thread ended with code ${code}`) })
  })
}
