import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatHour, hoursAfter, parseHour, type EventHour } from '../../../models/units/time.ts'
import { hasChromium, LAPTOP, openChromium, openScreen, PROJECTOR, until, type Screen } from '../../support/browser.ts'
import { startRealServer, type RealServer } from '../../support/real-server.ts'
import { misfits } from '../../support/screen-fit.ts'
import { observation, ONE } from '../../support/served.ts'

describe.skipIf(!hasChromium)('a live feed on the screen (needs chromium)', () => {
  let server: RealServer
  let browser: Browser
  let screen: Screen
  let page: Page
  /** The whole hour before the last one: not late by much, and none after now. */
  const newest = hoursAfter(parseHour(`${new Date().toISOString().slice(0, 13)}:00:00Z`) as EventHour, -1)
  const post = async (id: string, back: number, values: Record<string, number | null>): Promise<number> =>
    (await fetch(`${server.address}api/events`, { method: 'POST', headers: { 'content-type': ONE }, body: JSON.stringify(observation(id, formatHour(hoursAfter(newest, -back)), values)) })).status
  beforeAll(async () => {
    browser = await openChromium()
    server = await startRealServer(['--members', '4'])
    expect(await post('first', 1, { pm25: 70 })).toBe(202)
    screen = await openScreen(browser, `${server.address}?room=live`)
    page = screen.page
  })
  afterAll(async () => {
    await browser.close()
    await server.stop()
  })

  it('cuts nothing off while too little has come to tell a level, in both languages', async () => {
    // Oracle: the boxes of every text; the button of the level lies inside its card, which hides nothing and so would let it lie over the next one.
    for (const size of [LAPTOP, PROJECTOR]) {
      await page.setViewportSize(size)
      for (const language of ['zh-CN', 'en']) {
        await until(page, `document.documentElement.lang === ${JSON.stringify(language)} && document.querySelector('.alert-now') !== null`)
        expect(await page.evaluate(`(() => {
          const [button, card] = ['.alert-now', 'article:has(.alert-now)'].map(which => document.querySelector(which).getBoundingClientRect())
          return button.right < card.right && button.bottom < card.bottom
        })()`)).toBe(true)
        expect((await misfits(page)).map(one => `${language} ${size.width}: ${one}`)).toEqual([])
        await page.getByRole('button', { name: /^(EN|中文)$/ }).click()
      }
    }
  })

  it('follows what comes, and says what came late and what was corrected', async () => {
    // Oracle: the events that were posted: an hour that comes after a later one is late, a second body for an hour is a revision.
    await page.getByRole('button', { name: '展开' }).click()
    expect([await post('newer', 0, { pm25: 82 }), await post('late', 2, { pm25: 55 }), await post('again', 1, { pm25: 71 })]).toEqual([202, 202, 202])
    const line = page.locator('.events li').filter({ hasText: '数据到达' })
    for (const said of [/迟到/, /已修订/]) await expect.poll(() => line.allInnerTexts().then((all) => all.join('\n'))).toMatch(said)
    await expect.poll(() => page.locator('.charts .at').first().innerText()).toBe(formatHour(newest).slice(0, 16).replace('T', ' '))
  })
})
