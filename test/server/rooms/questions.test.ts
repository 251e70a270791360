import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { join } from 'node:path'
import { House } from '../../../server/rooms/house.ts'
import { options } from '../../support/engine-in-process.ts'
import { temporaryFolder } from '../../support/log-sample.ts'

let folder: ReturnType<typeof temporaryFolder>
let house: House
let room = ''
beforeEach(async () => {
  folder = temporaryFolder()
  house = await House.open(options(join(folder.path, 'data')), () => undefined, () => Date.UTC(2026, 2, 1), (trouble) => { throw new Error(trouble) })
  room = house.rooms()[0]!.room
})
afterEach(() => { house.stop(); folder.remove() })
const asked = { standard: 'auto', values: 'believed', gasState: 'limit', hours: true, targets: {} } as const

describe('questions to a room', () => {
  it('about stations are answered for those that it has', () => {
    // Oracle: the stations of the synthetic winter; the sentence names them.
    expect(house.series({ room, stations: ['pinggu-synthetic'], columns: ['pm25'] })).toHaveProperty('count')
    expect(house.series({ room, stations: ['nowhere'], columns: ['pm25'] })).toMatchObject({ ok: false, code: 'station.unknown', message: expect.stringContaining('it has ') as string })
    expect(house.assessed({ room, asked: { ...asked, stations: ['nowhere'] } })).toMatchObject({ ok: false, code: 'station.unknown' })
  })

  it('about rules bring the hours up to the clock, of the room’s own station where none is named', () => {
    // Oracle: the pack's last hour; null is all.
    expect(house.assessed({ room, asked })).toMatchObject({ asked: { stations: ['pinggu-synthetic'] }, beside: { pack: { name: 'synthetic-winter' }, gasState: expect.anything() as unknown }, record: { offsetMinutes: 480 } })
    expect(house.assessed({ room, asked: { ...asked, stations: null } })).toMatchObject({ asked: { stations: null } })
  })

  it('about an alert edition are answered or refused by name', () => {
    // Oracle: editions of seeds/standards/alerts.json.
    expect(house.alert({ room })).not.toHaveProperty('ok')
    expect(house.alert({ room, edition: 'none' })).toMatchObject({ ok: false, code: 'standard.unknown' })
  })

  it('are of a room that stands', () => {
    // Oracle: the code of every such question.
    for (const answer of [house.series({ room: 'x', stations: [], columns: [] }), house.assessed({ room: 'x', asked }), house.alert({ room: 'x' })]) expect(answer).toMatchObject({ ok: false, code: 'room.unknown' })
  })
})
