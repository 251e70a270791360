import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startServer, type RunningServer } from '../../../server/http/listen.ts'
import { Hints } from '../../../server/protocol/hints.ts'
import { feedEvent } from '../../support/live-rows.ts'
import { writeForgedPack } from '../../support/forged-pack.ts'
import { hourAt } from '../../support/made-episode.ts'
import { ownFolder } from '../../support/small-pack.ts'
import { ONE } from '../../support/served.ts'

let folder: ReturnType<typeof ownFolder>
let server: RunningServer
beforeAll(async () => {
  folder = ownFolder()
  server = await startServer({ packs: [writeForgedPack(join(folder.path, 'pack'))], data: join(folder.path, 'data'), host: '127.0.0.1', port: 0, members: 2, seed: 1, screen: folder.path })
})
afterAll(async () => { await server.stop(); folder.remove() })

const ask = async (room: string) => {
  const answer = await fetch(new URL(`api/episodes/${room}/hints`, server.address))
  return { status: answer.status, said: await answer.json() as Record<string, unknown> }
}

it('the hints of a room’s pack are one question away, with their chance', async () => {
  // Oracle: by construction of the forged pack; the strict schema.
  const { status, said } = await ask(server.engine.rooms[0]?.room ?? '')
  expect(status).toBe(200)
  expect(Hints.parse(said).hints).toMatchObject([{ station: 'pinggu', pollutant: 'o3', name: 'copied days', notable: true }])
})

it('a live room has none, as its record is not finished; an unknown one is refused', async () => {
  // Oracle: the page of the wire; RFC 9457 with the stable codes.
  const event = feedEvent('observation', { station: 'here', hour: hourAt(0), values: { pm25: 40 } })
  expect((await fetch(new URL('api/events', server.address), { method: 'POST', headers: { 'content-type': ONE }, body: JSON.stringify(event) })).status).toBe(202)
  expect(await ask('live')).toEqual({ status: 200, said: { looks: 0, hints: [] } })
  expect(await ask('nowhere')).toMatchObject({ status: 404, said: { code: 'room.unknown' } })
})
