import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawn, hasChromium, LAPTOP, openChromium, settled, until } from '../../support/browser.ts'
import { startRealServer, type RealServer } from '../../support/real-server.ts'
import { canvasTexts, screenTexts, watchCanvases } from '../../support/screen-texts.ts'

/** What is written in Latin letters in Chinese too: names, formulas, units, keys, and the way back to English. */
const ANYWHERE = /^(Xuefeng|AQI|PM|NOx|NO|SO|CO|VOC|NH|UTC|CSV|PNG|EN|English|Node|Home|End|PgUp|PgDn|hPa|kPa|K|ppb|km|MDA|UCI|OpenAQ|JSON|gzip|h|s|m|µg|mg|g|C|B|L|O)$/
const CHINESE = /[\u3400-\u9fff\u3000-\u303f\uff00-\uffef]/

/** Words of other languages than `lang` in what is said to be `lang`; sources are quoted as they are and say so, and the project has one name. */
function strangers(texts: readonly { readonly text: string; readonly lang: string; readonly where: string }[], lang: 'zh' | 'en'): string[] {
  return texts.filter(one => lang === 'en' ? one.lang !== 'zh-CN' && CHINESE.test(one.text.replace('中文 / English', '').replace('削峰 Xuefeng', '')) : one.lang !== 'en' && (one.text.match(/[A-Za-zµ]+/g) ?? []).some(word => !ANYWHERE.test(word)))
    .map(one => `${one.where}: ${one.text}`)
}

describe.skipIf(!hasChromium)('the two languages (needs chromium)', () => {
  let server: RealServer
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    browser = await openChromium()
    server = await startRealServer()
    page = await (await browser.newContext({ viewport: LAPTOP, locale: 'en-US' })).newPage()
    await watchCanvases(page)
    await page.goto(server.address)
    await drawn(page)
  })
  afterAll(async () => {
    await browser.close()
    await server.stop()
  })

  const everything = async () => [...await screenTexts(page), ...(await canvasTexts(page)).map(text => ({ text, lang: '', where: 'canvas' }))]
  /** Opens, one after the other, all that a person can open, and gives every text that was ever shown. */
  async function allTexts(): Promise<Awaited<ReturnType<typeof everything>>> {
    const texts = await everything()
    for (const opener of ['.mark.why', '.open-data', '.alert-now', 'header .button:nth-last-of-type(3)', 'header .button:nth-last-of-type(2)']) {
      await page.locator(opener).first().click()
      await until(page, 'document.querySelector(".float") !== null')
      texts.push(...await everything())
      await page.keyboard.press('Escape')
      await until(page, 'document.querySelector(".float") === null')
    }
    for (const view of ['2', '3', '1']) {
      await page.keyboard.press(view)
      await until(page, 'document.querySelector(".plot canvas") !== null')
      texts.push(...await everything())
      const picker = page.locator('.picker-button')
      if (await picker.count() === 0) continue
      await picker.first().click()
      await until(page, 'document.querySelector(".float") !== null')
      texts.push(...await everything())
      await page.keyboard.press('Escape')
    }
    const tables = page.locator('.charts header .button')
    for (const table of await tables.all()) await table.click()
    texts.push(...await everything())
    for (const table of await tables.all()) await table.click()
    return texts
  }
  async function branches(): Promise<void> {
    await page.keyboard.press('b')
    await page.keyboard.press('b')
    await until(page, 'window.__xuefeng.branches.length === 2')
    await page.getByRole('switch').first().click()
    await until(page, 'window.__xuefeng.branches.some(one => one.scenario.measures !== undefined)')
    await settled(page)
    await page.keyboard.press('Shift+ArrowLeft')
    await until(page, 'window.__xuefeng.pending === 0')
  }

  it('begins in Chinese, whatever the browser speaks, and leaves nothing untranslated', async () => {
    // Oracle: product.md, Chinese first; every text of page and canvas, against a list of names, formulas and units that are Latin in Chinese as well.
    expect(await page.evaluate('[document.documentElement.lang, navigator.language]')).toEqual(['zh-CN', 'en-US'])
    const fresh = await everything()
    expect(fresh.length).toBeGreaterThan(100)
    expect(strangers(fresh, 'zh')).toEqual([])
    await branches()
    const texts = await allTexts()
    expect(texts.some(one => one.where === 'canvas' && one.text === '当前')).toBe(true)
    expect(strangers(texts, 'zh')).toEqual([])
  })

  it('is one click away from English, and leaves nothing untranslated there', async () => {
    // Oracle: no Chinese character or full-width mark anywhere but in the button that leads back.
    await canvasTexts(page)
    await page.getByRole('button', { name: 'EN', exact: true }).click()
    await until(page, 'window.__drawn.has("now")')
    await canvasTexts(page)
    // A redraw, so that what stands on the canvases is written once more.
    await page.setViewportSize({ ...LAPTOP, height: LAPTOP.height - 20 })
    await until(page, 'window.__drawn.has("now")')
    const texts = await allTexts()
    expect(strangers(texts, 'en')).toEqual([])
    expect(texts.some(one => one.text.includes('SYNTHETIC'))).toBe(true)
    expect(texts.some(one => one.where === 'canvas' && one.text.includes('heavy'))).toBe(true)
  })

  it('says in the viewer\'s language why something was not done', async () => {
    // Oracle: the ninth branch is one too many (a limit of the room); the server says it in English.
    for (let i = 0; i < 7; i++) await page.keyboard.press('b')
    await until(page, 'document.querySelector("[role=alert] p") !== null')
    expect(strangers(await everything(), 'en')).toEqual([])
    await page.getByRole('button', { name: '中文', exact: true }).click()
    expect(await page.getByRole('alert').innerText()).toContain('没有执行：一个会商室的分支数已到上限')
    await settled(page)
    expect(strangers(await everything(), 'zh')).toEqual([])
  })

  it('keeps the language that was chosen', async () => {
    // Oracle: the same person comes back: by reload, and by the bare address.
    await page.keyboard.press('Escape')
    await page.keyboard.press('l')
    await page.reload()
    await drawn(page)
    expect(await page.evaluate('document.documentElement.lang')).toBe('en')
    await page.goto(server.address)
    await drawn(page)
    expect(await page.evaluate('document.documentElement.lang')).toBe('en')
  })
})
