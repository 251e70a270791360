/** Looks at the beginning of a file, gzipped or not: what kind it is and how its header reads. Never at more. */
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { createGunzip } from 'node:zlib'
import { mustBeFile, readCsv } from '../csv-rows.ts'
import { BadInput } from '../problem.ts'
import { refusal, type NamedFile, type SourceFile } from './importer.ts'

/** Enough for the header of a network of hundreds of stations. */
const HEAD_BYTES = 1 << 16
const HEAD_CHARACTERS = 4_096
const ZIP = 'PK\u0003\u0004'

/** Throws BadInput where the file is absent, binary or broken; an empty file and a page of HTML are told by their kind. */
export async function sniff(file: string | NamedFile): Promise<SourceFile> {
  const { path, name } = typeof file === 'string' ? { path: file, name: basename(file) } : file
  // What is absent is told by the reader of its header.
  await mustBeFile(path, name).catch((error: unknown) => { if (error instanceof BadInput) throw error })
  const text = (await headOf(path)).replace(/^\uFEFF/, '')
  const head = text.trimStart().slice(0, HEAD_CHARACTERS)
  if (head.startsWith(ZIP)) throw refusal('file.zip', name, null, null, 'the file is a zip archive; unpack it and take the files in it')
  const seen = { path, name, head, header: [] }
  if (head.startsWith('<')) return { ...seen, kind: 'html' }
  if (/^[{[]/.test(head)) return { ...seen, kind: 'json' }
  const header = plainHeader(text) ?? await headerOf(path, name)
  if (header === null) return { ...seen, kind: 'empty' }
  if (header.some(cell => cell.includes('\uFFFD'))) throw refusal('file.not-utf8', name, 1, null, 'the header is no UTF-8 text, perhaps GBK; save the file as CSV in UTF-8')
  return { ...seen, kind: 'table', header }
}

/** Empty where it cannot be read: reading the header then says why. */
async function headOf(path: string): Promise<string> {
  const source = createReadStream(path, { end: HEAD_BYTES - 1 })
  const chunks: Buffer[] = []
  try { for await (const chunk of source) chunks.push(Buffer.from(chunk)) } catch { return '' }
  const bytes = Buffer.concat(chunks)
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? await firstOfGzip(bytes) : bytes.toString('utf8')
}

/** What comes out first; the cut end of the data is no error here. */
async function firstOfGzip(bytes: Buffer): Promise<string> {
  const gunzip = createGunzip()
  const first = new Promise<Buffer>(resolve => {
    gunzip.once('data', (chunk: Buffer) => { resolve(chunk) })
    gunzip.once('end', () => { resolve(Buffer.alloc(0)) })
    gunzip.once('error', () => { resolve(Buffer.alloc(0)) })
  })
  gunzip.end(bytes)
  const chunk = await first
  gunzip.removeAllListeners().on('error', () => {}).destroy()
  return chunk.toString('utf8')
}

/** The header where it is a plain line without quotes, which needs no reader of CSV; otherwise null. */
function plainHeader(text: string): readonly string[] | null {
  const line = /^([^\s"\0][^"\0\r\n]*)\r?\n/.exec(text)?.[1]
  return line === undefined ? null : line.split(',').map(cell => cell.trim())
}

/** The first row only: reading stops there, however long the file is. Null where there is none. */
async function headerOf(path: string, name: string): Promise<readonly string[] | null> {
  let header: readonly string[] | null = null
  const enough = new Error('the header is read')
  await readCsv(path, name, { header(columns) { header = columns; throw enough }, row() {} }).catch((error: unknown) => {
    const empty = error instanceof Error && 'problem' in error && (error as { problem: { code: string } }).problem.code === 'file.empty'
    if (error !== enough && !empty) throw error
  })
  return header
}
