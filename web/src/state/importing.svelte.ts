import type { ImportPreview, ImportView, StartImport } from '../../../server/protocol/imports.ts'
import { answerImport, beginImport, cancelImport, dropFile, importView, openPack, previewImport, Refused, startImport } from '../net/imports.ts'
import { answersOf, isOpen, questionsOf, type Answer, type Answers, type Question } from './import-questions.ts'
import { Sendings } from './sendings.svelte.ts'
import { hourOf, isoOf, offsetOf, type Hour } from './times.ts'

export interface Fault { readonly code: string; readonly message: string }

/** How often the server is asked how far it is, ms. */
const ASK_MS = 300

/** Files of this viewer on their way to a room: sent, looked at, asked about, imported, opened. One at a time. */
class Importing {
  open = $state(false)
  /** Files are being dragged over the window. */
  over = $state(false)
  phase = $state<'files' | 'importing' | 'opening' | 'done'>('files')
  looking = $state(false)
  preview = $state.raw<ImportPreview | null>(null)
  view = $state.raw<ImportView | null>(null)
  questions = $state.raw<readonly Question[]>([])
  given = $state.raw<Answers>({})
  fault = $state.raw<Fault | null>(null)
  station = $state<string | null>(null)
  from = $state<Hour | null>(null)
  to = $state<Hour | null>(null)
  name = $state('')
  readonly sendings = new Sendings({ begin: () => this.#begun(), settled: () => { this.#look() } })
  readonly unanswered = $derived(this.questions.filter((question) => isOpen(question, this.given)).length)
  readonly faulty = $derived((this.preview?.files ?? []).filter((file) => this.#problems(file) > 0).length)
  readonly offset = $derived(this.preview?.span == null ? 480 : offsetOf(this.preview.span.from))
  readonly first = $derived<Hour | null>(this.preview?.span == null ? null : hourOf(this.preview.span.from))
  readonly last = $derived<Hour | null>(this.preview?.span == null ? null : hourOf(this.preview.span.to))
  readonly ready = $derived(this.phase === 'files' && !this.looking && !this.sendings.busy && this.preview?.ready === true && this.unanswered === 0)
  #id: Promise<string> | null = null
  /** Grows with each look and with each import that is given up: an answer to what was before is not heard. */
  #turn = 0

  add(files: readonly File[]): void {
    this.open = true
    if (this.phase !== 'files' || files.length === 0) return
    this.sendings.add(files)
    // What was understood stays to be read; it counts no more.
    this.#turn++
    this.looking = false
  }

  async remove(name: string): Promise<void> {
    const sent = this.sendings.remove(name)
    if (sent) await this.#guard(async () => { await dropFile(await this.#begun(), name) })
    this.#look()
  }

  answer(question: Question, answer: Answer | null): void {
    const { [question.key]: _before, ...others } = this.given
    this.given = answer === null ? others : { ...others, [question.key]: answer }
    this.#look()
  }

  /** Makes the pack; what has to be told is told before its room is opened. */
  async start(): Promise<void> {
    if (!this.ready) return
    const turn = ++this.#turn
    this.phase = 'importing'
    this.fault = null
    const iso = (hour: Hour): string => isoOf(hour, this.offset)
    const start: StartImport = {
      ...(this.station !== null && { station: this.station }), ...(this.from !== null && { from: iso(this.from) }), ...(this.to !== null && { to: iso(this.to) }), ...(this.name.trim() !== '' && { name: this.name.trim() }),
    }
    await this.#guard(async () => {
      const id = await this.#begun()
      await startImport(id, start)
      await this.#follow(id, () => this.phase === 'importing' && turn === this.#turn)
      if (turn !== this.#turn) return
      const { failure, pack } = this.view ?? {}
      if (failure != null) throw new Refused(failure.problem?.code ?? failure.code, failure.detail)
      if (pack == null) return
      this.phase = 'done'
      if (pack.conflicts === 0 && !pack.doubts.some(({ code }) => code !== 'gap')) await this.enter()
    }, turn)
  }

  /** Opens the room of the new pack: another page, whose link can be kept and sent. */
  async enter(): Promise<void> {
    const { pack } = this.view ?? {}
    if (pack == null) return
    this.phase = 'opening'
    await this.#guard(async () => {
      const room = await openPack(pack.sha256)
      this.#forget()
      const url = new URL(location.href)
      url.searchParams.set('room', room)
      location.assign(url)
    })
  }

  /** Shuts the dialog and gives up whatever is under way; nothing of it stays on the server. */
  close(): void {
    this.#turn++
    this.sendings.stop()
    this.#forget()
    this.open = false
    this.phase = 'files'
    this.looking = false
    this.preview = this.view = this.fault = null
    this.questions = []
    this.given = {}
    this.station = this.from = this.to = null
    this.name = ''
  }

  #forget(): void {
    void this.#id?.then(cancelImport, () => undefined)
    this.#id = null
  }

  #begun(): Promise<string> { return this.#id ??= beginImport().then(({ id, limits }) => { this.sendings.limits = limits; return id }) }

  /** Asks what is understood now; of several asked in a row only the last one's answer counts. */
  #look(): void {
    const turn = ++this.#turn
    if (this.sendings.busy) return
    if (this.sendings.sent === 0) { this.preview = null; this.questions = []; this.looking = false; return }
    this.looking = true
    this.fault = null
    void this.#guard(async () => {
      const id = await this.#begun()
      await answerImport(id, answersOf(this.questions, this.given))
      void this.#follow(id, () => this.looking && turn === this.#turn).catch(() => undefined)
      const preview = await previewImport(id)
      if (turn !== this.#turn) return
      this.preview = preview
      this.questions = questionsOf(preview.files, this.questions, this.given)
      this.looking = false
    }, turn)
  }

  async #follow(id: string, on: () => boolean): Promise<void> {
    while (on()) {
      const view = await importView(id)
      this.view = view
      if (view.phase === 'done' || view.phase === 'failed') return
      await new Promise((resolve) => setTimeout(resolve, ASK_MS))
    }
  }

  async #guard(act: () => Promise<void>, turn = this.#turn): Promise<void> {
    try { await act() } catch (error) {
      if (turn !== this.#turn || !this.open) return
      if (!(error instanceof Refused)) throw error
      this.fault = { code: error.code, message: error.message }
      this.looking = false
      this.phase = this.view?.pack != null ? 'done' : 'files'
    }
  }

  #problems(file: ImportPreview['files'][number]): number { return file.asks.some(({ what }) => what !== 'format' && what !== 'gas state') ? 0 : file.problemCount }
}

export const importing = new Importing()
