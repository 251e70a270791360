import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Intake, type IntakeLimits } from './intake.ts'
import { ImportJobs } from './jobs.ts'
import { ImportRefusal } from './refusal.ts'

export interface DeskLimits extends IntakeLimits {
  /** Imports at once, whether they wait for files, run or are done. */
  readonly imports: number
  /** An import that nobody has asked about for this long is abandoned, ms. */
  readonly idleMs: number
}

const MIB = 1024 * 1024
/** A year of 35 stations is 20 MB, thirty years of a network 600 MB, and gzip makes a tenth of it; ten years of a network's daily files are 7,300. */
export const IMPORT_LIMITS: DeskLimits = { files: 8_000, fileBytes: 512 * MIB, bytes: 1024 * MIB, imports: 8, idleMs: 60 * 60_000 }
/** How often abandoned imports are looked for, ms. */
const SWEEP_MS = 5 * 60_000

/** The imports of one data folder. What they bring lies under `imports/` until it is a pack, and none outlives the server. */
export class ImportDesk {
  readonly #data: string
  readonly #limits: DeskLimits
  readonly #now: () => number
  readonly #jobs = new ImportJobs()
  readonly #intakes = new Map<string, { readonly intake: Intake; asked: number }>()
  readonly #timer: NodeJS.Timeout

  private constructor(data: string, limits: DeskLimits, now: () => number) {
    this.#data = data
    this.#limits = limits
    this.#now = now
    this.#timer = setInterval(() => { void this.sweep() }, SWEEP_MS)
    this.#timer.unref()
  }

  /** Whoever opens it holds the lock of the data folder: what an earlier server left of its imports is removed. */
  static async open(data: string, limits = IMPORT_LIMITS, now = Date.now): Promise<ImportDesk> {
    const desk = new ImportDesk(data, limits, now)
    await desk.sweep()
    return desk
  }

  /** A new import. Throws ImportRefusal where there are as many as a server holds. */
  async begin(): Promise<Intake> {
    await this.sweep()
    const finished = [...this.#intakes].find(([, { intake }]) => intake.finished)
    if (this.#intakes.size >= this.#limits.imports && finished !== undefined) await this.remove(finished[0])
    if (this.#intakes.size >= this.#limits.imports) throw new ImportRefusal('import.limit', `${this.#limits.imports} imports are open; finish or cancel one, or try again later`)
    const id = randomUUID()
    const folder = join(this.#data, 'imports', id)
    const intake = new Intake({ id, folder, data: this.#data, jobs: this.#jobs, limits: this.#limits })
    this.#intakes.set(id, { intake, asked: this.#now() })
    await mkdir(folder, { recursive: true })
    return intake
  }

  /** Throws ImportRefusal where there is none of that id. */
  find(id: string): Intake {
    const found = this.#intakes.get(id)
    if (found === undefined) throw new ImportRefusal('import.unknown', 'there is no such import, or nobody asked about it for an hour; begin another one')
    found.asked = this.#now()
    return found.intake
  }

  /** Cancels what runs and removes what came. */
  async remove(id: string): Promise<void> {
    const intake = this.find(id)
    this.#intakes.delete(id)
    await intake.end()
  }

  /** Removes abandoned imports, and folders that belong to none. */
  async sweep(): Promise<void> {
    const oldest = this.#now() - this.#limits.idleMs
    for (const [id, { intake, asked }] of this.#intakes) if (asked < oldest && !intake.busy) await this.remove(id)
    const folder = join(this.#data, 'imports')
    if (!existsSync(folder)) return
    for (const name of await readdir(folder)) if (!this.#intakes.has(name)) await rm(join(folder, name), { recursive: true, force: true })
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    const open = [...this.#intakes.values()]
    this.#intakes.clear()
    await Promise.all(open.map(({ intake }) => intake.end()))
    await this.#jobs.stop()
  }
}
