import { request, type OutgoingHttpHeaders } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ONE, observation, serveSample, type Served } from '../../support/served.ts'

let server: Served
beforeAll(async () => { server = await serveSample() })
afterAll(async () => { await server.end() })

/** A request with headers and a path that fetch would not send. */
function raw(path: string, headers: OutgoingHttpHeaders = {}, method = 'GET', body = ''): Promise<{ status: number | undefined; text: string }> {
  const { hostname, port } = new URL(server.address)
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, method, headers }, answer => {
      let text = ''
      answer.on('data', part => { text += String(part) }).on('end', () => { resolve({ status: answer.statusCode, text }) })
    })
    asked.on('error', reject).end(body)
  })
}

describe('who may ask', () => {
  const event = () => JSON.stringify(observation(`host${Math.random()}`, '2016-12-16T20:00:00+08:00', { pm25: 1 }))
  const own = () => new URL(server.address).host

  it.each([
    ['a program without an origin', () => ({}), 202], ['its own page', () => ({ origin: `http://${own()}` }), 202],
    ['a page on localhost', () => ({ host: 'localhost:1', origin: 'http://localhost:1' }), 202],
    ['a page of another origin', () => ({ origin: 'http://evil.example' }), 403], ['a page of another port of this machine', () => ({ origin: 'http://127.0.0.1:1' }), 403],
    ['a page without an origin of its own', () => ({ origin: 'null' }), 403], ['a foreign name pointed here (DNS rebinding)', () => ({ host: 'evil.example' }), 403],
    ['the same with its own origin', () => ({ host: 'evil.example', origin: 'http://evil.example' }), 403],
  ])('%s', async (_who, headers, status) => {
    // Oracle: the fetch standard: a browser sends Origin with every POST and with every request of another origin.
    const answer = await raw('/api/events', { 'content-type': ONE, ...headers() }, 'POST', event())
    expect(answer.status).toBe(status)
    if (status === 403) expect(JSON.parse(answer.text)).toMatchObject({ status: 403, code: 'origin.forbidden' })
    for (const path of ['/', '/healthz', '/metrics', '/api/log', '/api/episodes', '/api/openapi.json']) expect([path, (await raw(path, headers())).status]).toEqual([path, status === 403 ? 403 : 200])
  })

  it('tells browsers what a page may load, in every answer, refusals too', async () => {
    // Oracle: CSP 3 and the fetch standard: only its own scripts, framed by nobody, no type guessed, no address given away; and no leave for other origins.
    for (const path of ['', 'healthz', 'api/log', 'nowhere']) {
      const { headers } = await server.get(path)
      expect(headers.get('content-security-policy')).toMatch(/default-src 'self'.*frame-ancestors 'none'/)
      expect(headers.get('content-security-policy')).not.toMatch(/script-src|unsafe-eval|\*/)
      expect(['x-content-type-options', 'referrer-policy', 'cross-origin-resource-policy', 'access-control-allow-origin', 'x-powered-by'].map(name => headers.get(name))).toEqual(['nosniff', 'no-referrer', 'same-origin', null, null])
    }
  })
})

describe('health', () => {
  it('is asked of the engine, not only of the door', async () => {
    // Oracle: one room for the one pack.
    const answer = await server.get('healthz')
    expect([answer.status, await answer.json()]).toEqual([200, expect.objectContaining({ ok: true }) as object])
  })

  it('has figures that Prometheus can read, and a counter that counts', async () => {
    // Oracle: Prometheus text format 0.0.4: its grammar of names, types and numbers; one more event accepted is one more.
    const read = async () => {
      const answer = await server.get('metrics')
      expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
      const text = await answer.text()
      expect(text.endsWith('\n')).toBe(true)
      const types = new Map([...text.matchAll(/^# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge)$/gm)].map(found => [found[1], found[2]]))
      const lines = text.trim().split('\n').filter(line => !line.startsWith('#'))
      const values = new Map(lines.map(line => { const [name = '', value = '', ...more] = line.split(' '); expect([more, Number.isFinite(Number(value))]).toEqual([[], true]); return [name, Number(value)] }))
      expect([...values.keys()]).toEqual([...types.keys()])
      for (const [name, type] of types) expect([name, type]).toEqual([name, name?.endsWith('_total') ? 'counter' : 'gauge'])
      return values
    }
    const before = await read()
    await server.post('api/events', observation('counted', '2016-12-16T20:00:00+08:00', { pm25: 1 }), ONE)
    const after = await read()
    for (const name of ['xuefeng_events_accepted_total', 'xuefeng_log_rows']) expect([name, (after.get(name) ?? 0) - (before.get(name) ?? 0)]).toEqual([name, 1])
    expect(after.get('xuefeng_resident_bytes')).toBeGreaterThan(1e6)
  })
})

describe('the screen', () => {
  it('is served from its folder', async () => {
    // Oracle: the two files that served.ts wrote.
    const [page, script] = [await server.get(''), await server.get('assets/main.js')]
    expect([page.headers.get('content-type'), await page.text()]).toEqual([expect.stringContaining('text/html') as string, '<!doctype html><title>screen</title>'])
    expect([script.headers.get('content-type'), await script.text()]).toEqual([expect.stringContaining('javascript') as string, 'export {}'])
  })

  it.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/..%5csecret.txt', '/assets/../../secret.txt', '/assets/%2e%2e/%2e%2e/secret.txt', '//secret.txt', '/%00', '/%', '/assets'])('nothing beside it: %s', async path => {
    // Oracle: a file that lies beside the folder and says "secret".
    const { status, text } = await raw(path)
    expect([status === 200, text.includes('secret\n') || text === 'secret']).toEqual([false, false])
  })

  it.each([['GET', '/api/nowhere'], ['DELETE', '/api/events'], ['PUT', '/api/episodes'], ['GET', `/${'x'.repeat(4_000)}`]])('what is not there is a problem document: %s %s', async (method, path) => {
    // Oracle: RFC 9457; the detail stays short however long the address.
    const { status, text } = await raw(path, {}, method)
    expect(status).toBe(404)
    expect(JSON.parse(text)).toMatchObject({ status: 404, code: 'not-found' })
    expect(text.length).toBeLessThan(600)
  })
})
