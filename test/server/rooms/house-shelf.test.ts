import { cpSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Calls, EngineOptions } from '../../../server/engine/messages.ts'
import { fingerprint } from '../../../server/packs/fingerprint.ts'
import { shelve } from '../../../server/packs/shelf.ts'
import { House } from '../../../server/rooms/house.ts'
import { options } from '../../support/engine-in-process.ts'
import { temporaryFolder } from '../../support/log-sample.ts'
import { SYNTHETIC } from '../../support/open-room.ts'
import { writeSmallPack } from '../../support/small-pack.ts'

let folder: ReturnType<typeof temporaryFolder>
let open: House | null = null
const enter = async (more: Partial<EngineOptions> = {}): Promise<House> => open = await House.open(options(join(folder.path, 'data'), { packs: [], ...more }), () => {}, () => Date.UTC(2026, 2, 1), () => {})
beforeEach(() => { folder = temporaryFolder() })
afterEach(() => { open?.stop(); open = null; folder.remove() })

/** A pack as an import leaves it. */
async function imported(from = SYNTHETIC): Promise<{ readonly sha256: string; readonly dir: string }> {
  const draft = join(folder.path, 'draft')
  cpSync(from, draft, { recursive: true })
  const sha256 = await fingerprint(draft)
  await shelve(draft, join(folder.path, 'data'), sha256)
  return { sha256, dir: join(folder.path, 'data', 'packs', sha256) }
}
const room = (sha256: string) => `synthetic-winter-${sha256.slice(0, 8)}`
const wake = (house: House, asked: string) => house.wake({ call: 'snapshot', number: 1, args: { room: asked } })
const hours = (house: House, of: string) => (JSON.parse((house.snapshot({ room: of }) as { data: string }).data) as { hours: { count: number } }).hours

it('an imported pack is listed at once, opened when somebody asks for it, and there again after a restart with its branches', async () => {
  // Oracle: the same pack given at the start: same room, same hours.
  const given = await enter({ packs: [SYNTHETIC] })
  const [{ room: id = '' } = {}] = given.rooms()
  const whole = JSON.stringify(hours(given, id))
  given.stop()
  rmSync(join(folder.path, 'data'), { recursive: true })
  const house = await enter()
  expect(house.catalogue().packs).toEqual([])
  const { sha256 } = await imported()
  expect([house.catalogue().packs.map(pack => [pack.room, pack.name, pack.sha256, pack.synthetic]), house.rooms()]).toEqual([[[id, 'synthetic-winter', sha256, true]], []])
  expect(await house.wake({ call: 'open', number: 1, args: { pack: sha256 } })).toBeNull()
  expect(house.open({ pack: 'synthetic-winter' })).toMatchObject({ room: id, sha256 })
  expect(JSON.stringify(hours(house, id)) === whole).toBe(true)
  house.command({ room: id, id: 'x', by: 'v', command: { do: 'branch.create', scenario: { name: 'red', level: 'red' } } }, () => {})
  house.stop()
  const again = await enter()
  expect(again.rooms()).toEqual([])
  expect(await wake(again, id)).toBeNull()
  const branches = (JSON.parse((again.snapshot({ room: id }) as { data: string }).data) as { branches: { name: string }[] }).branches
  expect(branches.map(({ name }) => name)).toEqual(['red'])
})

it('while a pack is on its way the house goes on, and all who ask wait for the same opening', async () => {
  // Oracle: one promise for both; the house says that the room is not there yet.
  const house = await enter()
  const { sha256 } = await imported()
  const [first, second] = [wake(house, room(sha256)), house.wake({ call: 'command', number: 2, args: { room: room(sha256), id: 'c', by: 'v', command: { do: 'clock.pause' } } })]
  expect(first).toBe(second)
  expect(house.snapshot({ room: room(sha256) })).toMatchObject({ ok: false, code: 'room.unknown' })
  expect([await first, wake(house, room(sha256)), house.rooms().length]).toEqual([null, null, 1])
})

it('nothing is woken by a name that nobody has, nor by a call that names no room', async () => {
  // Oracle: null is "nothing to wait for"; the call itself then says what is wrong.
  const house = await enter()
  await imported()
  expect([wake(house, '../../etc'), house.wake({ call: 'rooms', number: 1, args: {} }), house.wake({ call: 'log', number: 1, args: { stream: 'observations', from: 0, limit: 1 } }), house.wake({ call: 'catalogue', number: 1, args: {} })]).toEqual([null, null, null, null])
})

it('a pack whose files were changed behind the server is refused with the way out, and the house goes on', async () => {
  // Oracle: the hash in the folder's name.
  const house = await enter()
  const { sha256, dir } = await imported()
  writeFileSync(join(dir, 'README.md'), 'changed')
  expect(await wake(house, room(sha256))).toEqual({ ok: false, code: 'pack.invalid', message: 'the files of the pack synthetic-winter are not those that were imported; import them again' })
  writeFileSync(join(dir, 'observations.csv'), 'time,station\n')
  expect(await wake(house, sha256)).toMatchObject({ ok: false, code: 'pack.invalid', message: expect.stringContaining('the pack synthetic-winter cannot be opened: ') as string })
  expect(house.rooms()).toEqual([])
})

it('stopped while a pack is on its way, it leaves no log locked', async () => {
  // Oracle: one writer a file; a second house opens the same room.
  const house = await enter()
  const { sha256 } = await imported()
  const opening = wake(house, sha256)
  house.stop()
  await opening
  const again = await enter()
  expect(await wake(again, sha256)).toBeNull()
  expect(again.rooms()).toHaveLength(1)
})

it('measures are those of the edition of the room that asks', async () => {
  // Oracle: seeds/pinggu/levels.json: the city's plan of 2023 holds from 2023-10-30 on.
  const house = await enter({ packs: [SYNTHETIC] })
  const small = writeSmallPack(join(folder.path, 'small'), 'time,station,pm25,co\n2024-01-15T00:00:00+08:00,pinggu,85,2.1\n')
  const { sha256 } = await imported(small)
  const asked = house.catalogue().packs.find(pack => pack.sha256 === sha256)?.room ?? ''
  await wake(house, asked)
  const edition = (of?: string): Calls['catalogue']['answer']['edition'] => house.catalogue(of === undefined ? {} : { room: of }).edition
  expect([edition(), edition(asked), edition('nowhere')]).toEqual(['beijing-2016', 'beijing-2023', 'beijing-2016'])
})
