import { Worker } from 'node:worker_threads'
import type { RoomFrame } from '../rooms/sink.ts'
import type { CallName, Calls, EngineOptions, FromEngine, RoomSummary } from './messages.ts'

/** The engine as the socket thread sees it: calls that answer, frames that are pushed. */
export interface Engine {
  readonly rooms: readonly RoomSummary[]
  call<N extends CallName>(call: N, args: Calls[N]['args']): Promise<Calls[N]['answer']>
  /** One listener: the fan-out. */
  onFrame(listener: (frame: RoomFrame) => void): void
  onDeath(listener: (reason: string) => void): void
  stop(): Promise<void>
}

/** Starts the engine thread; resolves when its default room stands, rejects with its own sentence when it cannot. */
export function startEngine(options: EngineOptions): Promise<Engine> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: options })
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let next = 0
  let onFrame: (frame: RoomFrame) => void = () => {}
  let onDeath: (reason: string) => void = () => {}
  const call = <N extends CallName>(name: N, args: Calls[N]['args']): Promise<Calls[N]['answer']> => new Promise((resolve, reject) => {
    next++
    waiting.set(next, { resolve: resolve as (value: unknown) => void, reject })
    worker.postMessage({ call: name, number: next, args })
  })
  return new Promise((resolve, reject) => {
    const fail = (reason: string): void => {
      for (const { reject: rejectCall } of waiting.values()) rejectCall(new Error(reason))
      waiting.clear()
      onDeath(reason)
      reject(new Error(reason))
    }
    worker.on('message', (message: FromEngine) => {
      if ('frame' in message) onFrame(message.frame)
      else if ('ready' in message) resolve({ rooms: message.ready, call, onFrame: (l) => { onFrame = l }, onDeath: (l) => { onDeath = l }, stop: () => stop(worker, call) })
      else if ('failed' in message) fail(message.failed)
      else {
        const number = 'answer' in message ? message.answer : message.thrown
        const asked = waiting.get(number)
        waiting.delete(number)
        if ('answer' in message) asked?.resolve(message.value)
        else asked?.reject(new Error(message.message))
      }
    })
    worker.on('error', (error) => { fail(error instanceof Error ? error.message : String(error)) })
    worker.on('exit', (code) => { if (code !== 0) fail(`the engine thread ended with code ${code}`) })
  })
}

async function stop(worker: Worker, call: <N extends CallName>(name: N, args: Calls[N]['args']) => Promise<Calls[N]['answer']>): Promise<void> {
  await call('stop', {})
  await worker.terminate()
}
