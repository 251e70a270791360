import { existsSync, readdirSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startServerProcess, type ServerProcess } from '../../support/server-process.ts'
import { ownFolder, writeSmallPack } from '../../support/small-pack.ts'

let folder: ReturnType<typeof ownFolder>
let server: ServerProcess | null = null
const start = async (): Promise<ServerProcess> => server = await startServerProcess(join(folder.path, 'data'), ['--pack', writeSmallPack(join(folder.path, 'pack')), '--members', '2'])
beforeEach(() => { folder = ownFolder() })
afterEach(async () => { await server?.kill('SIGKILL'); folder.remove() })

const STATIONS = ['dongsi', 'tiantan', 'guanyuan', 'pinggu', 'huairou', 'miyun', 'shunyi', 'changping']
const stamp = (hour: number) => new Date(Date.UTC(2016, 0, 1) + hour * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
const table = (hours: number) => `time_local,${STATIONS.join(',')}\n${Array.from({ length: hours }, (_, i) => `${stamp(i)},${STATIONS.map((_station, s) => 10 + (i * 7 + s * 13) % 300).join(',')}`).join('\n')}\n`

async function ask(method: string, path: string, body?: string): Promise<Record<string, unknown>> {
  const answer = await fetch(new URL(path, server?.address), { method, ...(body !== undefined && { body }) })
  return await answer.json() as Record<string, unknown>
}
const begin = async () => String((await ask('POST', 'api/imports'))['id'])
/** Names under a part of the data folder, hidden ones too. */
const under = (part: string): string[] => existsSync(join(folder.path, 'data', part)) ? readdirSync(join(folder.path, 'data', part), { recursive: true }).map(String) : []
const tick = () => new Promise(resolve => setImmediate(resolve))

it('killed while a file comes, the server finds nothing of it when it starts again', async () => {
  // Oracle: the data folder, listed after the restart; the import is unknown.
  await start()
  const id = await begin()
  const socket = connect(Number(new URL(server?.address ?? '').port), '127.0.0.1', () => { socket.write(`PUT /api/imports/${id}/files/a.csv HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000000\r\n\r\n${'x'.repeat(200_000)}`) })
  socket.on('error', () => {})
  while (!under('imports').some(name => name.endsWith(join('files', '1')))) await tick()
  await server?.kill('SIGKILL')
  expect(under('imports').length).toBeGreaterThan(0)
  await start()
  expect([under('imports'), under('packs'), (await ask('GET', `api/imports/${id}`))['code']]).toEqual([[], [], 'import.unknown'])
})

it('killed while a pack is made, it leaves no pack, whole or half; one that was finished before is there again with its branches', async () => {
  // Oracle: the shelf before and after; the room's branch; an import of the same file that nobody killed.
  await start()
  const first = await begin()
  await fetch(new URL(`api/imports/${first}/files/PM25_short.csv`, server?.address), { method: 'PUT', body: table(48) })
  await ask('POST', `api/imports/${first}`, '{"name":"two days"}')
  let view: Record<string, unknown> = {}
  while ((view = await ask('GET', `api/imports/${first}`))['phase'] === 'importing') await tick()
  const sha256 = (view['pack'] as { sha256: string }).sha256
  const { room } = await ask('POST', 'api/episodes', JSON.stringify({ pack: sha256 }))
  await ask('POST', `api/episodes/${String(room)}/branches`, JSON.stringify({ scenario: { name: 'red', level: 'red' } }))
  const second = await begin()
  await fetch(new URL(`api/imports/${second}/files/PM25_year.csv`, server?.address), { method: 'PUT', body: table(8_784) })
  await ask('POST', `api/imports/${second}`, '{}')
  while (!under('imports').some(name => name.includes('.part') && name.endsWith('observations.csv'))) await tick()
  await server?.kill('SIGKILL')
  expect(under('packs').filter(name => !name.startsWith(sha256))).toEqual([])
  await start()
  expect([under('imports'), under('packs').filter(name => !name.startsWith(sha256))]).toEqual([[], []])
  const { packs } = await ask('GET', 'api/catalogue') as unknown as { packs: { title: { zh: string }; room: string }[] }
  expect(packs.map(pack => [pack.title.zh, pack.room])).toEqual([['样例', expect.any(String)], ['two days', room]])
  expect(await ask('GET', `api/episodes/${String(room)}/branches`)).toMatchObject([{ name: 'red' }])
}, 120_000)
