import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Clock } from '../../../server/protocol/clock.ts'
import { hasChromium, openChromium, openScreen, settled, until } from '../../support/browser.ts'
import { startRealServer, type RealServer } from '../../support/real-server.ts'

const HOUR = 3_600_000
const hourOf = (iso: string | null): number => Date.parse(iso ?? '') / HOUR

describe.skipIf(!hasChromium)('the keyboard alone (needs chromium)', () => {
  let server: RealServer
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    browser = await openChromium()
    server = await startRealServer()
    page = (await openScreen(browser, server.address)).page
  })
  afterAll(async () => {
    await browser.close()
    await server.stop()
  })

  /** The room's clock as the server has it. */
  async function clock(): Promise<Clock> {
    const room = new URL(page.url()).searchParams.get('room') ?? ''
    return (await (await fetch(`${server.address}api/episodes/${room}`)).json() as { clock: Clock }).clock
  }
  const focused = () => page.evaluate('(() => { const at = document.activeElement; return at.getAttribute("aria-label") ?? (at.labels?.[0]?.querySelector("span") ?? at).innerText.trim() })()') as Promise<string>
  /** Goes on with Tab until the control of this name has the focus. */
  async function tabTo(name: string): Promise<void> {
    for (let stops = 0; stops < 200; stops++) {
      await page.keyboard.press('Tab')
      if (await focused() === name) return
    }
    throw new Error(`200 stops of Tab do not reach “${name}”`)
  }
  async function press(keys: string): Promise<void> {
    await page.keyboard.press(keys)
    await until(page, 'window.__xuefeng.pending === 0')
  }

  it('seeks to the start and the end, and steps by an hour and a day, both ways', async () => {
    // Oracle: by hand, against the clock that the server keeps: 192 hours, and 1 + 24 − 1 hours after the first.
    const { first, last } = await clock()
    expect(hourOf(last) - hourOf(first)).toBe(191)
    await press('Home')
    expect((await clock()).cursor).toBe(first)
    await press('ArrowRight')
    await press('Shift+ArrowRight')
    await press('ArrowLeft')
    expect(hourOf((await clock()).cursor) - hourOf(first)).toBe(24)
    await until(page, `window.__xuefeng.cursor === ${JSON.stringify((await clock()).cursor)}`)
    expect(await page.locator('.clock time').innerText()).toBe(((await clock()).cursor ?? '').slice(0, 16).replace('T', ' '))
    await press('End')
    expect((await clock()).cursor).toBe(last)
  })

  it('chooses a speed, plays and pauses, and the clock stands where the screen says', async () => {
    // Oracle: the server's clock before, while and after; 24 h/s moves on within the patience of the test.
    await press('Home')
    await tabTo('速度')
    for (let i = 0; i < 8 && (await clock()).speed !== 24; i++) await press('ArrowDown')
    expect((await clock()).speed).toBe(24)
    // A select has its own use for the space bar; on a chart it is the screen's again.
    await tabTo('PM₂.₅ µg/m³：实测、基准与分支（5%–95% 区间）')
    await press('Space')
    expect((await clock()).playing).toBe(true)
    await until(page, 'window.__xuefeng.playing && window.__xuefeng.hours > 20')
    await press('Space')
    const { playing, cursor, last } = await clock()
    expect(playing).toBe(false)
    expect(hourOf(cursor)).toBeLessThan(hourOf(last))
    await until(page, `window.__xuefeng.cursor === ${JSON.stringify(cursor)} && !window.__xuefeng.playing`)
  })

  it('drags the time line by arrow keys, hour by hour', async () => {
    // Oracle: a slider moves by its step, one hour, and the room follows.
    const before = hourOf((await clock()).cursor)
    await tabTo('时间线')
    await press('ArrowRight')
    await press('ArrowRight')
    await until(page, `Date.parse(window.__xuefeng.cursor) === ${(before + 2) * HOUR}`)
    expect(hourOf((await clock()).cursor)).toBe(before + 2)
    // What a slider has no use for is still the screen's: whoever has dragged it can play at once.
    await press('Space')
    expect((await clock()).playing).toBe(true)
    await press('Space')
    expect((await clock()).playing).toBe(false)
  })

  it('makes an order, changes a measure and its strength, and takes the branch away', async () => {
    // Oracle: the scenario that the room holds after each step.
    await press('End')
    await tabTo('无')
    await press('ArrowRight')
    await press('ArrowRight')
    await press('Space')
    await until(page, 'window.__xuefeng.branches.length === 1 && window.__xuefeng.branches[0].scenario.level === "orange"')
    await tabTo('机动车单双号限行')
    await press('Space')
    await until(page, 'window.__xuefeng.branches[0].scenario.measures?.some(one => one.id === "odd-even" && one.strength === 1)')
    await tabTo('机动车单双号限行的力度')
    await press('ArrowLeft')
    await until(page, 'window.__xuefeng.branches[0].scenario.measures?.some(one => one.id === "odd-even" && one.strength === 0.95)')
    await tabTo('删除')
    await press('Enter')
    await until(page, 'window.__xuefeng.branches.length === 0')
  })

  it('opens the sheet of keys and puts it away, and the focus comes back', async () => {
    // Oracle: the dialog pattern of ARIA: Escape closes, and focus returns to where it was.
    await tabTo('快捷键')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await until(page, 'document.activeElement.getAttribute("aria-label") === "快捷键"')
  })

  it('reaches every control with Tab, shows where it is, and is caught nowhere', async () => {
    // Oracle: the controls that the page has; a round of Tab has to pass each of them and come back to the first.
    await page.keyboard.press('b')
    await until(page, 'window.__xuefeng.branches.length === 1')
    await settled(page)
    await page.evaluate('document.activeElement.blur()')
    await page.evaluate('window.__stops = new Set(), window.__unseen = [], null')
    let stops = 0
    for (; stops < 250; stops++) {
      await page.keyboard.press('Tab')
      if (await page.evaluate(`(() => {
        const at = document.activeElement
        // Behind the last control lies the browser's own frame; the next stop is the first again.
        if (at === document.body) return false
        if (window.__stops.has(at)) return true
        window.__stops.add(at)
        if (getComputedStyle(at).outlineStyle === 'none') window.__unseen.push(at.outerHTML.slice(0, 80))
        return false
      })()`)) break
    }
    expect(stops).toBeLessThan(250)
    // One radio of a group stands for all of it; the others are reached by arrows.
    expect(await page.evaluate(`[...document.querySelectorAll('button, input, select')].filter(one => one.tabIndex >= 0 && !one.disabled && one.checkVisibility() && !window.__stops.has(one)).map(one => one.outerHTML.slice(0, 80))`)).toEqual([])
    expect(await page.evaluate('window.__unseen')).toEqual([])
  })
})
