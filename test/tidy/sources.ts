import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/** A file of the project: its path from the root with forward slashes, its text and its size in bytes. */
export interface Source { readonly path: string; readonly text: string; readonly bytes: number }
export interface Finding { readonly path: string; readonly line: number; readonly message: string }
/** A rule of the house: what it finds in the files it is given. Empty means kept. */
export type Rule = (sources: readonly Source[]) => Finding[]

/** Larger files are not read as text; they are found by their size. */
const LARGEST_TEXT = 4_000_000
const BINARY = /\.(png|jpg|ico|woff2|gz|zip|sqlite|pdf)$/

/** Every file that is committed or would be: tracked, or new and not ignored. Without git, whatever lies there. */
export function projectSources(root: string): Source[] {
  return listFiles(root).filter(path => existsSync(join(root, path))).sort().map(path => {
    const bytes = statSync(join(root, path)).size
    return { path, bytes, text: BINARY.test(path) || bytes > LARGEST_TEXT ? '' : readFileSync(join(root, path), 'utf8') }
  })
}

function listFiles(root: string): string[] {
  try {
    const listed = execFileSync('git', ['ls-files', '-coz', '--exclude-standard'], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 64_000_000 })
    const files = listed.split('\0').filter(Boolean)
    if (files.length > 0) return files
  } catch { /* an unpacked archive has no git; walking sees the same sources */ }
  return walk(root, '')
}

/** What .gitignore leaves out, said again for the case without git. */
const IGNORED = new Set(['node_modules', '.git', 'dist', 'generated', '.svelte-kit', 'data', 'out'])

function walk(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap(entry => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) return IGNORED.has(entry.name) ? [] : walk(root, path)
    return entry.name.endsWith('.tmp') ? [] : [path]
  })
}

export const isCode = (path: string): boolean => /\.(ts|svelte)$/.test(path)
export const isTest = (path: string): boolean => path.startsWith('test/')
export const inFolder = (folder: string) => (source: Source): boolean => source.path.startsWith(`${folder}/`)

const parsed = new WeakMap<Source, ts.SourceFile>()

/** The syntax tree of a .ts file, or of the script blocks of a .svelte file; lines keep their numbers. */
export function syntax(source: Source): ts.SourceFile {
  const known = parsed.get(source)
  if (known) return known
  const code = source.path.endsWith('.svelte') ? scriptsOnly(source.text) : source.text
  const tree = ts.createSourceFile(source.path, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS)
  parsed.set(source, tree)
  return tree
}

/** Blanks everything outside <script>…</script>, keeping the line breaks. */
function scriptsOnly(text: string): string {
  const blank = (part: string) => part.replace(/[^\n]/g, ' ')
  let code = ''
  let at = 0
  for (const found of text.matchAll(/(<script\b[^>]*>)([\s\S]*?)<\/script>/g)) {
    const start = found.index + (found[1] ?? '').length
    const end = start + (found[2] ?? '').length
    code += blank(text.slice(at, start)) + text.slice(start, end)
    at = end
  }
  return code + blank(text.slice(at))
}

/** Visits every node under `node`, itself included, parents first. */
export function visit(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node)
  ts.forEachChild(node, child => visit(child, see))
}

export function finding(source: Source, node: ts.Node, message: string): Finding {
  const tree = syntax(source)
  return { path: source.path, line: tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1, message }
}

/** The line, from 1, on which the character at `index` stands. */
export function lineOf(text: string, index: number): number {
  return text.slice(0, index).split('\n').length
}

/** `path:line  message`, one a line: what a failing rule prints. */
export function printed(findings: readonly Finding[]): string {
  return findings.map(f => `${f.path}:${f.line}  ${f.message}`).join('\n')
}
