import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServer, type RunningServer } from '../../../server/http/listen.ts'
import { Assessment } from '../../../server/protocol/assessment.ts'
import { xuefeng } from '../../support/command-line.ts'
import { options } from '../../support/engine-in-process.ts'
import { SYNTHETIC } from '../../support/open-room.ts'
import { ownFolder } from '../../support/small-pack.ts'

const folder = ownFolder()
let server: RunningServer
let room = ''
beforeAll(async () => {
  server = await startServer({ ...options(folder.path), host: '127.0.0.1', port: 0, screen: folder.path })
  room = server.engine.rooms[0]!.room
})
afterAll(async () => { await server.stop(); folder.remove() })
const ask = async (query: string, of = room) => {
  const answer = await fetch(new URL(`api/episodes/${of}/assessment${query}`, server.address))
  return { status: answer.status, said: await answer.json() as Record<string, unknown> }
}

describe('the assessment of a room', () => {
  it('is what the command line prints of the pack played to its end', async () => {
    // Oracle: `assess --json` in a process of its own, byte by byte.
    const { status, said } = await ask('')
    const printed = await xuefeng(['assess', SYNTHETIC, '--station', 'pinggu-synthetic', '--json'])
    expect([status, printed.code, printed.err]).toEqual([200, 0, ''])
    expect(JSON.stringify(said)).toBe(printed.out.trim())
    expect(Assessment.parse(said).places.map(({ id }) => id)).toEqual(['pinggu-synthetic', 'district', 'city'])
  })

  it('takes standard, stations, hours and what the city has set', async () => {
    // Oracle: the words of the query.
    const { said } = await ask('?standard=gb3095-2026-transition&stations=*&hours=none&targets=pm25-2025:32,good-days-2025:80&gas_state=reported&values=reported')
    const answer = Assessment.parse(said)
    expect([answer.standard.asked, answer.values, answer.gas_state.asked, answer.places.length > 3, answer.places.every(({ hourly }) => hourly === null)]).toEqual(['gb3095-2026-transition', 'reported', 'reported', true, true])
    expect(answer.targets[0]?.rows.filter(({ set_by: by }) => by === 'user').map(({ id, target }) => [id, target])).toEqual([['pm25-2025', 32], ['good-days-2025', 80]])
  })

  it.each([
    ['?standard=gb3095-1996', 404, 'standard.unknown', /there are auto, gb3095-2012/], ['?stations=nowhere', 404, 'station.unknown', /no station "nowhere"/],
    ['?hours=some', 400, 'message.malformed', /hours/], ['?targets=x', 400, 'message.malformed', /pm25-2025=NUMBER/],
  ] as const)('refuses %s', async (query, status, code, sentence) => {
    // Oracle: RFC 9457 with a stable code.
    expect(await ask(query)).toMatchObject({ status, said: { code, detail: expect.stringMatching(sentence) as string } })
  })

  it('is of a room that is there', async () => {
    // Oracle: the code of every such question.
    expect(await ask('', 'nowhere')).toMatchObject({ status: 404, said: { code: 'room.unknown' } })
  })
})
