import { existsSync, readdirSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { IMPORT_LIMITS } from '../../../server/imports/desk.ts'
import { Catalogue } from '../../../server/protocol/catalogue.ts'
import { ImportPreview, ImportView } from '../../../server/protocol/imports.ts'
import { hasShared, sharedPath } from '../../support/shared.ts'
import { serveSample, type Served } from '../../support/served.ts'
import { PRSA_HEADER } from '../packs/importers/sample-import.ts'

let server: Served
beforeAll(async () => { server = await serveSample({ imports: { ...IMPORT_LIMITS, fileBytes: 4 * 1024 * 1024 } }) })
afterAll(async () => { await server.end() })

const PRSA = `${PRSA_HEADER}\n1,2016,12,15,0,127,150,18,69,2100,11,-4.3,1026.7,-12.9,0,"NNE",1.4,"Shunyi"\n2,2016,12,15,1,NA,150,18,69,2100,11,-4.3,1026.7,-12.9,0,"NNE",1.4,"Shunyi"\n`
type Body = NonNullable<ConstructorParameters<typeof Response>[0]>
async function ask(method: string, path: string, body?: Body | null, headers: Record<string, string> = {}) {
  const answer = await fetch(new URL(path, server.address), { method, headers, ...(body !== undefined && { body }), ...(body instanceof ReadableStream && { duplex: 'half' }) })
  const text = await answer.text()
  return { status: answer.status, type: answer.headers.get('content-type'), said: (text === '' ? null : JSON.parse(text)) as Record<string, unknown> }
}
const begin = async () => ImportView.parse((await ask('POST', 'api/imports')).said).id
const put = (id: string, name: string, body: Body) => ask('PUT', `api/imports/${id}/files/${encodeURIComponent(name)}`, body)
const preview = async (id: string) => ImportPreview.parse((await ask('GET', `api/imports/${id}/preview`)).said)
async function over(id: string) {
  for (;;) {
    const view = ImportView.parse((await ask('GET', `api/imports/${id}`)).said)
    if (view.phase !== 'importing') return view
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}
/** Every file of the data folder that an import could have made. */
const brought = () => ['imports', 'packs'].flatMap(part => existsSync(join(server.folder, 'data', part)) ? readdirSync(join(server.folder, 'data', part), { recursive: true, withFileTypes: true }) : [])
  .filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name).slice(server.folder.length + 1))

it('who sends too large a file is told that the connection ends, so that the next request is not lost on it', async () => {
  // Oracle: RFC 9112, 9.6: a server that will close a connection says so.
  const id = await begin()
  const answer = await fetch(new URL(`api/imports/${id}/files/a.csv`, server.address), { method: 'PUT', body: 'x'.repeat(5 * 1024 * 1024) })
  expect([answer.status, answer.headers.get('connection')]).toEqual([413, 'close'])
  const taken = await fetch(new URL(`api/imports/${id}/files/a.csv`, server.address), { method: 'PUT', body: 'x' })
  expect([taken.status, taken.headers.get('connection')]).toEqual([201, 'keep-alive'])
  await ask('DELETE', `api/imports/${id}`)
})

describe('files become a room', () => {
  it('sent, looked at, asked for and imported over HTTP, and the pack is opened beside the others', async () => {
    // Oracle: the rows by eye: UCI's CO of 2100 µg/m³ is 2.1 mg/m³; 0.005 mg/m³ of PM2.5 is 5 µg/m³, by the answer.
    const id = await begin()
    expect(await put(id, 'PRSA_x.csv', PRSA)).toMatchObject({ status: 201, said: { name: 'PRSA_x.csv', bytes: PRSA.length } })
    await put(id, '平谷.csv', 'time,station,pm25\n2016-12-15T00:00:00+08:00,pinggu,0.005\n')
    const first = await preview(id)
    expect([first.ready, first.files.map(({ name, format, asks }) => [name, format, asks.map(({ what, column }) => `${what} ${column}`)])]).toEqual([false, [['PRSA_x.csv', 'prsa', []], ['平谷.csv', 'long', ['unit pm25']]]])
    expect(await ask('PUT', `api/imports/${id}/answers`, JSON.stringify({ answers: [{ files: ['平谷.csv'], unitOf: { pm25: 'mg/m³' } }] }))).toMatchObject({ status: 204, said: null })
    expect((await preview(id)).ready).toBe(true)
    expect(await ask('POST', `api/imports/${id}`, JSON.stringify({ station: 'shunyi', name: '两站' }))).toMatchObject({ status: 202, said: { phase: 'importing' } })
    const { pack, failure } = await over(id)
    expect([failure, pack]).toMatchObject([null, { station: 'shunyi', stations: 2 }])
    const catalogue = async () => Catalogue.parse((await ask('GET', 'api/catalogue')).said).packs.map(({ title, sha256 }) => [title.zh, sha256])
    expect((await catalogue()).at(-1)).toEqual(['两站', pack?.sha256])
    const opened = await ask('POST', 'api/episodes', JSON.stringify({ pack: pack?.sha256 }))
    expect(opened).toMatchObject({ status: 201, said: { sha256: pack?.sha256, mode: 'replay' } })
    const room = await ask('GET', `api/episodes/${String(opened.said['room'])}`)
    expect(room.said).toMatchObject({ view: { station: 'shunyi', pack: { title: { zh: '两站' }, synthetic: false } }, hours: { count: 2, observed: { pm25: [127, null], co: [2.1, 2.1] } } })
    const other = await ask('GET', `api/episodes/${String(opened.said['room'])}/series?stations=pinggu&columns=pm25`)
    expect(other.said).toMatchObject({ stations: { pinggu: { pm25: [5, null] } } })
    expect(brought().filter(path => path.startsWith('data/imports'))).toEqual([])
    expect(await catalogue()).toHaveLength(2)
  })

  it('what cannot be imported is told by the import itself, as a sentence with a place', async () => {
    // Oracle: no hour of the file lies in 2020.
    const id = await begin()
    await put(id, 'PRSA_x.csv', PRSA)
    await ask('POST', `api/imports/${id}`, JSON.stringify({ from: '2020-01-01T00:00:00+08:00' }))
    expect(await over(id)).toMatchObject({ phase: 'failed', failure: { code: 'import.refused', detail: expect.stringContaining('the files reach from 2016-12-15T00:00:00+08:00 to 2016-12-15T01:00:00+08:00') as string, problem: { code: 'range.empty' } } })
    await ask('DELETE', `api/imports/${id}`)
  })
})

describe('what hostile or broken senders cause', () => {
  it.each(['../../../evil.csv', '/etc/passwd', '..', '.', 'a\\..\\b', 'a\0b', 'a\nb', 'x'.repeat(201), ' a', '\u202egpj.exe'])('a file named %j is refused, and nothing of it reaches the disk', async (name) => {
    // Oracle: the data folder before and after, and the folder above it.
    const id = await begin()
    const before = [brought(), readdirSync(server.folder)]
    const answer = await fetch(new URL(`api/imports/${id}/files/${encodeURIComponent(name)}`, server.address), { method: 'PUT', body: 'x' })
    // A dot alone is taken out of the address on its way, and another address is met.
    expect([[404, 422], await answer.json()]).toMatchObject([expect.arrayContaining([answer.status]), { code: expect.stringMatching(/^(upload\.name|not-found|message\.malformed)$/) as string }])
    expect([brought(), readdirSync(server.folder)]).toEqual(before)
    await ask('DELETE', `api/imports/${id}`)
  })

  it('a name that was written with care to be none never leaves the folder: raw bytes on the socket', async () => {
    // Oracle: the bytes are sent as they stand, past what a browser would mend.
    const id = await begin()
    for (const path of [`/api/imports/${id}/files/..%2f..%2f..%2fevil`, `/api/imports/${id}/files/%2e%2e%2f%2e%2e`, `/api/imports/../imports/${id}/files/../../x`, `/api/imports/..%2f..%2f/files/x`, `//api/imports/${id}/files/%00`]) {
      expect(await raw(`PUT ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx`)).toMatch(/^HTTP\/1\.1 4\d\d /)
    }
    // What is no UTF-8 is a name as it was written; the file lies under a number.
    expect(await raw(`PUT /api/imports/${id}/files/%ff%fe HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx`)).toMatch(/^HTTP\/1\.1 201 /)
    expect(brought().filter(path => path.includes(id))).toEqual([expect.stringMatching(/\/files\/\d+$/)])
    await ask('DELETE', `api/imports/${id}/files/${encodeURIComponent('%ff%fe')}`)
    expect(readdirSync(server.folder).sort()).toEqual(['data', 'pack', 'screen', 'secret.txt'])
    expect(brought().filter(path => path.includes(id))).toEqual([])
    await ask('DELETE', `api/imports/${id}`)
  })

  it('a gigabyte that is announced is refused before it comes, and one that is not at the limit; memory does not grow with it', async () => {
    // Oracle: the limit of this server is 4 MiB a file; the sender of the second counts what was taken from it.
    const id = await begin()
    expect(await raw(`PUT /api/imports/${id}/files/big HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1073741824\r\nConnection: close\r\n\r\n`)).toMatch(/^HTTP\/1\.1 413 [\s\S]*upload\.too-large/)
    const piece = new Uint8Array(1 << 16)
    let taken = 0
    const endless = new ReadableStream<Uint8Array>({ pull(controller) { taken += piece.length; if (taken < 1 << 30) controller.enqueue(piece); else controller.close() } })
    const answer = await ask('PUT', `api/imports/${id}/files/big`, endless).catch(() => null)
    // The server may have closed the line before the sender read why.
    if (answer !== null) expect(answer).toMatchObject({ status: 413, type: 'application/problem+json', said: { code: 'upload.too-large', detail: expect.stringContaining('a file may have 4 MiB') as string } })
    expect(taken).toBeLessThan(64 << 20)
    expect([brought().filter(path => path.includes(id)), ImportView.parse((await ask('GET', `api/imports/${id}`)).said)]).toMatchObject([[], { files: 0, bytes: 0 }])
    await ask('DELETE', `api/imports/${id}`)
  })

  it('an upload that breaks off leaves nothing, chunked or announced, and the next one is whole', async () => {
    // Oracle: half of the octets, then the line is cut.
    const id = await begin()
    for (const head of ['Content-Length: 1000\r\n\r\ntime,stat', 'Transfer-Encoding: chunked\r\n\r\n9\r\ntime,stat\r\n']) {
      await cut(`PUT /api/imports/${id}/files/a.csv HTTP/1.1\r\nHost: 127.0.0.1\r\n${head}`, () => brought().some(path => path.includes(id)))
      while (brought().some(path => path.includes(id))) await new Promise(resolve => setTimeout(resolve, 5))
      expect((await ask('GET', `api/imports/${id}`)).said).toMatchObject({ files: 0, bytes: 0 })
    }
    expect((await put(id, 'PRSA_x.csv', PRSA)).status).toBe(201)
    expect((await preview(id)).files.map(({ name }) => name)).toEqual(['PRSA_x.csv'])
    await ask('DELETE', `api/imports/${id}`)
  })

  it('a page of another origin neither begins, sends, answers nor cancels', async () => {
    // Oracle: the Origin check of every other write.
    const id = await begin()
    const foreign = { origin: 'http://evil.example' }
    for (const [method, path] of [['POST', 'api/imports'], ['PUT', `api/imports/${id}/files/a`], ['PUT', `api/imports/${id}/answers`], ['POST', `api/imports/${id}`], ['DELETE', `api/imports/${id}`]] as const) {
      expect(await ask(method, path, method === 'DELETE' ? null : '{}', foreign)).toMatchObject({ status: 403, said: { code: 'origin.forbidden' } })
    }
    expect((await ask('GET', `api/imports/${id}`)).status).toBe(200)
    await ask('DELETE', `api/imports/${id}`)
  })

  it.each([
    ['GET', '', undefined, 404, 'import.unknown'], ['GET', '/preview', undefined, 404, 'import.unknown'], ['DELETE', '', undefined, 404, 'import.unknown'], ['PUT', '/files/a', 'x', 404, 'import.unknown'], ['POST', '', '{}', 404, 'import.unknown'],
  ])('%s of an import that is not there%s is refused', async (method, path, body, status, code) => {
    // Oracle: RFC 9457 with the stable codes.
    expect(await ask(method, `api/imports/nowhere${path}`, body)).toMatchObject({ status, type: 'application/problem+json', said: { status, code } })
  })

  it.each([
    ['PUT', '/answers', '{'], ['PUT', '/answers', '{"answers":[{}]}'], ['PUT', '/answers', '{"answers":[{"files":["a"],"gasState":"0K"}]}'], ['PUT', '/answers', '{"stations":[{"id":"x","lon":999,"lat":0}]}'],
    ['POST', '', '{"from":"yesterday"}'], ['POST', '', '{"extra":1}'], ['POST', '', '[]'], ['POST', '', '{"name":"\\ud800"}'],
  ])('%s%s with the body %s does not fit, and nothing begins', async (method, path, body) => {
    // Oracle: the schemas of the document.
    const id = await begin()
    expect(await ask(method, `api/imports/${id}${path}`, body)).toMatchObject({ status: 400, said: { code: 'message.malformed', detail: expect.stringMatching(/\S/) as string } })
    expect(await over(id)).toMatchObject({ phase: 'open', failure: null })
    expect((await ask('DELETE', `api/imports/${id}/files/none`)).status).toBe(404)
    expect((await ask('DELETE', `api/imports/${id}`)).status).toBe(204)
  })
})

describe.skipIf(!hasShared)('with measured files (needs ../shared)', () => {
  it('every kind of file that is at hand is understood, and only what they do not say is asked', async () => {
    // Oracle: SOURCES.md: rows of each file; units are stated in all but Tunghai's, which were inferred.
    const { openAsBlob } = await import('node:fs')
    const files = ['uci_multisite/PRSA_Data_Shunyi_20130301-20170228.csv.gz', 'beijing35/donggaocun_hourly.csv.gz', 'episodes/pm_201612_red3.csv', 'openair/mydata_marylebone_1998_2005.csv.gz', 'voc/tunghai_taichung_supersite_2021_02_03.csv.gz']
    const id = await begin()
    for (const path of files) expect((await put(id, path.split('/')[1] ?? '', await openAsBlob(sharedPath('data', path)))).status).toBe(201)
    const found = await preview(id)
    expect(found.files.map(({ name, format, mapping, asks, problemCount }) => [name.split(/[_.]/)[0], format, mapping, asks.map(({ what, column }) => `${what} ${column}`), problemCount])).toEqual([
      ['PRSA', 'prsa', null, [], 0], ['donggaocun', 'beijing-wide', null, [], 0], ['mydata', 'long', 'openair-mydata', [], 0], ['pm', 'long', 'pinggu-episodes', [], 0], ['tunghai', null, null, ['mapping tunghai-aeroviz'], 1],
    ])
    expect(found.files[0]?.rows).toBe(35_064)
    await ask('PUT', `api/imports/${id}/answers`, JSON.stringify({ answers: [{ files: ['tunghai_taichung_supersite_2021_02_03.csv.gz'], mapping: 'tunghai-aeroviz' }] }))
    expect(await preview(id)).toMatchObject({ ready: true, files: expect.arrayContaining([expect.objectContaining({ format: 'long', mapping: 'tunghai-aeroviz', asks: [], problemCount: 0 })]) as unknown[] })
    await ask('DELETE', `api/imports/${id}`)
  })

  it('December 2016 of 35 stations comes in while a room answers', async () => {
    // Oracle: pinggu.md: observed peak 483 at 2016-12-22T05:00+08:00; 7 files × 26,952 rows by SOURCES.md.
    const id = await begin()
    const files = readdirSync(sharedPath('data', 'beijing35')).filter(name => name.includes('35stations'))
    const { openAsBlob } = await import('node:fs')
    for (const name of files) expect((await put(id, name, await openAsBlob(sharedPath('data', 'beijing35', name)))).status).toBe(201)
    const found = await preview(id)
    expect([found.ready, found.station, found.files.every(({ rows, stationCount }) => rows === 26_952 && stationCount === 35)]).toEqual([true, 'pinggu', true])
    await ask('POST', `api/imports/${id}`, JSON.stringify({ from: '2016-12-15T01:00:00+08:00', to: '2016-12-23T00:00:00+08:00' }))
    let answered = 0
    while (ImportView.parse((await ask('GET', `api/imports/${id}`)).said).phase === 'importing') { expect((await ask('GET', `api/episodes/${server.room}`)).status).toBe(200); answered++ }
    expect(answered).toBeGreaterThan(3)
    const { pack } = await over(id)
    const opened = await ask('POST', 'api/episodes', JSON.stringify({ pack: pack?.sha256 }))
    const room = await ask('GET', `api/episodes/${String(opened.said['room'])}`) as unknown as { said: { hours: { from: string; observed: { pm25: (number | null)[] } } } }
    const peak = Math.max(...room.said.hours.observed.pm25.map(value => value ?? 0))
    expect([peak, room.said.hours.from, room.said.hours.observed.pm25.indexOf(peak)]).toEqual([483, '2016-12-15T01:00:00+08:00', 7 * 24 + 4])
  })
})

/** Sends the bytes as they stand, and gives what comes back until the line is closed. */
function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(server.address).port), '127.0.0.1', () => { socket.write(text) })
    let came = ''
    socket.setEncoding('utf8').on('data', (part: string) => { came += part })
    socket.on('close', () => { resolve(came) }).on('error', reject)
  })
}

/** Sends the bytes, and cuts the line once `when` says so. */
async function cut(text: string, when: () => boolean): Promise<void> {
  const socket = connect(Number(new URL(server.address).port), '127.0.0.1', () => { socket.write(text) })
  socket.on('error', () => {})
  while (!when()) await new Promise(resolve => setTimeout(resolve, 5))
  socket.destroy()
}
