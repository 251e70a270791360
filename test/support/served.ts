import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startServer, type RunningServer, type ServerOptions } from '../../server/http/listen.ts'
import { ownFolder, writeSmallPack } from './small-pack.ts'

export const ONE = 'application/cloudevents+json'
export const BATCH = 'application/cloudevents-batch+json'

export interface Served extends RunningServer {
  /** Holds `data`, `pack` and `screen`; a file beside the screen is `secret.txt`. */
  readonly folder: string
  readonly room: string
  get(path: string, headers?: Record<string, string>): Promise<Response>
  post(path: string, body: unknown, type?: string): Promise<Response>
  /** Stops it and removes its folder. */
  end(): Promise<void>
}

/** A whole server in this process: engine thread, HTTP and sockets on a free port, the sample pack, two members, a screen of two files. */
export async function serveSample(more: Partial<ServerOptions> = {}): Promise<Served> {
  const folder = ownFolder()
  const screen = join(folder.path, 'screen')
  mkdirSync(join(screen, 'assets'), { recursive: true })
  writeFileSync(join(screen, 'index.html'), '<!doctype html><title>screen</title>')
  writeFileSync(join(screen, 'assets', 'main.js'), 'export {}')
  writeFileSync(join(folder.path, 'secret.txt'), 'secret')
  const server = await startServer({ packs: [writeSmallPack(join(folder.path, 'pack'))], data: join(folder.path, 'data'), host: '127.0.0.1', port: 0, members: 2, seed: 1, screen, ...more })
  const at = (path: string): string => new URL(path, server.address).href
  return {
    ...server, folder: folder.path, room: server.engine.rooms[0]?.room ?? '',
    get: (path, headers = {}) => fetch(at(path), { headers }),
    post: (path, body, type = 'application/json') => fetch(at(path), { method: 'POST', headers: { 'content-type': type }, body: typeof body === 'string' ? body : JSON.stringify(body) }),
    async end() { await server.stop(); folder.remove() },
  }
}

/** A CloudEvent of a feed: observation number `id` of Pinggu. */
export function observation(id: string, time: string, values: Record<string, number | null>): Record<string, unknown> {
  return { specversion: '1.0', id, source: 'urn:feed:test', type: 'observation', data: { station: 'pinggu', time, ...values } }
}
