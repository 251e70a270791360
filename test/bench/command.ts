import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const PROJECT = fileURLToPath(new URL('../..', import.meta.url))

/** `processor` is what the process that worked most took of all cores together: near to its wall time on an idle machine. */
export interface Ended { readonly out: string; readonly seconds: number; readonly processor: number; readonly peakMb: number }

/** `npm run --silent xuefeng -- …` as a user types it, to its end: wall time, npm included, and the largest memory of any process in it. Throws where it fails. */
export async function command(args: readonly string[]): Promise<Ended> {
  const folder = mkdtempSync(join(tmpdir(), 'xuefeng-bench-'))
  const peaks = join(folder, 'peaks')
  try {
    const began = performance.now()
    const out = await finished(args, { NODE_OPTIONS: `--import=${tellPeak(peaks)}` })
    const seconds = (performance.now() - began) / 1000
    const told = readFileSync(peaks, 'utf8').trim().split('\n').map(line => line.split(' ').map(Number))
    const most = (column: number): number => Math.max(...told.map(numbers => numbers[column] ?? 0))
    return { out, seconds, peakMb: most(0) / 1024, processor: most(1) / 1e6 }
  } finally { rmSync(folder, { recursive: true, force: true }) }
}

/** A module that appends the largest resident size of its process, KiB, and its processor time, µs, to `path` at the end. A process knows its own peak best: looking from outside misses what is short. */
function tellPeak(path: string): string {
  const code = `import{appendFileSync as a}from'node:fs';process.on('exit',()=>{const u=process.resourceUsage();a(${JSON.stringify(path)},u.maxRSS+' '+(u.userCPUTime+u.systemCPUTime)+'\\n')})`
  return `data:text/javascript,${encodeURIComponent(code)}`
}

function finished(args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', ['run', '--silent', 'xuefeng', '--', ...args], { cwd: PROJECT, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' })
    const parts: Buffer[] = []
    let said = ''
    child.stdout.on('data', (part: Buffer) => parts.push(part))
    child.stderr.on('data', (part: Buffer) => { said += String(part) })
    child.on('error', reject)
    child.on('close', code => {
      if (code === 0) resolve(Buffer.concat(parts).toString('utf8'))
      else reject(new Error(`xuefeng ${args[0] ?? ''} ended with ${String(code)}: ${said}`))
    })
  })
}
