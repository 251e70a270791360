/** Reads and checks datapackage.json. */
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { manifestSchema, type Manifest } from './manifest.ts'
import { zoneOffset } from './moment.ts'
import type { Problem } from './problem.ts'

const FILE = 'datapackage.json'
/** 4 MiB: a manifest lists columns, not data. */
const LARGEST = 4 << 20

/** The manifest of the pack in `dir`, null where it cannot be used, and what is wrong with it. */
export async function readManifest(dir: string): Promise<{ manifest: Manifest | null; problems: Problem[] }> {
  const refuse = (code: string, message: string, line: number | null = null) =>
    ({ manifest: null, problems: [{ severity: 'error', code, file: FILE, line, column: null, message }] satisfies Problem[] })
  const size = await stat(join(dir, FILE)).then(entry => entry.isFile() ? entry.size : null, () => null)
  if (size === null) return refuse('file.absent', 'the folder has no datapackage.json, so it is no pack; make one with "import", or correct the path')
  if (size > LARGEST) return refuse('file.too-large', `the file has ${size} bytes and may have ${LARGEST}`)
  const text = await readFile(join(dir, FILE), 'utf8')
  if (text.trim() === '') return refuse('file.empty', 'the file is empty; make the pack again with "import"')
  let document: unknown
  try { document = JSON.parse(text.replace(/^\uFEFF/, '')) } catch (error) {
    return refuse('file.not-json', `the file is no JSON (${error instanceof Error ? error.message : 'unreadable'})`, lineOf(text, error))
  }
  const parsed = manifestSchema.safeParse(document)
  if (!parsed.success) {
    return { manifest: null, problems: parsed.error.issues.map(issue => ({ severity: 'error', code: 'manifest.wrong', file: FILE, line: null,
      column: issue.path.map(String).join('.') || null, message: issue.message })) }
  }
  return { manifest: parsed.data, problems: check(parsed.data) }
}

function check(manifest: Manifest): Problem[] {
  const problems: Problem[] = []
  if (zoneOffset(manifest.xuefeng.timezone) === null) problems.push({ severity: 'error', code: 'manifest.timezone', file: FILE, line: null,
    column: 'xuefeng.timezone', message: `${JSON.stringify(manifest.xuefeng.timezone)} is no zone with one offset all year; write Asia/Shanghai or +08:00` })
  return problems
}

function lineOf(text: string, error: unknown): number | null {
  const found = /position (\d+)/.exec(error instanceof Error ? error.message : '')
  return found ? text.slice(0, Number(found[1])).split('\n').length : null
}
