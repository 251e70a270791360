import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../../server/main.ts', import.meta.url))

export interface Exit { readonly code: number | null; readonly signal: string | null }
/** `serve` as its own process, over a data folder that outlives it: made to be killed and started again. */
export interface ServerProcess {
  /** With a slash at its end. */
  readonly address: string
  readonly pid: number
  /** All of stdout, and all of stderr, so far. */
  out(): string
  err(): string
  readonly exit: Promise<Exit>
  /** Sends the signal and waits for the end. */
  kill(signal: NodeJS.Signals): Promise<Exit>
}

export interface Launch {
  /** A program that starts the server, such as strace with its options. */
  readonly under?: readonly string[]
  readonly cwd?: string
  readonly uid?: number
}

/** Starts `serve` on a free port and waits for its address; whoever starts it kills it, in `afterAll` at the latest. Rejects with all that it said where it ends before that. */
export async function startServerProcess(data: string, args: readonly string[], { under = [], ...how }: Launch = {}): Promise<ServerProcess> {
  const [program = '', ...rest] = [...under, process.execPath, MAIN, 'serve', '--port', '0', '--data', data, ...args]
  const child = spawn(program, rest, { stdio: ['ignore', 'pipe', 'pipe'], ...how })
  const text = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (part: string) => { text.out += part })
  child.stderr.setEncoding('utf8').on('data', (part: string) => { text.err += part })
  const exit = new Promise<Exit>(resolve => { child.once('close', (code, signal) => { resolve({ code, signal }) }) })
  const address = await new Promise<string>((resolve, reject) => {
    child.once('error', reject)
    child.stdout.on('data', () => { const found = /http:\S+\/(?=\n)/.exec(text.out); if (found) resolve(found[0]) })
    void exit.then(({ code, signal }) => { reject(new Error(`serve ended with ${code ?? signal} before it had an address: ${text.err}`)) })
  })
  return { address, pid: child.pid ?? 0, out: () => text.out, err: () => text.err, exit, kill: signal => { child.kill(signal); return exit } }
}
