import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type EventLog, openLog } from '../../../server/log/log.ts'
import { verifyChain, verifyTail } from '../../../server/log/verify.ts'
import { ARRIVED, CREATED, sampleEvent, temporaryFolder } from '../../support/log-sample.ts'

let folder = temporaryFolder()
beforeEach(() => {
  folder = temporaryFolder()
  const log = open()
  log.append(Array.from({ length: 50 }, (_, i) => sampleEvent(i + 1)), ARRIVED)
  log.close()
})
afterEach(() => folder.remove())
function open(): EventLog { return openLog(`${folder.path}/log`, 'observations', CREATED) }

/** Someone edits the file with another program. */
function tampered(sql: string): EventLog {
  const db = new DatabaseSync(`${folder.path}/log`)
  db.exec(sql)
  db.close()
  return open()
}

it('an untouched log verifies as a whole, in part and when empty', () => {
  // Oracle: 50 rows were written.
  const log = open()
  expect(verifyChain(log)).toEqual({ from: 1, to: 50, rows: 50 })
  expect(verifyChain(log, 20, 30)).toEqual({ from: 20, to: 30, rows: 11 })
  expect(verifyTail(log, 10)).toEqual({ from: 41, to: 50, rows: 10 })
  expect(verifyTail(log)).toEqual({ from: 1, to: 50, rows: 50 })
  log.close()
  const empty = openLog(`${folder.path}/empty`, 'observations', CREATED)
  expect(verifyChain(empty)).toEqual({ from: 1, to: 0, rows: 0 })
  empty.close()
})

it.each([
  ['a value', `UPDATE row SET event = replace(event, '"pm25":30', '"pm25":29') WHERE seq = 30`, 30],
  ['an arrival', `UPDATE row SET arrived = '2016-12-16T20:04:05.679+08:00' WHERE seq = 30`, 30],
  ['a hash', `UPDATE row SET hash = (SELECT hash FROM row WHERE seq = 1) WHERE seq = 30`, 30],
  ['a row taken out', `DELETE FROM row WHERE seq = 30`, 30],
  ['the first row taken out', `DELETE FROM row WHERE seq = 1`, 1],
  ['two rows swapped', `UPDATE row SET event = (SELECT event FROM row AS o WHERE o.seq = 81 - row.seq) WHERE seq IN (40, 41)`, 40],
  ['a created date', `UPDATE header SET line = replace(line, '2016-12-15', '2016-12-14')`, 1],
])('%s that was changed in the file is found, with its seq', (_, sql, seq) => {
  // Oracle: the row that was tampered with.
  const log = tampered(sql)
  expect(() => verifyChain(log)).toThrow(expect.objectContaining({ code: 'log.damaged', message: expect.stringContaining(`at seq ${seq} (`) }))
  log.close()
})

it('what lies before the tail does not hinder serving from it', () => {
  // Oracle: seq 5 is spoiled, the last ten rows are not.
  const log = tampered(`UPDATE row SET arrived = 'x' WHERE seq = 5`)
  expect(verifyTail(log, 10).rows).toBe(10)
  expect(() => verifyTail(log, 47)).toThrow(/at seq 5 /)
  log.close()
})
