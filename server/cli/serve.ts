import { parseArgs } from 'node:util'
import { DEFAULT_DATA, DEFAULT_MEMBERS, DEFAULT_PACKS, DEFAULT_PORT, DEFAULT_SEED, Members, Port, Seed, option } from '../config.ts'
import type { Engine } from '../engine/handle.ts'
import { startServer } from '../http/listen.ts'
import { developScreen, ensureScreen } from '../screen.ts'
import { UsageError, type Command } from './command.ts'

/** Server and screen, until it is told to stop. */
export const serve: Command = {
  name: 'serve',
  usage: 'serve [--pack DIR]… [--port N] [--host H] [--data DIR] [--members N] [--seed N] [--dev]',
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args, allowPositionals: true, options: {
        pack: { type: 'string', multiple: true }, port: { type: 'string' }, host: { type: 'string' }, data: { type: 'string' },
        members: { type: 'string' }, seed: { type: 'string' }, dev: { type: 'boolean', default: false },
      },
    })
    if (positionals.length > 0) throw new UsageError(`serve takes no "${positionals[0]}"; name a pack with --pack DIR`)
    const say = (line: string): void => { io.stderr.write(`${line}\n`) }
    const options = {
      packs: (values.pack ?? DEFAULT_PACKS).map((dir) => filled('pack', dir)), data: filled('data', values.data ?? DEFAULT_DATA), host: filled('host', values.host ?? '127.0.0.1'),
      port: option(Port, 'port', values.port, DEFAULT_PORT), members: option(Members, 'members', values.members, DEFAULT_MEMBERS), seed: option(Seed, 'seed', values.seed, DEFAULT_SEED),
    }
    const server = await startServer({ ...options, screen: await ensureScreen(say) })
    const screen = values.dev ? await developScreen(server.address, 5173) : null
    // Who reads the address may send a signal at once, so somebody listens before it is said.
    const end = ended(server.engine, async () => { await screen?.stop(); await server.stop() }, say)
    io.stdout.write(`削峰 Xuefeng: ${screen?.address ?? server.address}\n`)
    return await end
  },
}

/** An empty name would mean whatever folder one stands in. */
function filled(name: string, given: string): string {
  if (given !== '') return given
  throw new UsageError(`--${name} is empty; say a name, or leave it out`)
}

/** Resolves with 0 when a signal has stopped all, or with 1 when the engine died. */
function ended(engine: Engine, stopAll: () => Promise<void>, say: (line: string) => void): Promise<number> {
  return new Promise((resolve) => {
    const stop = (): void => { void stopAll().then(() => { resolve(0) }) }
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
    engine.onTrouble((trouble) => { say(`an error in the engine, which goes on: ${trouble}`) })
    engine.onDeath((reason) => {
      say(`the engine has stopped: ${reason}; nothing acknowledged is lost, start again`)
      void stopAll().finally(() => { resolve(1) })
    })
  })
}
