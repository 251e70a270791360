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
  const taken = await standsInTheWay(target)
  if (taken && !(force && await isOfGenerator(target, content.about['generator']))) throw refused(out, force)
  await mkdir(dirname(target), { recursive: true })
  // Beside the target, so that the rename stays inside one file system.
  const draft = join(dirname(target), `.${basename(target)}.${process.pid}.part`)
  const old = join(dirname(target), `.${basename(target)}.${process.pid}.old`)
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft)
  try {
    for (const table of content.tables) await pipeline(Readable.from(lines(table)), createWriteStream(join(draft, table.file)))
    const document = { ...content.about, resources: content.tables.map(resourceOf) }
    await writeFile(join(draft, 'datapackage.json'), `${JSON.stringify(document, null, 2)}\n`)
    if (taken) await rename(target, old)
    await rename(draft, target)
    if (taken) await rm(old, { recursive: true })
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    throw error
  }
}

/** Throws the BadInput of writePack early, before a long reading. */
export async function checkTarget(out: string, generator: string, force: boolean): Promise<void> {
  if (await standsInTheWay(resolve(out)) && !(force && await isOfGenerator(resolve(out), generator))) throw refused(out, force)
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

async function standsInTheWay(target: string): Promise<boolean> {
  try { return (await readdir(target)).length > 0 } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return true
    throw error
  }
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
