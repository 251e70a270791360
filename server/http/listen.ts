import type { IncomingMessage } from 'node:http'
import { serve } from '@hono/node-server'
import { WebSocketServer } from 'ws'
import { AssessmentDesk } from '../engine/assessment/desk.ts'
import { startEngine, type Engine } from '../engine/handle.ts'
import type { EngineOptions } from '../engine/messages.ts'
import { IMPORT_LIMITS, ImportDesk, type DeskLimits } from '../imports/desk.ts'
import { SUBPROTOCOL } from '../protocol/client.ts'
import { HintDesk } from '../packs/hint-desk.ts'
import { FanOut } from '../ws/fan-out.ts'
import { makeApp } from './app.ts'

/** A message of a viewer is a command with a scenario: 256 KiB hold thousands of cuts. */
const MESSAGE_BYTES = 256 * 1024

export interface ServerOptions extends EngineOptions { readonly host: string; readonly port: number; readonly screen: string; readonly imports?: DeskLimits }
/** What the adapter asks of a socket server. */
type SocketServer = NonNullable<Parameters<typeof serve>[0]['websocket']>['server']
export interface RunningServer { readonly address: string; readonly engine: Engine; stop(): Promise<void> }

/** Engine thread, fan-out, HTTP and sockets together. Rejects with one sentence where the port is taken or the engine cannot start. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const engine = await startEngine(options)
  // The engine holds the lock of the data folder, so nobody else's imports are swept.
  const imports = await ImportDesk.open(options.data, options.imports ?? IMPORT_LIMITS)
  const fanOut = new FanOut(engine)
  const [hints, assessments] = [new HintDesk(), new AssessmentDesk()]
  const app = makeApp({ engine, fanOut, hints, imports, assessments, host: options.host, screen: options.screen })
  const sockets = new WebSocketServer({
    noServer: true, maxPayload: MESSAGE_BYTES,
    // Compressing costs most of a core for what loopback and a LAN carry anyway (architecture.md, "Wire").
    perMessageDeflate: false,
    handleProtocols: (offered) => offered.has(SUBPROTOCOL) ? SUBPROTOCOL : false,
  })
  // The adapter is made for ws and names it in its manual; only its types ask for less than ws's overloads give.
  const server = serve({ fetch: app.fetch, hostname: options.host, port: options.port, websocket: { server: sockets as unknown as SocketServer }, serverOptions: { shouldUpgradeCallback } })
  const stop = async (): Promise<void> => {
    fanOut.stop()
    await new Promise<void>((resolve) => { server.close(() => { resolve() }); for (const socket of sockets.clients) socket.terminate(); if ('closeAllConnections' in server) server.closeAllConnections() })
    await hints.stop()
    await imports.stop()
    await assessments.stop()
    await engine.stop()
  }
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      fanOut.stop()
      // The lock of the data folder goes with the engine: who has read the reason may start again at once.
      void imports.stop().then(() => engine.stop()).finally(() => { reject(new Error(whyNot(error, options))) })
    })
    server.once('listening', () => {
      const address = server.address()
      const port = typeof address === 'object' && address !== null ? address.port : options.port
      const name = options.host.includes(':') ? `[${options.host}]` : options.host
      resolve({ address: `http://${name}:${port}/`, engine, stop })
    })
  })
}

/** Any other upgrade that is offered (curl --http2 offers h2c) is declined by answering as if it had not been: nobody would ever answer it otherwise. */
function shouldUpgradeCallback(request: IncomingMessage): boolean { return request.headers.upgrade?.toLowerCase() === 'websocket' }

/** What keeps a server from its address, in one sentence with the way out. */
function whyNot({ code, message }: NodeJS.ErrnoException, { host, port }: ServerOptions): string {
  if (code === 'EADDRINUSE') return `port ${port} of ${host} is taken; choose another with --port`
  if (code === 'EACCES') return `port ${port} of ${host} needs rights that this user does not have; choose one above 1023 with --port`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `${host} is no address of this machine; choose another with --host`
  return `cannot listen at port ${port} of ${host} (${message}); choose another with --port or --host`
}
