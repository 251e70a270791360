import { Worker } from 'node:worker_threads'
import { Hints } from '../protocol/hints.ts'

/** Packs whose answers are kept: as many as a server has rooms. */
const KEPT = 32

/** Looks through packs for hints, each once, one after the other in threads of their own. */
export class HintDesk {
  readonly #answers = new Map<string, Promise<Hints>>()
  #queue: Promise<unknown> = Promise.resolve()
  #worker: Worker | null = null
  #stopped = false

  /** The hints of the pack in `dir`; rejects where it cannot be read, and then the next one who asks tries again. */
  of(dir: string): Promise<Hints> {
    const known = this.#answers.get(dir)
    if (known !== undefined) return known
    const answer = this.#queue.then(() => this.#look(dir))
    this.#queue = answer.catch(() => undefined)
    this.#answers.set(dir, answer)
    answer.catch(() => { this.#answers.delete(dir) })
    if (this.#answers.size > KEPT) this.#answers.delete(this.#answers.keys().next().value ?? '')
    return answer
  }

  async stop(): Promise<void> {
    this.#stopped = true
    await this.#worker?.terminate()
  }

  #look(dir: string): Promise<Hints> {
    return new Promise((resolve, reject) => {
      if (this.#stopped) { reject(new Error('the server stops')); return }
      const worker = new Worker(new URL('./hint-worker.ts', import.meta.url), { workerData: dir })
      this.#worker = worker
      worker.once('message', (message: unknown) => { resolve(Hints.parse(message)) })
      worker.once('error', (error) => { reject(error instanceof Error ? error : new Error(String(error))) })
      worker.once('exit', () => { reject(new Error('the server stops')); this.#worker = null })
    })
  }
}
