import { request } from 'node:http'
import { createServer } from 'node:net'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { startServer, type ServerOptions } from '../../../server/http/listen.ts'
import { ownFolder, writeSmallPack } from '../../support/small-pack.ts'
import { openSocket } from '../../support/socket.ts'

const folders: { remove(): void }[] = []
afterEach(() => { for (const folder of folders.splice(0)) folder.remove() })

function options(change: Partial<ServerOptions> = {}): ServerOptions {
  const folder = ownFolder()
  folders.push(folder)
  return { packs: [writeSmallPack(join(folder.path, 'pack'))], data: join(folder.path, 'data'), host: '127.0.0.1', port: 0, members: 2, seed: 1, screen: folder.path, ...change }
}
const hasIpv6 = Object.values(networkInterfaces()).flat().some(one => one?.address === '::1')

it('what it starts it stops: the port is free, the sockets are closed, and the data folder can be taken again', async () => {
  // Oracle: the system: a refused connection, a close frame, a second server on the same folder; a connection kept alive must not hold it up.
  const setup = options()
  const server = await startServer(setup)
  expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/)
  expect(await (await fetch(new URL('healthz', server.address))).json()).toEqual({ ok: true, rooms: 1 })
  const socket = await openSocket(server.address)
  socket.say({ type: 'fresh', room: server.engine.rooms[0]?.room })
  await socket.until(({ type }) => type === 'snapshot')
  await server.stop()
  await socket.closed
  await expect(fetch(server.address)).rejects.toThrow()
  const again = await startServer(setup)
  expect(again.engine.rooms).toEqual(server.engine.rooms)
  await again.stop()
})

it('a taken port is one sentence with the way out, and leaves nothing behind', async () => {
  // Oracle: another program that holds the port; the data folder is free as soon as the refusal is told.
  const other = createServer()
  const port = await new Promise<number>(resolve => { other.listen(0, '127.0.0.1', () => { const at = other.address(); resolve(typeof at === 'object' && at !== null ? at.port : 0) }) })
  const setup = options()
  await expect(startServer({ ...setup, port })).rejects.toThrow(`port ${port} of 127.0.0.1 is taken; choose another with --port`)
  const free = await startServer(setup)
  await free.stop()
  await new Promise(resolve => other.close(resolve))
})

it('an address of another machine is refused by name', async () => {
  // Oracle: 192.0.2.1 belongs to documentation alone (RFC 5737), so no machine has it.
  await expect(startServer(options({ host: '192.0.2.1' }))).rejects.toThrow('192.0.2.1 is no address of this machine; choose another with --host')
})

it('answers a program that offers another protocol as if it had not', async () => {
  // Oracle: RFC 9110, 7.8: a server may ignore Upgrade; `curl --http2` sends it with every first request.
  const server = await startServer(options())
  const { hostname, port } = new URL(server.address)
  const status = await new Promise<number | undefined>((resolve, reject) => {
    request({ hostname, port, path: '/healthz', headers: { connection: 'Upgrade, HTTP2-Settings', upgrade: 'h2c', 'http2-settings': 'AAMAAABkAAQAoAAAAAIAAAAA' }, timeout: 20_000 }, answer => { answer.resume(); resolve(answer.statusCode) })
      .on('timeout', () => { reject(new Error('nobody answers')) }).on('error', reject).end()
  })
  expect(status).toBe(200)
  await server.stop()
})

it('two servers never share a data folder', async () => {
  // Oracle: contracts.md: one writer a log; the first goes on.
  const setup = options()
  const first = await startServer(setup)
  await expect(startServer(setup)).rejects.toThrow(/is being written by another process: stop that one, or give this one another data folder/)
  expect((await fetch(new URL('healthz', first.address))).status).toBe(200)
  await first.stop()
})

it('a pack that cannot be read is refused with its sentence', async () => {
  // Oracle: the place and the way out, as "validate" says it.
  await expect(startServer(options({ packs: ['no-such-folder'] }))).rejects.toThrow(/^no-such-folder\/datapackage\.json: the folder has no datapackage\.json/)
})

it.skipIf(!hasIpv6)('an IPv6 address stands in brackets (needs the loopback ::1)', async () => {
  // Oracle: RFC 3986, 3.2.2; the address is asked as printed.
  const server = await startServer(options({ host: '::1' }))
  expect(server.address).toMatch(/^http:\/\/\[::1\]:\d+\/$/)
  expect((await fetch(new URL('healthz', server.address))).status).toBe(200)
  await server.stop()
})
