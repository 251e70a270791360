import { Refused, sendFile } from '../net/imports.ts'
import { distinctName } from './import-files.ts'
import type { Fault } from './importing.svelte.ts'

/** Files that go at once: a browser opens six lines to a server, and the room needs some. */
const AT_ONCE = 3

/** One file on its way to the server. */
export class Sending {
  readonly name: string
  readonly file: File
  readonly stop = new AbortController()
  sent = $state(0)
  state = $state<'waiting' | 'sending' | 'sent' | 'failed'>('waiting')
  fault = $state.raw<Fault | null>(null)

  constructor(name: string, file: File) {
    this.name = name
    this.file = file
  }
}

interface Setup { readonly begin: () => Promise<string>; readonly settled: () => void }

/** The files of one import, sent a few at a time in the order in which they came. */
export class Sendings {
  readonly #setup: Setup
  files = $state.raw<readonly Sending[]>([])
  limits = $state.raw<{ readonly files: number; readonly fileBytes: number; readonly bytes: number } | null>(null)
  readonly busy = $derived(this.files.some(({ state }) => state === 'waiting' || state === 'sending'))
  readonly sent = $derived(this.files.filter(({ state }) => state === 'sent').length)
  readonly failed = $derived(this.files.filter(({ state }) => state === 'failed').length)
  /** Octets that have gone, and all of them. */
  readonly gone = $derived(this.files.reduce((sum, { sent }) => sum + sent, 0))
  readonly all = $derived(this.files.reduce((sum, { file }) => sum + file.size, 0))

  constructor(setup: Setup) { this.#setup = setup }

  add(files: readonly File[]): void {
    const taken = new Set(this.files.map(({ name }) => name))
    const more = files.map((file) => {
      const name = distinctName(file.name, taken)
      taken.add(name)
      return new Sending(name, file)
    })
    this.files = [...this.files, ...more]
    for (let i = 0; i < AT_ONCE; i++) this.#next()
  }

  /** Takes a file out; true where the server has it. */
  remove(name: string): boolean {
    const found = this.files.find((one) => one.name === name)
    this.files = this.files.filter((one) => one !== found)
    found?.stop.abort()
    return found?.state === 'sent'
  }

  stop(): void {
    const all = this.files
    this.files = []
    for (const { stop } of all) stop.abort()
  }

  #next(): void {
    const next = this.files.find(({ state }) => state === 'waiting')
    if (next === undefined || this.files.filter(({ state }) => state === 'sending').length >= AT_ONCE) return
    next.state = 'sending'
    void this.#send(next).finally(() => {
      if (!this.files.includes(next)) { this.#next(); return }
      this.#next()
      if (!this.busy) this.#setup.settled()
    })
  }

  async #send(one: Sending): Promise<void> {
    try {
      const id = await this.#setup.begin()
      await sendFile(id, one.name, one.file, (bytes) => { one.sent = Math.min(bytes, one.file.size) }, one.stop.signal)
      one.sent = one.file.size
      one.state = 'sent'
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      one.state = 'failed'
      one.fault = { code: error.code, message: error.message }
    }
  }
}
