import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasChromium, openChromium } from '../../support/browser.ts'
import { serveSample, type Served } from '../../support/served.ts'

let server: Served
beforeAll(async () => { server = await serveSample() })
afterAll(async () => { await server.end() })

describe('the page of the interface', () => {
  it.each([['api/docs', 'text/html'], ['api/docs/swagger-ui.css', 'text/css'], ['api/docs/swagger-ui-bundle.js', 'text/javascript'], ['api/docs/begin.js', 'text/javascript']])('%s is there as %s', async (path, type) => {
    // Oracle: RFC 2046 and WHATWG: browsers run and apply nothing of another type under nosniff, which this server says.
    const answer = await server.get(path)
    expect([answer.status, answer.headers.get('content-type')?.startsWith(type), answer.headers.get('x-content-type-options')]).toEqual([200, true, 'nosniff'])
  })

  it.each(['api/docs/package.json', 'api/docs/..%2f..%2fpackage.json', 'api/docs/constructor', 'api/docs/swagger-ui-bundle.js.map'])('%s is no part of it', async (path) => {
    // Oracle: three parts and no other file of the package or the disk.
    const answer = await server.get(path)
    expect([answer.status, (await answer.json() as { code: string }).code]).toEqual([404, 'not-found'])
  })

  it('runs nothing at install: the one package that would is not let', () => {
    // Oracle: npm's documentation of ignore-scripts; Scarf's of scarfSettings; the lock file says who would run something.
    const read = (name: string) => readFileSync(new URL(`../../../${name}`, import.meta.url), 'utf8')
    const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, { hasInstallScript?: boolean }> }
    expect(Object.entries(packages).flatMap(([name, { hasInstallScript }]) => hasInstallScript === true ? [name] : [])).toEqual(['node_modules/@scarf/scarf'])
    expect(read('.npmrc').split('\n')).toContain('ignore-scripts=true')
    expect(JSON.parse(read('package.json'))).toMatchObject({ scarfSettings: { enabled: false } })
  })
})

describe.skipIf(!hasChromium)('the page of the interface in a browser (needs chromium)', () => {
  let browser: Browser
  beforeAll(async () => { browser = await openChromium() })
  afterAll(async () => { await browser.close() })

  it('shows every route of the document, with nothing but this server', async () => {
    // Oracle: the document's own list; the browser refuses every other address, and its console has nothing to say, the content policy included.
    const page = await browser.newPage()
    const [strange, faults]: [string[], string[]] = [[], []]
    await page.route(url => url.origin !== new URL(server.address).origin, route => { strange.push(route.request().url()); return route.abort() })
    page.on('console', message => { if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text()) })
    page.on('pageerror', error => { faults.push(error.message) })
    await page.goto(new URL('api/docs', server.address).href)
    await page.locator('.opblock').last().waitFor()
    const shown = await page.evaluate(`[...document.querySelectorAll('.opblock')].map(one => one.querySelector('.opblock-summary-method').innerText.toLowerCase() + ' ' + one.querySelector('.opblock-summary-path').dataset.path)`) as string[]
    const { paths } = await (await server.get('api/openapi.json')).json() as { paths: Record<string, Record<string, unknown>> }
    expect(shown.sort()).toEqual(Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map(method => `${method} ${path}`)).sort())
    // One of them opened: its parameters, schemas and answers are drawn.
    await page.locator('.opblock', { hasText: '/api/imports/{id}/answers' }).locator('.opblock-summary').first().click()
    await page.locator('.opblock.is-open .responses-table').waitFor()
    expect(await page.locator('.opblock.is-open').innerText()).toMatch(/204[\s\S]*413/)
    expect([strange, faults]).toEqual([[], []])
    await page.close()
  })

  it('asks the server what a reader tries', async () => {
    // Oracle: GET /healthz by hand.
    const page = await browser.newPage()
    await page.goto(new URL('api/docs', server.address).href)
    const block = page.locator('.opblock', { has: page.locator('[data-path="/healthz"]') })
    await block.locator('.opblock-summary').click()
    await block.getByRole('button', { name: 'Try it out' }).click()
    await block.getByRole('button', { name: 'Execute' }).click()
    await block.locator('.live-responses-table .microlight, .live-responses-table code').first().waitFor()
    expect((await block.locator('.live-responses-table').innerText()).replace(/\s+/g, '')).toContain('"ok":true')
    await page.close()
  })
})
