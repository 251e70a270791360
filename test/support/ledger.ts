/** What posters sent and what they were told: the books that a log is held against. Knows nothing of the server's code. */
import { BATCH, ONE } from './served.ts'

export interface Sent { readonly id: string; readonly [key: string]: unknown }
interface Answer { readonly accepted: number; readonly duplicates: number; readonly refused: readonly unknown[]; readonly seq: number }
interface Row { readonly seq: number; readonly event: Sent }

export class Ledger {
  /** Every event that was ever sent, by id; a resent one is the same event. */
  readonly sent = new Map<string, Sent>()
  /** Ids that some 202 answered for. */
  readonly acknowledged = new Set<string>()
  /** Batches that went out and were not answered: each must be there whole or not at all. */
  readonly #open = new Set<readonly Sent[]>()
  /** Largest seq that a 202 named. */
  #seq = 0

  /** Sends events, one alone or many as a batch, and books the answer. Throws where the server is gone. */
  async post(address: string, events: readonly Sent[]): Promise<Answer> {
    const fresh = [...new Map(events.map(event => [event.id, event])).values()].filter(({ id }) => !this.sent.has(id))
    for (const event of events) this.sent.set(event.id, event)
    this.#open.add(fresh)
    const single = events.length === 1
    const answer = await fetch(new URL('api/events', address), { method: 'POST', headers: { 'content-type': single ? ONE : BATCH }, body: JSON.stringify(single ? events[0] : events) })
    if (answer.status !== 202) throw new Error(`the server answered ${answer.status}: ${await answer.text()}`)
    // From here on it has promised: the head of the answer came, whatever becomes of its body.
    for (const { id } of events) this.acknowledged.add(id)
    this.#open.delete(fresh)
    const said = await answer.json() as Answer
    this.#seq = Math.max(this.#seq, said.seq)
    return said
  }

  /** What is wrong with a log, its chain aside; empty where nothing is. */
  faults(ndjson: string): string[] {
    const rows = ndjson.split('\n').slice(1).filter(Boolean).map(line => JSON.parse(line) as Row)
    const found = new Map<string, Row>()
    const faults: string[] = []
    for (const row of rows) {
      if (found.has(row.event.id)) faults.push(`${row.event.id} stands twice: seq ${found.get(row.event.id)?.seq} and ${row.seq}`)
      found.set(row.event.id, row)
      const sent = this.sent.get(row.event.id)
      if (sent === undefined) faults.push(`seq ${row.seq} was never sent`)
      else if (sorted(sent) !== sorted(row.event)) faults.push(`seq ${row.seq} is not what was sent: ${JSON.stringify(row.event)}`)
    }
    for (const id of this.acknowledged) if (!found.has(id)) faults.push(`${id} was acknowledged and is lost`)
    for (const batch of this.#open) {
      const kept = batch.filter(({ id }) => found.has(id)).length
      if (kept !== 0 && kept !== batch.length) faults.push(`a batch of ${batch.length} was kept by ${kept}`)
    }
    if (rows.length < this.#seq) faults.push(`the log has ${rows.length} rows, an answer named seq ${this.#seq}`)
    this.#open.clear()
    return faults
  }
}

function sorted(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => a < b ? -1 : 1)) : part)
}
