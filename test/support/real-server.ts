import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServerProcess } from './server-process.ts'

/** A server as people start it: its own process, a free port, a data folder that goes with it. */
export interface RealServer {
  /** With a slash at its end. */
  readonly address: string
  /** performance.now() when the process was started. */
  readonly startedAt: number
  /** Ends it as Ctrl-C does, and removes its data. Gives the exit code. */
  stop(): Promise<number | null>
}

/** Starts `serve` with the built-in episode, or with what `args` say. */
export async function startRealServer(args: readonly string[] = []): Promise<RealServer> {
  const data = await mkdtemp(join(tmpdir(), 'xuefeng-served-'))
  const startedAt = performance.now()
  const remove = (): Promise<void> => rm(data, { recursive: true, force: true })
  const server = await startServerProcess(data, args).catch(async (error: unknown) => { await remove(); throw error })
  return {
    address: server.address, startedAt,
    async stop() {
      const { code } = await server.kill('SIGINT')
      await remove()
      return code
    },
  }
}
