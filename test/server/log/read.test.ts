import { afterEach, beforeEach, expect, it } from 'vitest'
import { openLog } from '../../../server/log/log.ts'
import { readRows } from '../../../server/log/read.ts'
import { openStore } from '../../../server/log/store.ts'
import { ARRIVED, CREATED, sampleEvent, temporaryFolder } from '../../support/log-sample.ts'

let folder = temporaryFolder()
beforeEach(() => { folder = temporaryFolder() })
afterEach(() => folder.remove())

it('rows come back whole and in order, from any seq, up to any number', () => {
  // Oracle: the events as sent; 700 is more than two pages of the reader.
  const log = openLog(`${folder.path}/log`, 'observations', CREATED)
  const sent = Array.from({ length: 700 }, (_, i) => sampleEvent(i + 1))
  log.append(sent, ARRIVED)
  const all = [...log.read(1)]
  expect(all.map((row) => row.event)).toEqual(sent)
  expect(all.map((row) => row.seq)).toEqual(sent.map((_, i) => i + 1))
  expect(new Set(all.map((row) => row.arrived))).toEqual(new Set([ARRIVED]))
  expect([...log.read(500, 3)].map((row) => row.seq)).toEqual([500, 501, 502])
  expect([...log.read(-5, 10)].map((row) => row.seq)).toEqual([1, 2, 3, 4])
  expect([...log.read(701)]).toEqual([])
  expect(all.at(-1)).toMatchObject(log.head)
  log.close()
})

it('a reader sees the log as it was when it began, although events are appended between its rows', () => {
  // Oracle: the head at the call.
  const log = openLog(`${folder.path}/log`, 'observations', CREATED)
  log.append(Array.from({ length: 300 }, (_, i) => sampleEvent(i + 1)), ARRIVED)
  let read = 0
  for (const row of log.read(1)) {
    read += 1
    log.append([sampleEvent(1_000 + row.seq)], ARRIVED)
  }
  expect(read).toBe(300)
  expect(log.head.seq).toBe(600)
  log.close()
})

it('a row that is no JSON any more is named by its seq', () => {
  // Oracle: the row that was spoiled.
  const store = openStore(`${folder.path}/log`, 'observations', CREATED)
  store.db.exec(`INSERT INTO row VALUES (1, 'h', '${ARRIVED}', '{"id":"a"}'), (2, 'h', '${ARRIVED}', '{"id":')`)
  expect(() => [...readRows(store.db, 1, 2)]).toThrow(/seq 2 is no JSON/)
  store.close()
})
