/**
 * Rows of a CSV file, streamed: memory does not grow with the file, and a line longer than the limit is refused
 * as soon as it passes it, however long it goes on. Gzip is found by the file's first bytes.
 */
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { CsvError, parse } from 'csv-parse'
import { BadInput, type Problem } from './problem.ts'

/** 1 MiB: an hour of 35 stations is 300 bytes, so a longer line is no table of ours. */
export const LONGEST_LINE = 1 << 20

export interface CsvReader {
  /** The header, with a byte order mark and spaces around names taken off. */
  header(columns: readonly string[]): void
  /** One row; `line` is that of its last character, from 1. Blank lines are left out. */
  row(cells: readonly string[], line: number): void
  /** A row that cannot be read and is passed over; without it the first such row ends the reading. */
  problem?(problem: Problem): void
}

/**
 * Calls `reader` for the header and each row of `path`; `name` is how messages call the file.
 * Throws BadInput where the file is absent, empty, not CSV, or has a line over the limit; what `reader` throws passes through.
 */
export async function readCsv(path: string, name: string, reader: CsvReader): Promise<void> {
  const gzip = await startsLikeGzip(path, name)
  const source = createReadStream(path, { highWaterMark: 1 << 18 })
  await readRows(gzip ? [source, createGunzip()] : [source], name, reader)
}

/** The same from a stream of text, such as standard input. */
export async function readCsvStream(source: NodeJS.ReadableStream, name: string, reader: CsvReader): Promise<void> { await readRows([source], name, reader) }

async function readRows(source: readonly [NodeJS.ReadableStream, ...NodeJS.ReadWriteStream[]], name: string, reader: CsvReader): Promise<void> {
  let width = 0
  let columns: readonly string[] = []
  const parser = parse({
    bom: true, relax_column_count: true, max_record_size: LONGEST_LINE,
    on_record: (cells: string[], { lines }: { lines: number }) => {
      if (cells.length === 1 && cells[0] === '') return null
      if (width === 0) {
        width = cells.length
        columns = cells.map(cell => cell.trim())
        reader.header(columns)
      } else if (cells.length !== width) {
        const problem: Problem = { severity: 'error', code: 'row.width', file: name, line: lines, column: null,
          message: `the row has ${cells.length} cells and the header ${width}; give every row one cell for each column` }
        if (!reader.problem) throw new BadInput(problem)
        reader.problem(problem)
      } else reader.row(cells, lines)
      return null
    },
  })
  parser.resume()
  try {
    await pipeline([...source, utf8Guard(name), parser])
  } catch (error) { throw asBadInput(error, name, columns) }
  if (width === 0) throw new BadInput({ severity: 'error', code: 'file.empty', file: name, line: null, column: null,
    message: 'the file is empty; give it a header row, or leave it out where it is optional' })
}

/** A NUL byte never stands in a UTF-8 table: found early, a binary or UTF-16 file is called what it is. */
function utf8Guard(name: string): Transform {
  return new Transform({ transform(chunk: Buffer, _encoding, done) {
    if (!chunk.includes(0)) return done(null, chunk)
    done(new BadInput({ severity: 'error', code: 'file.not-text', file: name, line: null, column: null,
      message: 'the file holds NUL bytes, so it is no UTF-8 text; save it as CSV in UTF-8' }))
  } })
}

async function startsLikeGzip(path: string, name: string): Promise<boolean> {
  try {
    await mustBeFile(path, name)
    const file = await open(path)
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0)
      return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b
    } finally { await file.close() }
  } catch (error) { throw asBadInput(error, name) }
}

/** Throws BadInput for what is there and is neither file nor folder: a pipe may never begin, and gives its bytes only once. */
export async function mustBeFile(path: string, name: string): Promise<void> {
  const entry = await stat(path)
  if (!entry.isFile() && !entry.isDirectory()) throw new BadInput({ severity: 'error', code: 'file.no-file', file: name, line: null, column: null,
    message: 'this is no plain file and cannot be read twice; save what it gives and name that file' })
}

function asBadInput(error: unknown, name: string, columns: readonly string[] = []): unknown {
  const place = { severity: 'error', file: name, column: null } as const
  if (error instanceof CsvError) {
    const line = Number(error['lines'])
    if (error.code === 'CSV_MAX_RECORD_SIZE') return new BadInput({ ...place, code: 'line.too-long', line, column: columns[Number(error['column'])] ?? null,
      message: `the line is longer than ${LONGEST_LINE} bytes; is this a CSV file with one row a line?` })
    return new BadInput({ ...place, code: 'file.not-csv', line: Number.isFinite(line) ? line : null,
      message: `the quotes do not follow RFC 4180 (${error.code}); write a quote inside a quoted cell twice and close every quoted cell` })
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOENT') return new BadInput({ ...place, code: 'file.absent', line: null, message: 'there is no such file; check the path' })
  if (code === 'EISDIR') return new BadInput({ ...place, code: 'file.absent', line: null, message: 'this is a folder; name a file' })
  if (code.startsWith('Z_')) return new BadInput({ ...place, code: 'file.broken-gzip', line: null,
    message: 'the gzip data is broken or cut short; fetch the file again' })
  return error
}
