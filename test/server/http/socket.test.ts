import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ServerMessage } from '../../../server/protocol/server.ts'
import { serveSample, type Served } from '../../support/served.ts'
import { openSocket } from '../../support/socket.ts'

let server: Served
beforeAll(async () => { server = await serveSample() })
afterAll(async () => { await server.end() })
const fresh = () => ({ type: 'fresh', room: server.room })

describe('the upgrade', () => {
  it('speaks xuefeng.v1, chosen from what is offered, and compresses nothing', async () => {
    // Oracle: RFC 6455, 4.2.2: the server names one of the offered subprotocols; architecture.md, "Wire": no permessage-deflate.
    const socket = await openSocket(server.address, { perMessageDeflate: true }, ['other.v9', 'xuefeng.v1'])
    expect([socket.raw.protocol, socket.raw.extensions]).toEqual(['xuefeng.v1', ''])
    socket.raw.close()
    await socket.closed
  })

  it.each([
    ['another subprotocol', {}, ['xuefeng.v2'], /^400 application\/problem\+json/],
    ['no subprotocol', {}, [], /^400 application\/problem\+json/],
    ['a page of another origin', { origin: 'http://evil.example' }, ['xuefeng.v1'], /^403 application\/problem\+json/],
    ['a page of another port', { origin: 'http://127.0.0.1:1' }, ['xuefeng.v1'], /^403 /],
    ['a sandboxed page', { origin: 'null' }, ['xuefeng.v1'], /^403 /],
    ['a foreign name pointed here', { headers: { host: 'evil.example' } }, ['xuefeng.v1'], /^403 /],
    ['a foreign name that names itself as origin', { headers: { host: 'evil.example' }, origin: 'http://evil.example' }, ['xuefeng.v1'], /^403 /],
  ])('%s is refused before it is one', async (_what, options, protocols, refusal) => {
    // Oracle: the fetch standard's Origin header; a page of another origin must not drive a server on this machine (issue 2).
    await expect(openSocket(server.address, options, protocols)).rejects.toThrow(refusal)
  })

  it('says why to a program that asks without an upgrade', async () => {
    // Oracle: RFC 9457; the adapter sends no body with a refused upgrade, so this is where a person reads it.
    const answer = await server.get('ws')
    expect([answer.status, await answer.json()]).toEqual([400, expect.objectContaining({ code: 'message.malformed', detail: expect.stringContaining('xuefeng.v1') as string }) as object])
  })

  it('lets its own page in, by address and by localhost', async () => {
    // Oracle: the origin of a page that this server gave out.
    const { origin, port } = new URL(server.address)
    const own = await openSocket(server.address, { origin })
    const local = await openSocket(server.address, { headers: { host: `localhost:${port}` }, origin: `http://localhost:${port}` })
    own.raw.close()
    local.raw.close()
    await Promise.all([own.closed, local.closed])
  })
})

describe('a conversation', () => {
  it('begins with fresh, and brings a welcome, the whole room and the count of viewers', async () => {
    // Oracle: server/protocol/README.md; every message is one of its strict unions.
    const socket = await openSocket(server.address)
    socket.say(fresh())
    await socket.until(({ type }) => type === 'viewers')
    expect(socket.heard.map(({ type }) => type)).toEqual(['welcome', 'snapshot', 'viewers'])
    for (const message of socket.heard) ServerMessage.parse(message)
    expect(socket.heard[1]).toMatchObject({ data: { hours: { count: 2 } } })
    socket.say({ type: 'ping', at: 12.5 })
    expect(await socket.until(({ type }) => type === 'pong')).toEqual({ type: 'pong', at: 12.5 })
    socket.raw.close()
    await socket.closed
  })

  it('answers a command, and shows its consequence to everybody in the room', async () => {
    // Oracle: two sockets, one speaks and both hear.
    const [speaker, listener] = [await openSocket(server.address), await openSocket(server.address)]
    for (const socket of [speaker, listener]) { socket.say(fresh()); await socket.until(({ type }) => type === 'snapshot') }
    speaker.say({ type: 'command', id: 'w1', command: { do: 'clock.speed', speed: 24 } })
    expect(await speaker.until(({ type }) => type === 'reply')).toMatchObject({ id: 'w1', ok: true })
    for (const socket of [speaker, listener]) expect(await socket.until(({ channel, data }) => channel === 'clock' && (data as { speed: number }).speed === 24)).toMatchObject({ type: 'frame', data: { speed: 24, playing: false } })
    expect(listener.heard.some(({ type }) => type === 'reply')).toBe(false)
    for (const socket of [speaker, listener]) { socket.raw.close(); await socket.closed }
  })

  it('survives what it does not understand, and says why', async () => {
    // Oracle: code message.malformed; the ping after it is still answered.
    const socket = await openSocket(server.address)
    socket.say('{')
    expect(await socket.until(({ type }) => type === 'refusal')).toMatchObject({ id: null, code: 'message.malformed' })
    socket.say(fresh())
    await socket.until(({ type }) => type === 'snapshot')
    socket.say({ type: 'fly' })
    socket.raw.send(Buffer.from([0, 1, 2]))
    socket.say({ type: 'ping', at: 1 })
    await socket.until(({ type }) => type === 'pong')
    expect(socket.heard.filter(({ type, code }) => type === 'refusal' && code === 'message.malformed')).toHaveLength(3)
    socket.raw.close()
    await socket.closed
  })

  it.each([
    ['no greeting', { type: 'ping', at: 1 }, 'hello.expected', 4400], ['a room that is not there', { type: 'fresh', room: 'nowhere' }, 'room.unknown', 4404],
  ])('%s ends it with a reason', async (_what, first, code, status) => {
    // Oracle: the codes; RFC 6455, 7.4.2: 4000 to 4999 are an application's own.
    const socket = await openSocket(server.address)
    socket.say(first)
    expect(await socket.until(({ type }) => type === 'refusal')).toMatchObject({ code })
    expect(await socket.closed).toMatchObject({ code: status })
  })

  it('a message over 256 KiB ends it, whatever it says', async () => {
    // Oracle: RFC 6455, 7.4.1: 1009, too big to process. Other sockets go on.
    const [loud, other] = [await openSocket(server.address), await openSocket(server.address)]
    loud.say('x'.repeat(256 * 1024 + 1))
    expect(await loud.closed).toMatchObject({ code: 1009 })
    other.say(fresh())
    expect(await other.until(({ type }) => type === 'welcome')).toMatchObject({ room: server.room })
    other.raw.close()
    await other.closed
  })
})
