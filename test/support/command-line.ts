import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../../server/main.ts', import.meta.url))

export interface Ended { readonly code: number | null; readonly signal: string | null; readonly out: string; readonly err: string }

/** One process of the command line, from start to end. `deaf` closes what it writes to as soon as the first byte has come: `| head -c 1`. */
export function xuefeng(args: readonly string[], deaf: readonly ('stdout' | 'stderr')[] = []): Promise<Ended> {
  return new Promise((resolve, reject) => {
    // The Node that runs the tests is the project's own; it needs no flag to run TypeScript.
    const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_OPTIONS: '' } })
    const text = { stdout: '', stderr: '' }
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8')
      child[name].on('data', (part: string) => {
        text[name] += part
        if (deaf.includes(name)) child[name].destroy()
      })
    }
    child.on('error', reject)
    child.on('close', (code, signal) => { resolve({ code, signal, out: text.stdout, err: text.stderr }) })
  })
}
