import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import type { AssessSetup } from './assess.ts'

/** Questions that may wait: each holds the hours of its room, 15 MB for a year of a city. */
const WAITING = 8

const Answer = z.union([z.strictObject({ json: z.string() }), z.strictObject({ refused: z.string() }), z.strictObject({ failed: z.string() })])

/** The answer as JSON text, or the sentence that says what cannot be asked; null where too many wait. */
export type DeskAnswer = { readonly json: string } | { readonly refused: string } | null

/** Reckons assessments one after the other in a thread of its own: a second for years of a city, in which neither clock nor sockets wait. */
export class AssessmentDesk {
  #worker: Worker | null = null
  #queue: Promise<unknown> = Promise.resolve()
  #waiting = 0
  #stopped = false

  async of(setup: AssessSetup): Promise<DeskAnswer> {
    if (this.#waiting >= WAITING) return null
    this.#waiting++
    const answer = this.#queue.then(() => this.#ask(setup))
    this.#queue = answer.catch(() => undefined)
    try { return await answer } finally { this.#waiting-- }
  }

  async stop(): Promise<void> {
    this.#stopped = true
    await this.#worker?.terminate()
  }

  /** One thread serves all questions; one that died is replaced at the next. */
  #ask(setup: AssessSetup): Promise<DeskAnswer> {
    return new Promise((resolve, reject) => {
      if (this.#stopped) { reject(new Error('the server stops')); return }
      const worker = this.#worker ??= new Worker(new URL('./desk-worker.ts', import.meta.url))
      const died = (error: unknown): void => {
        this.#worker = null
        reject(error instanceof Error ? error : new Error('the server stops'))
      }
      worker.once('error', died)
      worker.once('exit', died)
      worker.once('message', (message: unknown) => {
        worker.off('error', died)
        worker.off('exit', died)
        const said = Answer.parse(message)
        if ('failed' in said) reject(new Error(said.failed))
        else resolve(said)
      })
      worker.postMessage(setup)
    })
  }
}
