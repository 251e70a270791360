import { readFileSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openStore } from '../../../server/log/store.ts'
import { CREATED, temporaryFolder } from '../../support/log-sample.ts'

let folder = temporaryFolder()
let path = ''
beforeEach(() => { folder = temporaryFolder(); path = `${folder.path}/data/log` })
afterEach(() => folder.remove())

it('the header is written once: a later opener finds the date of the first', () => {
  // Oracle: the contract's header with the first date.
  openStore(path, 'observations', CREATED).close()
  const again = openStore(path, 'observations', '2030-01-01T00:00:00.000+08:00')
  expect(again.header).toEqual({ xuefeng: 'log', version: 1, stream: 'observations', created: CREATED })
  again.close()
})

it('every commit waits for the disk', () => {
  // Oracle: SQLite's own report: WAL, and synchronous 2 = FULL (an fsync of the WAL after each commit).
  const store = openStore(path, 'observations', CREATED)
  expect(store.db.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' })
  expect(store.db.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 })
  store.close()
})

it('a log of a newer version is left byte for byte as it was, with a sentence that names both versions', () => {
  // Oracle: the bytes of the file.
  openStore(path, 'observations', CREATED).close()
  const newer = new DatabaseSync(path)
  newer.exec(`UPDATE header SET line = '{"xuefeng":"log","version":7,"stream":"observations","created":"x","cipher":"new"}'; PRAGMA journal_mode = DELETE`)
  newer.close()
  const bytes = readFileSync(path)
  expect(() => openStore(path, 'observations', CREATED)).toThrow(expect.objectContaining({ code: 'log.newer', message: expect.stringMatching(/version 7.*up to 1/) }))
  expect(readFileSync(path).equals(bytes)).toBe(true)
})

it('another stream, another database and a text file are refused, each by its name, and left as they were', () => {
  // Oracle: the codes of LogError and the bytes of the files.
  openStore(path, 'room:a', CREATED).close()
  expect(() => openStore(path, 'observations', CREATED)).toThrow(expect.objectContaining({ code: 'log.stream', message: expect.stringMatching(/"room:a", not "observations"/) }))
  const foreign = `${folder.path}/foreign`
  const db = new DatabaseSync(foreign)
  db.exec('CREATE TABLE bookmark (url TEXT)')
  db.close()
  const text = `${folder.path}/text`
  writeFileSync(text, 'time,station,pm25\n'.repeat(500))
  for (const file of [foreign, text]) {
    const bytes = readFileSync(file)
    expect(() => openStore(file, 'observations', CREATED)).toThrow(expect.objectContaining({ code: 'log.damaged' }))
    expect(readFileSync(file).equals(bytes)).toBe(true)
  }
})

it('a folder that cannot be made is a sentence, and a refused opener leaves the place free', () => {
  // Oracle: a file stands where the folder should; then the same path opens under its right stream.
  writeFileSync(`${folder.path}/file`, '')
  expect(() => openStore(`${folder.path}/file/log`, 'observations', CREATED)).toThrow(expect.objectContaining({ code: 'log.unavailable' }))
  openStore(path, 'room:a', CREATED).close()
  expect(() => openStore(path, 'room:b', CREATED)).toThrow()
  openStore(path, 'room:a', CREATED).close()
})
