import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const web = fileURLToPath(new URL('../web', import.meta.url))
const wire = fileURLToPath(new URL('./protocol', import.meta.url))
const built = join(web, 'dist')
const stamp = join(built, 'built-from.txt')
const lock = join(tmpdir(), `xuefeng-screen-${createHash('sha256').update(web).digest('hex').slice(0, 12)}`)
/** A build takes some seconds; a lock of this age belongs to nobody, ms. */
const LOCK_OLD_MS = 120_000

/** Folder of the built screen. Builds it when its sources have changed since (a few seconds), so one command serves after a clone or an update. */
export async function ensureScreen(say: (line: string) => void): Promise<string> {
  const sources = fingerprint()
  const stands = (): boolean => existsSync(stamp) && readFileSync(stamp, 'utf8') === sources
  if (stands()) return built
  await takeLock()
  try {
    if (stands()) return built
    say('building the screen …')
    await buildScreen()
    writeFileSync(stamp, sources)
    return built
  } finally { rmSync(lock, { force: true }) }
}

/** Builds for people, whatever the shell or a test runner calls this process: as "test" or "development" the components would carry their tracing, at several times the cost. */
async function buildScreen(): Promise<void> {
  const { build } = await import('vite')
  const before = process.env['NODE_ENV']
  process.env['NODE_ENV'] = 'production'
  try { await build({ configFile: join(web, 'vite.config.ts'), root: web, logLevel: 'warn' }) } finally {
    if (before === undefined) delete process.env['NODE_ENV']
    else process.env['NODE_ENV'] = before
  }
}

/** Two servers that start together would write the same files; a file is made by one of them only. It names its builder, for one that was killed removes nothing. */
async function takeLock(): Promise<void> {
  for (;;) {
    try { writeFileSync(lock, String(process.pid), { flag: 'wx' }); return } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
    if (!isBuilding()) rmSync(lock, { force: true })
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

function isBuilding(): boolean {
  try {
    const builder = Number(readFileSync(lock, 'utf8'))
    // Not written yet: it was made a moment ago.
    if (builder === 0) return true
    process.kill(builder, 0)
    // Numbers of processes come again: after this time it is another one.
    return Date.now() - statSync(lock).mtimeMs < LOCK_OLD_MS
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Vite's own server for work on the screen, passing the API and the socket on. */
export async function developScreen(server: string, port: number): Promise<{ readonly address: string; stop(): Promise<void> }> {
  const { createServer } = await import('vite')
  const target = server.replace(/\/$/, '')
  const vite = await createServer({ configFile: join(web, 'vite.config.ts'), root: web, server: { port, proxy: { '/api': target, '/ws': { target, ws: true } } } })
  await vite.listen()
  return { address: vite.resolvedUrls?.local[0] ?? `http://localhost:${port}/`, stop: () => vite.close() }
}

function fingerprint(): string {
  const hash = createHash('sha256')
  for (const folder of [web, wire]) for (const path of sourcesOf(folder)) hash.update(relative(folder, path)).update('\n').update(readFileSync(path)).update('\n')
  return hash.digest('hex')
}

/** paraglide puts a README.md beside its settings when it compiles: no part of the screen, and the first start would build twice. */
const MADE_BY_TOOLS = /\.md$/

function sourcesOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).filter((entry) => !['dist', 'generated', 'node_modules'].includes(entry.name) && !entry.name.startsWith('.') && !MADE_BY_TOOLS.test(entry.name))
    .flatMap((entry) => entry.isDirectory() ? sourcesOf(join(folder, entry.name)) : [join(folder, entry.name)]).sort()
}
