import { parseArgs } from 'node:util'
import { DEFAULT_DATA, DEFAULT_MEMBERS, DEFAULT_PACK, DEFAULT_PORT, DEFAULT_SEED, Members, Port, Seed, option } from '../config.ts'
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
    const screen = await ensureScreen(say)
    const server = await startServer({
      packs: values.pack ?? [DEFAULT_PACK], data: values.data ?? DEFAULT_DATA, host: values.host ?? '127.0.0.1', port: option(Port, 'port', values.port, DEFAULT_PORT),
      members: option(Members, 'members', values.members, DEFAULT_MEMBERS), seed: option(Seed, 'seed', values.seed, DEFAULT_SEED), screen,
    })
    io.stdout.write(`削峰 Xuefeng: ${values.dev ? await developScreen(server.address, 5173) : server.address}\n`)
    return await ended(server, say)
  },
}

/** Resolves when a signal has stopped the server, or 1 when its engine died. */
function ended(server: Awaited<ReturnType<typeof startServer>>, say: (line: string) => void): Promise<number> {
  return new Promise((resolve) => {
    const stop = (): void => { void server.stop().then(() => { resolve(0) }) }
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
    server.engine.onDeath((reason) => {
      say(`the engine has stopped: ${reason}; nothing acknowledged is lost, start again`)
      void server.stop().finally(() => { resolve(1) })
    })
  })
}
