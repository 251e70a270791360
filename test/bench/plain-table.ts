import { DatabaseSync } from 'node:sqlite'

/** The peer of the log: rows of text in one table, as durable (WAL, full sync), with neither identity nor hash. */
export function plainTable(path: string): { commit(texts: readonly string[]): void; close(): void } {
  const db = new DatabaseSync(path)
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE row (seq INTEGER PRIMARY KEY, event TEXT NOT NULL) STRICT')
  const insert = db.prepare('INSERT INTO row (event) VALUES (?)')
  return {
    commit(texts) {
      db.exec('BEGIN IMMEDIATE')
      for (const text of texts) insert.run(text)
      db.exec('COMMIT')
    },
    close: () => { db.close() },
  }
}
