import { spawn, type ChildProcess } from 'node:child_process'
import { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ownFolder } from '../support/small-pack.ts'

const PROJECT = fileURLToPath(new URL('../..', import.meta.url))
const MADE = new Set(['dist', 'generated', 'node_modules', '.svelte-kit'])

/** A clone of what the screen is built from, so that nothing here touches the screen that other tests are served. */
let clone: ReturnType<typeof ownFolder>
beforeAll(() => {
  clone = ownFolder()
  mkdirSync(join(clone.path, 'server'))
  for (const path of ['web', 'server/protocol', 'server/screen.ts', 'tsconfig.json', 'package.json']) {
    cpSync(join(PROJECT, path), join(clone.path, path), { recursive: true, filter: from => !MADE.has(from.split('/').at(-1) ?? '') })
  }
  symlinkSync(join(PROJECT, 'node_modules'), join(clone.path, 'node_modules'), 'dir')
})
/** Ended at the latest when the tests are, whatever failed. */
const children: ChildProcess[] = []
afterAll(() => { for (const child of children) child.kill('SIGKILL'); clone.remove() })

/** A process of its own that runs `code` with the clone's screen.ts as `screen`. */
function inClone(code: string): { said(): string; out(): string; kill(signal: NodeJS.Signals): void; ended: Promise<{ code: number | null; said: string; out: string }> } {
  const load = `const screen = await import(${JSON.stringify(pathToFileURL(join(clone.path, 'server/screen.ts')).href)})\n`
  const child = spawn(process.execPath, ['--input-type=module', '-e', load + code], { stdio: ['ignore', 'pipe', 'pipe'] })
  children.push(child)
  let [out, said] = ['', '']
  child.stdout.on('data', part => { out += String(part) })
  child.stderr.on('data', part => { said += String(part) })
  const ended = new Promise<{ code: number | null; said: string; out: string }>(resolve => { child.on('close', exit => { resolve({ code: exit, said, out }) }) })
  return { said: () => said, out: () => out, kill: signal => { child.kill(signal) }, ended }
}
/** Asks for the screen as a starting server does. */
const ensure = () => inClone("process.stdout.write('folder ' + await screen.ensureScreen(line => process.stderr.write(line + '\\n')))")
async function until(there: () => boolean): Promise<void> { while (!there()) await new Promise(resolve => setTimeout(resolve, 20)) }
const builds = (said: string): number => said.split('building the screen').length - 1

it('is built once after a clone, by whoever comes first; a later start finds it there, and a killed builder holds nobody up', async () => {
  // Oracle: the sentence that a build says; the page and the files that it names, looked up on disk.
  const killed = ensure()
  await until(() => existsSync(join(clone.path, 'web/src/i18n/generated')))
  killed.kill('SIGKILL')
  await killed.ended
  const both = await Promise.all([ensure().ended, ensure().ended])
  expect([both.map(({ code }) => code), both.reduce((sum, { said }) => sum + builds(said), 0)]).toEqual([[0, 0], 1])
  const dist = join(clone.path, 'web/dist')
  for (const { out } of both) expect(out.endsWith(`folder ${dist}`)).toBe(true)
  const page = readFileSync(join(dist, 'index.html'), 'utf8')
  const named = [...page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)].map(found => found[1] ?? '')
  expect(named.some(name => name.endsWith('.js')) && named.some(name => name.endsWith('.css'))).toBe(true)
  for (const name of named) expect(readdirSync(join(dist, 'assets'))).toContain(name.slice('assets/'.length))
  // No network is needed: nothing is fetched from elsewhere.
  expect(page).not.toMatch(/(?:src|href)="(?:https?:)?\/\//)
  expect(builds((await ensure().ended).said)).toBe(0)
}, 180_000)

it.each([['a source of the screen', 'web/src/style/base.css', '\n/* changed */\n'], ['the wire', 'server/protocol/clock.ts', '\n// changed\n']])('is built again when %s has changed', async (_what, file, more) => {
  // Oracle: a change of one file between two starts; that a build begins is enough.
  const [path, before] = [join(clone.path, file), readFileSync(join(clone.path, file))]
  appendFileSync(path, more)
  const builder = ensure()
  await until(() => builds(builder.said()) === 1)
  builder.kill('SIGKILL')
  await builder.ended
  writeFileSync(path, before)
}, 60_000)

it('while it is worked on it is served by a server of its own that passes the API on, and nothing is left of that once it stops', async () => {
  // Oracle: a stand-in for the server that says what it was asked; the process ends by itself when nothing is open any more.
  const api = createServer((request, answer) => { answer.end(`asked ${request.url}`) })
  const port = await new Promise<number>(resolve => { api.listen(0, '127.0.0.1', () => { const at = api.address(); resolve(typeof at === 'object' && at !== null ? at.port : 0) }) })
  const worker = inClone(`const dev = await screen.developScreen('http://127.0.0.1:${port}/', 0); process.once('SIGUSR2', () => dev.stop()); process.stdout.write('address ' + dev.address + '\\n')`)
  await until(() => /address \S+\n/.test(worker.out()))
  const address = /address (\S+)\n/.exec(worker.out())?.[1] ?? ''
  expect(await (await fetch(new URL('api/episodes', address))).text()).toBe('asked /api/episodes')
  expect(await (await fetch(address)).text()).toContain('/src/main.ts')
  worker.kill('SIGUSR2')
  expect((await worker.ended).code).toBe(0)
  await new Promise(resolve => api.close(resolve))
}, 120_000)
