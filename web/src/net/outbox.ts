import type { Command } from '../../../server/protocol/command.ts'

export interface Sent { readonly id: string; readonly command: Command }

/**
 * Commands that wait for an answer. Ordinary ones go at once. Those of a `lane` (a slider, the seek bar) go one at a time:
 * what is moved meanwhile replaces what waits, and the newest goes when the answer to the one before has come.
 */
export class Outbox {
  readonly #send: (sent: Sent) => void
  readonly #open = new Map<string, Sent & { readonly lane: string | null }>()
  readonly #waiting = new Map<string, Sent>()
  readonly #prefix: string
  #count = 0

  /** `prefix` is unique to this page: an id acts once, whoever sends it. */
  constructor(prefix: string, send: (sent: Sent) => void) {
    this.#prefix = prefix
    this.#send = send
  }

  /** Commands sent and not answered, and those that wait behind them. */
  get pending(): number { return this.#open.size + this.#waiting.size }

  push(command: Command, lane: string | null = null): string {
    const sent = { id: `${this.#prefix}-${++this.#count}`, command }
    if (lane !== null && [...this.#open.values()].some((one) => one.lane === lane)) this.#waiting.set(lane, sent)
    else this.#go(sent, lane)
    return sent.id
  }

  /** The answer to `id` has come, whatever it was. */
  settle(id: string): void {
    const lane = this.#open.get(id)?.lane ?? null
    this.#open.delete(id)
    if (lane === null) return
    const next = this.#waiting.get(lane)
    if (next === undefined) return
    this.#waiting.delete(lane)
    this.#go(next, lane)
  }

  /** After a reconnect: everything unanswered again, in its order; the server lets each id act once. */
  resend(): void { for (const sent of this.#open.values()) this.#send({ id: sent.id, command: sent.command }) }

  #go(sent: Sent, lane: string | null): void {
    this.#open.set(sent.id, { ...sent, lane })
    this.#send(sent)
  }
}
