import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { barriers } from '../../support/barriers.ts'
import { hasChromium, held, LAPTOP, openChromium, openScreen, PROJECTOR, settled, until, type Screen } from '../../support/browser.ts'
import { startRealServer, type RealServer } from '../../support/real-server.ts'
import { misfits } from '../../support/screen-fit.ts'

describe.skipIf(!hasChromium)('a screen for everyone (needs chromium)', () => {
  let server: RealServer
  let browser: Browser
  let screen: Screen
  let page: Page
  beforeAll(async () => {
    browser = await openChromium()
    server = await startRealServer()
    screen = await openScreen(browser, server.address)
    page = screen.page
  })
  afterAll(async () => {
    await browser.close()
    await server.stop()
  })

  /** The other language, by the button that leads there. */
  async function turn(): Promise<void> {
    const before = await page.evaluate('document.documentElement.lang')
    await page.getByRole('button', { name: /^(EN|中文)$/ }).click()
    await until(page, `document.documentElement.lang !== ${JSON.stringify(before)}`)
  }
  /** Both sizes that the issue names, in both languages. */
  async function misfitsEverywhere(): Promise<string[]> {
    const found: string[] = []
    for (const language of ['zh', 'en']) {
      for (const size of [LAPTOP, PROJECTOR]) {
        await page.setViewportSize(size)
        await until(page, `document.querySelector('.plot canvas').getBoundingClientRect().width <= document.querySelector('.plot').clientWidth`)
        found.push(...(await misfits(page)).map(one => `${language} ${size.width}: ${one}`))
      }
      await turn()
    }
    await page.setViewportSize(LAPTOP)
    return found
  }
  async function barriersInBoth(): Promise<string[]> {
    const found = await barriers(page)
    await turn()
    found.push(...await barriers(page))
    await turn()
    return found
  }

  it('has no barrier and cuts nothing off when it is fresh', async () => {
    // Oracle: axe-core, serious and critical rules; the boxes of every text against those of what holds it.
    expect(await barriersInBoth()).toEqual([])
    expect(await misfitsEverywhere()).toEqual([])
  })

  it('has no barrier and cuts nothing off with four branches of the longest names', async () => {
    // Oracle: as above. The levels are those of the catalogue.
    for (const level of ['橙', '红', '临界重污染', '重污染天']) {
      const { branches: { length } } = await held(page)
      await page.keyboard.press('b')
      await until(page, `window.__xuefeng.branches.length === ${length + 1} && window.__xuefeng.pending === 0`)
      await page.getByRole('radio', { name: level, exact: true }).click()
      await settled(page)
    }
    await page.getByRole('switch').first().click()
    await settled(page)
    expect(await barriersInBoth()).toEqual([])
    expect(await misfitsEverywhere()).toEqual([])
  })

  it('has no barrier and cuts nothing off in the middle of the episode, before an order begins', async () => {
    // Oracle: as above; the heaviest hours have the longest words.
    await page.getByRole('slider', { name: '时间线' }).press('PageDown')
    for (let days = 0; days < 3; days++) await page.keyboard.press('Shift+ArrowLeft')
    await until(page, 'window.__xuefeng.pending === 0')
    expect(await barriersInBoth()).toEqual([])
    expect(await misfitsEverywhere()).toEqual([])
  })

  it('has no barrier and cuts nothing off in the other views of the large chart, and in what they open', async () => {
    // Oracle: as above.
    for (const view of ['2', '3']) {
      await page.keyboard.press(view)
      await until(page, 'document.querySelector(".plot canvas") !== null')
      expect(await barriersInBoth()).toEqual([])
      expect(await misfitsEverywhere()).toEqual([])
    }
    await page.locator('.picker-button').click()
    await until(page, 'document.querySelector(".float") !== null')
    expect(await barriers(page, '.float')).toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('1')
  })

  it('has no barrier in what opens: tables, sources, reasons, the sheet of keys, a refusal', async () => {
    // Oracle: axe-core on each as it stands open, in both languages.
    const tables = page.locator('.charts header .button')
    for (const table of await tables.all()) await table.click()
    expect(await barriersInBoth()).toEqual([])
    for (const table of await tables.all()) await table.click()
    for (const opener of ['.mark.why', '.open-data', '.alert-now', 'header .button:nth-last-of-type(3)', 'header .button:nth-last-of-type(2)']) {
      for (const _language of ['zh', 'en']) {
        await page.locator(opener).first().click()
        await until(page, 'document.querySelector(".float") !== null')
        expect(await barriers(page, '.float')).toEqual([])
        await page.keyboard.press('Escape')
        await until(page, 'document.querySelector(".float") === null')
        await turn()
      }
    }
    for (let i = 0; i < 5; i++) await page.keyboard.press('b')
    await until(page, 'document.querySelector("[role=alert] p") !== null')
    expect(await barriers(page)).toEqual([])
  })

  it('made no error on the way', () => {
    // Oracle: the browser's console.
    expect(screen.faults).toEqual([])
  })
})
