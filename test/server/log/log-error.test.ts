import { writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { LogError, isBusy, unavailable } from '../../../server/log/log-error.ts'
import { temporaryFolder } from '../../support/log-sample.ts'

function troubleOf(act: (db: DatabaseSync) => void): unknown {
  const db = new DatabaseSync(':memory:')
  try { act(db) } catch (cause) { return cause } finally { db.close() }
  return undefined
}

it('a full disk becomes a sentence that says so and what to do', () => {
  // Oracle: SQLite's own SQLITE_FULL, provoked by a page limit.
  const cause = troubleOf((db) => db.exec('PRAGMA max_page_count = 2; CREATE TABLE a (x); CREATE TABLE b (x); CREATE TABLE c (x)'))
  const error = unavailable('/data/x', cause)
  expect(error).toBeInstanceOf(LogError)
  expect(error).toMatchObject({ code: 'log.unavailable', cause, message: expect.stringMatching(/\/data\/x .*the disk is full.*send it again/) })
})

it('a file that is no database is called damaged', () => {
  // Oracle: SQLITE_NOTADB of a text file.
  const folder = temporaryFolder()
  writeFileSync(`${folder.path}/text`, 'time,station,pm25\n'.repeat(100))
  const db = new DatabaseSync(`${folder.path}/text`)
  let cause: unknown
  try { db.exec('SELECT * FROM sqlite_schema') } catch (thrown) { cause = thrown }
  db.close()
  folder.remove()
  expect(unavailable('x', cause)).toMatchObject({ code: 'log.damaged' })
  expect(isBusy(cause)).toBe(false)
})

it("a programmer's error stays itself: wrong SQL, or no SQLite at all", () => {
  // Oracle: identity.
  const sql = troubleOf((db) => db.exec('SELEKT 1'))
  expect(sql).toBeInstanceOf(Error)
  expect(unavailable('x', sql)).toBe(sql)
  const own = new TypeError('x')
  expect(unavailable('x', own)).toBe(own)
})
