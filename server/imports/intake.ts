import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { parseHour } from '../../models/units/time.ts'
import { BadInput, sentence } from '../packs/problem.ts'
import { shelve } from '../packs/shelf.ts'
import type { ImportAnswers, ImportPreview, ImportView, StartImport } from '../protocol/imports.ts'
import { nameProblem } from './file-name.ts'
import type { ImportJobs } from './jobs.ts'
import { receive } from './receive.ts'
import { asRefusal, ImportRefusal } from './refusal.ts'
import type { Progress } from './task.ts'

/** What one import may bring. */
export interface IntakeLimits { readonly files: number; readonly fileBytes: number; readonly bytes: number }
export interface IntakeSetup { readonly id: string; readonly folder: string; readonly data: string; readonly jobs: ImportJobs; readonly limits: IntakeLimits }

interface Upload { readonly path: string; readonly bytes: number }
type Look = { readonly version: number; readonly answer: Promise<ImportPreview>; readonly stop: AbortController }

/** One import from its first file to its pack: files under numbers in a folder of its own, answers, and the work that runs. */
export class Intake {
  readonly #setup: IntakeSetup
  readonly #files = new Map<string, Upload>()
  readonly #ended = new AbortController()
  #said: ImportAnswers = { answers: [], stations: [] }
  /** Octets on disk and on their way. */
  #bytes = 0
  #coming = 0
  #number = 0
  /** Grows with each file and answer: a look at what was before is worth nothing. */
  #version = 0
  #look: Look | null = null
  #rows: number | null = null
  #phase: ImportView['phase'] = 'open'
  #progress: Progress | null = null
  #pack: ImportView['pack'] = null
  #failure: ImportView['failure'] = null

  constructor(setup: IntakeSetup) { this.#setup = setup }

  get id(): string { return this.#setup.id }
  /** Whether its pack is made, so that nothing of it is needed any more. */
  get finished(): boolean { return this.#phase === 'done' }
  /** Whether something is being done for it. */
  get busy(): boolean { return this.#coming > 0 || this.#progress !== null }

  view(): ImportView {
    const { files, fileBytes, bytes } = this.#setup.limits
    return { id: this.id, phase: this.#phase, files: this.#files.size, bytes: this.#bytes, progress: this.#progress, limits: { files, fileBytes, bytes }, pack: this.#pack, failure: this.#failure }
  }

  /** Takes a file; one of the same name is replaced once this one is whole. Rejects with ImportRefusal, and nothing of it is left. */
  async put(name: string, source: AsyncIterable<Uint8Array>, declared: number | null): Promise<number> {
    this.#mustBeOpen()
    const { folder, limits } = this.#setup
    const unfit = nameProblem(name)
    if (unfit !== null) throw new ImportRefusal('upload.name', unfit)
    if (!this.#files.has(name) && this.#files.size + this.#coming >= limits.files) throw new ImportRefusal('import.limit', `an import holds ${limits.files} files; import the others by themselves`)
    const tooLarge = `a file may have ${mebibytes(limits.fileBytes)} MiB and all files of an import ${mebibytes(limits.bytes)} MiB; compress it with gzip, or import in parts`
    if (declared !== null && (declared > limits.fileBytes || this.#bytes + declared > limits.bytes)) throw new ImportRefusal('upload.too-large', tooLarge)
    const path = join(folder, 'files', String(++this.#number))
    let came = 0
    const allows = (more: number): boolean => {
      came += more
      this.#bytes += more
      return came <= limits.fileBytes && this.#bytes <= limits.bytes
    }
    this.#coming++
    try {
      await mkdir(join(folder, 'files'), { recursive: true })
      const bytes = await receive(source, path, { declared, allows, tooLarge, signal: this.#ended.signal })
      this.#mustBeOpen()
      // In one turn: of two uploads of one name that end together, the one replaces the other.
      const replaced = this.#files.get(name)
      this.#files.set(name, { path, bytes })
      this.#bytes -= replaced?.bytes ?? 0
      this.#changed()
      // Where it cannot be removed now, it goes with the folder.
      if (replaced !== undefined) await rm(replaced.path, { force: true }).catch(() => {})
      return bytes
    } catch (error) {
      this.#bytes -= came
      throw asRefusal(error)
    } finally { this.#coming-- }
  }

  /** Takes a file out; false where there is none of that name. */
  async drop(name: string): Promise<boolean> {
    this.#mustBeOpen()
    const file = this.#files.get(name)
    if (file === undefined) return false
    this.#files.delete(name)
    this.#bytes -= file.bytes
    this.#changed()
    await rm(file.path, { force: true })
    return true
  }

  answer(said: ImportAnswers): void {
    this.#mustBeOpen()
    this.#said = said
    this.#changed()
  }

  /** What is understood of the files with the answers as they are now; asked again without a change, the same look. */
  async preview(): Promise<ImportPreview> {
    this.#mustBeOpen()
    if (this.#look?.version !== this.#version) {
      this.#look?.stop.abort()
      const stop = new AbortController()
      const signal = AbortSignal.any([stop.signal, this.#ended.signal])
      const answer = this.#working((heard) => this.#setup.jobs.look({ files: this.#listed(), said: this.#said }, signal, heard))
      this.#look = { version: this.#version, answer, stop }
    }
    const look = this.#look
    try {
      const found = await look.answer
      this.#rows = found.files.reduce((sum, file) => sum + file.rows, 0)
      return found
    } catch (error) {
      if (this.#look === look) this.#look = null
      if (look.stop.signal.aborted) throw new ImportRefusal('import.busy', 'the files or the answers have changed meanwhile; ask again')
      throw error instanceof BadInput ? new ImportRefusal('import.refused', sentence(error.problem)) : asRefusal(error)
    }
  }

  /** Begins the import; how it goes is told by `view`. */
  start({ station, from, to, name, answers, stations }: StartImport): void {
    this.#mustBeOpen()
    if (this.#coming > 0 || this.#files.size === 0) throw new ImportRefusal('import.busy', this.#coming > 0 ? 'files are still on their way; wait for them' : 'there is no file yet; send one first')
    if (answers !== undefined || stations !== undefined) this.#said = { answers: answers ?? [], stations: stations ?? [] }
    this.#look?.stop.abort()
    this.#look = null
    this.#phase = 'importing'
    this.#failure = null
    const out = join(this.#setup.folder, 'pack')
    const hour = (text: string | undefined) => text === undefined ? null : parseHour(text)
    const task = { files: this.#listed(), said: this.#said, station: station ?? null, from: hour(from), to: hour(to), title: name ?? null, out, of: this.#rows }
    void this.#make(task).catch((error: unknown) => { this.#fail(error) })
  }

  /** Ends whatever runs for it and removes all that it brought; a pack that is finished stays. */
  async end(): Promise<void> {
    this.#ended.abort()
    this.#files.clear()
    await this.#clear()
  }

  async #make(task: Parameters<ImportJobs['make']>[0]): Promise<void> {
    // What an attempt before this one left.
    await rm(task.out, { recursive: true, force: true })
    const pack = await this.#working((heard) => this.#setup.jobs.make(task, this.#ended.signal, heard))
    if (this.#ended.signal.aborted) return
    await shelve(task.out, this.#setup.data, pack.sha256)
    // The pack stands whatever becomes of its files; what is left of them goes with the next sweep.
    await this.#clear().catch(() => {})
    this.#pack = pack
    this.#phase = 'done'
  }

  #changed(): void {
    this.#version++
    if (this.#phase === 'failed') this.#phase = 'open'
    this.#failure = null
  }

  #fail(error: unknown): void {
    this.#phase = 'failed'
    if (error instanceof BadInput) {
      const { code, file, line, column, message } = error.problem
      this.#failure = { code: 'import.refused', detail: sentence(error.problem), problem: { code, file, line, column, message } }
    } else {
      const full = error instanceof Error && 'code' in error && error.code === 'ENOSPC'
      this.#failure = { code: error instanceof ImportRefusal ? error.code : full ? 'disk.full' : 'internal', detail: error instanceof Error ? error.message : String(error), problem: null }
    }
  }

  async #working<T>(work: (heard: (progress: Progress) => void) => Promise<T>): Promise<T> {
    const own = {}
    this.#worker = own
    try { return await work((progress) => { if (this.#worker === own) this.#progress = progress }) } finally { if (this.#worker === own) this.#progress = null }
  }
  /** Whose progress is shown: the newest work's. */
  #worker: object | null = null

  #listed(): { path: string; name: string; bytes: number }[] {
    return [...this.#files].map(([name, { path, bytes }]) => ({ path, name, bytes })).sort((a, b) => (a.name < b.name ? -1 : 1))
  }

  #mustBeOpen(): void {
    if (this.#ended.signal.aborted) throw new ImportRefusal('import.unknown', 'this import was cancelled; begin another one')
    if (this.#phase === 'importing') throw new ImportRefusal('import.busy', 'the import is running; wait for it, or cancel it with DELETE')
    if (this.#phase === 'done') throw new ImportRefusal('import.busy', 'the import is done; begin another one')
  }

  async #clear(): Promise<void> { await rm(this.#setup.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }) }
}

function mebibytes(bytes: number): string { return String(Math.round(bytes / 1024 / 1024 * 10) / 10) }
