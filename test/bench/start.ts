import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { PROJECT } from './command.ts'
import type { Bench, Figure } from './report.ts'
import { enter } from './viewer.ts'

/** From the command to the page, and to the first data on the wire: once as after a clone, when the screen is built first, and once as every day. */
export const bench: Bench = {
  name: 'start',
  about: 'npm start to the page and to the first snapshot',
  async run(report) {
    const folder = mkdtempSync(join(tmpdir(), 'xuefeng-bench-start-'))
    try {
      const clone = join(folder, 'clone')
      copyProject(clone)
      await report.take('npm start after a clone, the screen built on the way', () => started(clone, join(folder, 'first')))
      await report.take('npm start, the screen built before', () => started(clone, join(folder, 'second')))
    } finally { rmSync(folder, { recursive: true, force: true }) }
  },
}

/** The sources as a clone has them, and the installed packages: nobody else's screen is built anew, or removed. */
function copyProject(to: string): void {
  for (const part of ['models', 'seeds', 'server', 'web', 'package.json', 'tsconfig.json']) {
    cpSync(join(PROJECT, part), join(to, part), { recursive: true, filter: path => !['dist', 'generated', '.svelte-kit'].includes(basename(path)) })
  }
  symlinkSync(join(PROJECT, 'node_modules'), join(to, 'node_modules'), 'junction')
}

async function started(project: string, data: string): Promise<Figure[]> {
  const began = performance.now()
  const server = spawn('npm', ['start', '--', '--port', '0', '--data', data], { cwd: project, stdio: ['ignore', 'pipe', 'pipe'], detached: true, shell: process.platform === 'win32' })
  const seconds = (): number => (performance.now() - began) / 1000
  try {
    const address = await new Promise<string>((resolve, reject) => {
      let [out, err] = ['', '']
      server.stderr.on('data', (part: Buffer) => { err += String(part) })
      server.stdout.on('data', (part: Buffer) => { out += String(part); const found = /http:\S+\/(?=\n)/.exec(out); if (found) resolve(found[0]) })
      server.on('close', code => { reject(new Error(`npm start ended with ${String(code)}: ${err}`)) })
    })
    const page = await fetch(address)
    if (page.status !== 200 || !(await page.text()).includes('<script')) throw new Error(`the page answered ${page.status}`)
    const toPage = seconds()
    const viewer = await enter(address)
    const toSnapshot = seconds()
    viewer.close()
    return [
      { name: 'first 200 of /', value: toPage, unit: 's' },
      // The bar is the first chart; what is left of it is for the browser.
      { name: 'first snapshot', value: toSnapshot, unit: 's', bar: { most: 10 } },
    ]
  } finally {
    const ended = new Promise(resolve => { server.once('close', resolve) })
    // npm hands a signal on to its script, not always to what that started: the whole group was started here.
    if (process.platform === 'win32') server.kill()
    else process.kill(-(server.pid ?? 0), 'SIGTERM')
    await ended
  }
}
