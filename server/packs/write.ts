/** Writes a pack as a whole or not at all: into a folder beside the target, then renamed. Same content, same bytes. */
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { cellText } from './csv-cell.ts'
import type { Manifest } from './manifest.ts'
import { BadInput } from './problem.ts'

export interface PackTable {
  /** Such as observations.csv. */
  readonly file: string
  /** A unit stands where the column is a number. */
  readonly fields: readonly { readonly name: string; readonly type: 'string' | 'number' | 'datetime'; readonly unit?: string }[]
  /** In the order they are written: by time, then station. Null is an empty cell. */
  readonly rows: Iterable<readonly (string | number | null)[]>
}
/** The manifest without its resources, which follow from the tables; `generator` says who made it. */
export interface PackContent { readonly about: Omit<Manifest, 'resources'>; readonly tables: readonly PackTable[] }

/**
 * Writes `content` to the folder `out`. Throws BadInput where `out` is there and not empty, unless `force` is set and it is a
 * pack of the same generator.
 */
export async function writePack(out: string, content: PackContent, force = false): Promise<void> {
  const target = resolve(out)
  const taken = await standsInTheWay(target, out)
  if (taken && !(force && await isOfGenerator(target, content.about['generator']))) throw refused(out, force)
  // Beside the target, so that the rename stays inside one file system.
  const beside = (kind: string): string => join(dirname(target), `.${basename(target)}.${process.pid}.${kind}`)
  const [draft, old] = [beside('part'), beside('old')]
  try {
    await mkdir(dirname(target), { recursive: true })
    await rm(draft, { recursive: true, force: true })
    await mkdir(draft)
    for (const table of content.tables) await pipeline(Readable.from(lines(table)), createWriteStream(join(draft, table.file)))
    const document = { ...content.about, resources: content.tables.map(resourceOf) }
    await writeFile(join(draft, 'datapackage.json'), `${JSON.stringify(document, null, 2)}\n`)
    if (taken) await rename(target, old)
    await rename(draft, target)
    if (taken) await rm(old, { recursive: true })
    await sweep(target)
  } catch (error) {
    await rm(draft, { recursive: true, force: true }).catch(() => {})
    throw unwritable(out, error)
  }
}

/** Removes what writers of this target left that were killed: drafts whose process is gone. */
async function sweep(target: string): Promise<void> {
  for (const name of await readdir(dirname(target))) {
    if (!name.startsWith(`.${basename(target)}.`)) continue
    const writer = /^(\d+)\.(part|old)$/.exec(name.slice(basename(target).length + 2))?.[1]
    if (writer !== undefined && !isRunning(Number(writer))) await rm(join(dirname(target), name), { recursive: true, force: true })
  }
}

function isRunning(pid: number): boolean {
  try { process.kill(pid, 0); return true } catch (error) { return error instanceof Error && 'code' in error && error.code === 'EPERM' }
}

/** Throws the BadInput of writePack early, before a long reading. */
export async function checkTarget(out: string, generator: string, force: boolean): Promise<void> {
  if (await standsInTheWay(resolve(out), out) && !(force && await isOfGenerator(resolve(out), generator))) throw refused(out, force)
}

function resourceOf({ file, fields }: PackTable): Manifest['resources'][number] {
  return {
    name: file.replace(/\.csv$/, ''), path: file, type: 'table', format: 'csv', mediatype: 'text/csv', encoding: 'utf-8',
    schema: { fields: fields.map(field => ({ ...field })), missingValues: [''] },
  }
}

function* lines(table: PackTable): Generator<string> {
  let text = `${table.fields.map(field => cellText(field.name)).join(',')}\n`
  for (const row of table.rows) {
    text += `${row.map(cellText).join(',')}\n`
    // 64 KiB a piece: a stream of single rows would be ten times slower.
    if (text.length > 1 << 16) { yield text; text = '' }
  }
  yield text
}

async function standsInTheWay(target: string, out: string): Promise<boolean> {
  try { return (await readdir(target)).length > 0 } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false
    throw unwritable(out, error)
  }
}

/** The system's refusals of a place that a person named; a full disk is no fault of the name. */
const REFUSALS: Readonly<Record<string, string>> = {
  ENOTDIR: 'a file stands where a folder should', ENAMETOOLONG: 'the name is too long', EACCES: 'this user may not write there', EPERM: 'this user may not write there', EROFS: 'the disk is read-only',
}

function unwritable(out: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOSPC') return new Error(`${out}: the disk is full, nothing of it was kept; make room and import again`, { cause: error })
  const why = REFUSALS[code]
  return why === undefined ? error : new BadInput({ severity: 'error', code: 'out.unwritable', file: out, line: null, column: null, message: `${why}; name another folder with --out` })
}

async function isOfGenerator(target: string, generator: unknown): Promise<boolean> {
  const text = await readFile(join(target, 'datapackage.json'), 'utf8').catch(() => '')
  try {
    const document: unknown = JSON.parse(text)
    return typeof document === 'object' && document !== null && 'generator' in document && document.generator === generator
  } catch { return false }
}

function refused(out: string, force: boolean): BadInput {
  return new BadInput({ severity: 'error', code: 'out.taken', file: out, line: null, column: null, message: force
    ? 'the folder is not empty and holds no pack made by import; name another folder with --out'
    : 'the folder is not empty; name another folder with --out, or add --force where it is a pack made by import' })
}
