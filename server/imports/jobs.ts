import { Piscina } from 'piscina'
import { BadInput } from '../packs/problem.ts'
import type { ImportPreview } from '../protocol/imports.ts'
import { ImportRefusal } from './refusal.ts'
import type { LookTask, MadePack, MakeTask, Progress, TaskAnswer, Word } from './task.ts'

/** Threads for the work of imports: the sockets and the rooms have their own, and the machine has few cores. */
const THREADS = 2
/** Jobs that may wait for a thread. */
const WAITING = 32
/** A thread that nobody needs goes after this time, ms. */
const IDLE_MS = 10_000

type Heard = (progress: Progress) => void

/** Runs the heavy work of imports in threads of its own, begun with the first job. */
export class ImportJobs {
  readonly #heard = new Map<number, Heard>()
  #pool: Piscina | null = null
  #last = 0

  /** What is understood of the files. Rejects as `make` does. */
  look(task: Omit<LookTask, 'job'>, signal: AbortSignal, heard: Heard): Promise<ImportPreview> { return this.#run('look', task, signal, heard) }

  /** The pack in its folder. Rejects with BadInput where the files are to blame, with ImportRefusal where too many wait or `signal` ended it. */
  make(task: Omit<MakeTask, 'job'>, signal: AbortSignal, heard: Heard): Promise<MadePack> { return this.#run('make', task, signal, heard) }

  async stop(): Promise<void> {
    await this.#pool?.destroy()
    this.#pool = null
  }

  async #run<T>(name: string, task: object, signal: AbortSignal, heard: Heard): Promise<T> {
    const pool = this.#pool ??= this.#begin()
    if (pool.queueSize >= WAITING) throw new ImportRefusal('import.busy', `${WAITING} imports wait for their turn; try again in a minute`)
    const job = ++this.#last
    this.#heard.set(job, heard)
    heard({ stage: 'waiting', rows: 0, of: null })
    try {
      const answer: TaskAnswer<T> = await pool.run({ ...task, job }, { name, signal })
      if (answer.ok) return answer.value
      throw answer.refused.code === 'disk.full' ? new ImportRefusal('disk.full', answer.refused.message) : new BadInput(answer.refused)
    } catch (error) {
      throw signal.aborted ? new ImportRefusal('import.unknown', 'it was cancelled') : error
    } finally { this.#heard.delete(job) }
  }

  #begin(): Piscina {
    const pool = new Piscina({ filename: new URL('./task.ts', import.meta.url).href, minThreads: 0, maxThreads: THREADS, idleTimeout: IDLE_MS, maxQueue: WAITING })
    pool.on('message', ({ job, progress }: Word) => { this.#heard.get(job)?.(progress) })
    return pool
  }
}
