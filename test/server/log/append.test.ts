import { afterEach, beforeEach, expect, it } from 'vitest'
import fc from 'fast-check'
import { appender } from '../../../server/log/append.ts'
import { type EventLog, type LoggedEvent, openLog } from '../../../server/log/log.ts'
import { openStore } from '../../../server/log/store.ts'
import { verifyChain } from '../../../server/log/verify.ts'
import { ARRIVED, CREATED, sampleEvent, temporaryFolder } from '../../support/log-sample.ts'

let folder = temporaryFolder()
let opened: EventLog[] = []
beforeEach(() => { folder = temporaryFolder(); opened = [] })
afterEach(() => { opened.forEach((log) => log.close()); folder.remove() })
function newLog(): EventLog {
  const log = openLog(`${folder.path}/log${opened.length}`, 'observations', CREATED)
  opened.push(log)
  return log
}

it('the same event again is a duplicate of its first seq, in a later batch and in the same one', () => {
  // Oracle: the contract: duplicates are harmless and take no row.
  const log = newLog()
  expect(log.append([sampleEvent(1), sampleEvent(2), sampleEvent(1)], ARRIVED)).toEqual([{ kind: 'appended', seq: 1 }, { kind: 'appended', seq: 2 }, { kind: 'duplicate', seq: 1 }])
  expect(log.append([sampleEvent(2), sampleEvent(3)], '2016-12-17T00:00:00.000+08:00')).toEqual([{ kind: 'duplicate', seq: 2 }, { kind: 'appended', seq: 3 }])
  expect(log.head.seq).toBe(3)
})

it('the order of keys is not part of a body, a number written another way neither', () => {
  // Oracle: RFC 8785: 3.10e2 and 310 are one number, objects have no order.
  const log = newLog()
  const sent: LoggedEvent[] = ['{"id":"a","source":"s","type":"t","data":{"x":310,"y":1}}', '{"data":{"y":1.0,"x":3.10e2},"type":"t","source":"s","id":"a"}'].map((text) => JSON.parse(text))
  expect(log.append(sent, ARRIVED).map((r) => r.kind)).toEqual(['appended', 'duplicate'])
})

it('another body under a known identity is refused, naming it and the way out; the same id of another source is another event', () => {
  // Oracle: the contract, identity.reused.
  const log = newLog()
  log.append([sampleEvent(1, 310)], ARRIVED)
  const [reused, elsewhere] = log.append([sampleEvent(1, 311), { ...sampleEvent(1, 311), source: 'urn:other' }], ARRIVED)
  expect(reused).toMatchObject({ kind: 'refused', code: 'identity.reused', message: expect.stringMatching(/"e1".*"urn:feed:平谷".*seq 1.*new id/) })
  expect(elsewhere).toEqual({ kind: 'appended', seq: 2 })
})

it('however sends are cut into batches, repeated and mixed, each identity stands once, with the body that came first', () => {
  // Oracle: a Map that keeps the first body of each identity, in order of arrival.
  const sends = fc.array(fc.array(fc.record({ id: fc.integer({ min: 1, max: 8 }), body: fc.integer({ min: 0, max: 2 }) }), { maxLength: 6 }), { maxLength: 8 })
  fc.assert(fc.property(sends, (batches) => {
    const log = newLog()
    const first = new Map<number, number>()
    for (const batch of batches) {
      const results = log.append(batch.map(({ id, body }) => sampleEvent(id, body)), ARRIVED)
      batch.forEach(({ id, body }, i) => {
        const wanted = !first.has(id) ? 'appended' : first.get(id) === body ? 'duplicate' : 'refused'
        if (!first.has(id)) first.set(id, body)
        expect(results[i]?.kind).toBe(wanted)
        if (wanted !== 'refused') expect(results[i]).toHaveProperty('seq', [...first.keys()].indexOf(id) + 1)
      })
    }
    expect([...log.read(1)].map((row) => row.event)).toEqual([...first].map(([id, body]) => sampleEvent(id, body)))
    verifyChain(log)
    log.close()
  }), { numRuns: 60 })
})

it('an event that JSON cannot say throws and takes its whole batch with it', () => {
  // Oracle: the head before.
  const log = newLog()
  log.append([sampleEvent(1)], ARRIVED)
  const before = log.head
  expect(() => log.append([sampleEvent(2), sampleEvent(3, Number.NaN)], ARRIVED)).toThrow(/NaN/)
  expect(() => log.append([sampleEvent(2)], '2016-12-16 20:04')).toThrow(/arrival .* got "2016-12-16 20:04"/)
  expect(log.head).toEqual(before)
  expect(log.append([sampleEvent(2)], ARRIVED)).toEqual([{ kind: 'appended', seq: 2 }])
})

it('a disk that fills up in the middle of a batch keeps nothing of it, and the log goes on once there is room', () => {
  // Oracle: SQLite's page limit stands for the end of the disk; the chain is verified afterwards.
  const store = openStore(`${folder.path}/full`, 'observations', CREATED)
  const writer = appender(store)
  const batch = Array.from({ length: 500 }, (_, i) => sampleEvent(i + 10))
  writer.batch([sampleEvent(1)], ARRIVED)
  const before = writer.head()
  store.db.exec('PRAGMA max_page_count = 20')
  expect(() => writer.batch(batch, ARRIVED)).toThrow(/the disk is full/)
  expect(writer.head()).toEqual(before)
  store.db.exec('PRAGMA max_page_count = 1000000')
  expect(writer.batch(batch, ARRIVED).every((r) => r.kind === 'appended')).toBe(true)
  store.close()
  const log = openLog(`${folder.path}/full`, 'observations', CREATED)
  opened.push(log)
  expect(verifyChain(log)).toEqual({ from: 1, to: 501, rows: 501 })
})
