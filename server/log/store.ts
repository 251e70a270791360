import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { canonicalJson } from './chain.ts'
import { lockWriter } from './lock.ts'
import { LogError, unavailable } from './log-error.ts'
import type { LogHeader } from './log.ts'

/** Version of the rows, the hash rule and the tables. A higher one in a file is refused: an older program would break its chain. */
export const LOG_VERSION = 1

export interface LogStore { readonly db: DatabaseSync; readonly path: string; readonly header: LogHeader; close(): void }

/** The SQLite file of one stream, locked for this writer, its header written or checked. Errors as `openLog`. */
export function openStore(path: string, stream: string, created: string): LogStore {
  try {
    mkdirSync(dirname(path), { recursive: true })
  } catch (cause) {
    throw new LogError('log.unavailable', `the folder ${dirname(path)} cannot be made: give a data folder that can be written`, { cause })
  }
  const lock = lockWriter(path)
  let db: DatabaseSync | undefined
  try {
    db = new DatabaseSync(path)
    const fresh = db.prepare('SELECT count(*) AS n FROM sqlite_schema').get()?.['n'] === 0
    // The header is checked before any write, so that a file of a later version, or not ours, stays as it was.
    const kept = fresh ? null : readHeader(db, path, stream)
    beDurable(db, path)
    const header = kept ?? writeHeader(db, { xuefeng: 'log', version: LOG_VERSION, stream, created })
    const opened = db
    return { db, path, header, close() { if (opened.isOpen) opened.close(); lock.release() } }
  } catch (cause) {
    db?.close()
    lock.release()
    throw unavailable(path, cause)
  }
}

function beDurable(db: DatabaseSync, path: string): void {
  const mode = db.prepare('PRAGMA journal_mode = WAL').get()?.['journal_mode']
  if (mode !== 'wal') throw new LogError('log.unavailable', `the log ${path} stands on a disk without shared memory (journal ${String(mode)}): put the data folder on a local disk`)
  // FULL: every commit ends with an fsync of the WAL, and only then is anything acknowledged. The WAL is cut back after a rare long one.
  db.exec('PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864')
}

/** 'XUEF': tells a log from any other SQLite file. */
const APPLICATION = 0x58554546

// `header` is the one table that every later version keeps as it is, so that any program can say which version it met.
// Identities stand apart from the rows: they outlive rows that are sealed and archived. `body` is the SHA-256 of the canonical event.
const TABLES = `
  CREATE TABLE header (line TEXT NOT NULL) STRICT;
  CREATE TABLE row (seq INTEGER PRIMARY KEY, hash TEXT NOT NULL, arrived TEXT NOT NULL, event TEXT NOT NULL) STRICT;
  CREATE TABLE identity (source TEXT NOT NULL, id TEXT NOT NULL, seq INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (source, id)) STRICT, WITHOUT ROWID;
  PRAGMA application_id = ${APPLICATION};`

function writeHeader(db: DatabaseSync, header: LogHeader): LogHeader {
  db.exec(`BEGIN IMMEDIATE; ${TABLES}`)
  db.prepare('INSERT INTO header (line) VALUES (?)').run(canonicalJson(header))
  db.exec('COMMIT')
  return header
}

const Header = z.strictObject({ xuefeng: z.literal('log'), version: z.literal(LOG_VERSION), stream: z.string(), created: z.string() })
const Version = z.object({ version: z.int() })

function readHeader(db: DatabaseSync, path: string, stream: string): LogHeader {
  const ours = db.prepare('PRAGMA application_id').get()?.['application_id'] === APPLICATION
  if (!ours) throw new LogError('log.damaged', `the file ${path} is a database but not a log of Xuefeng: give another data folder`)
  const json = parseJson(db.prepare('SELECT line FROM header').get()?.['line'])
  const version = Version.safeParse(json).data?.version
  if (version !== undefined && version > LOG_VERSION) {
    throw new LogError('log.newer', `the log ${path} has version ${version}, this program reads up to ${LOG_VERSION}: start the newer program, or give another data folder`)
  }
  const header = Header.safeParse(json)
  if (!header.success) throw new LogError('log.damaged', `the log ${path} has no readable header: restore it from a backup`)
  if (header.data.stream !== stream) throw new LogError('log.stream', `the log ${path} is of stream "${header.data.stream}", not "${stream}": give the file of that stream`)
  return header.data
}

function parseJson(line: unknown): unknown {
  try { return typeof line === 'string' ? JSON.parse(line) : null } catch { return null }
}
