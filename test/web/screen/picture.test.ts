import { mkdirSync, readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasChromium, inkOf, LAPTOP, openChromium, openScreen, settled, until, type Screen } from '../../support/browser.ts'
import { startRealServer, type RealServer } from '../../support/real-server.ts'

const picture = fileURLToPath(new URL('../../golden/screen.png', import.meta.url))
/** A README is read on slow lines too. */
const LARGEST = 600_000

describe.skipIf(!hasChromium)('the picture in the README (needs chromium)', () => {
  let server: RealServer
  let browser: Browser
  let screen: Screen
  beforeAll(async () => {
    browser = await openChromium()
    server = await startRealServer()
    screen = await openScreen(browser, server.address, LAPTOP)
  })
  afterAll(async () => {
    await browser.close()
    await server.stop()
  })

  /** Puts the room's clock on an hour, by the time line as a person does. */
  async function seek(page: Page, day: number, hour: number): Promise<void> {
    await page.getByRole('slider', { name: '时间线' }).fill(String(Date.UTC(2017, 0, day, hour - 8) / 3_600_000))
    await until(page, `window.__xuefeng.pending === 0 && window.__xuefeng.cursor === '2017-01-${day}T${String(hour).padStart(2, '0')}:00:00+08:00'`)
  }

  it('is what these steps show: an orange response, one two days earlier, the same in the whole region, and the clock just behind the peak', async () => {
    // Oracle: what the README says of the screen, element by element; fonts differ between machines, so no pixel is compared.
    const { page } = screen
    for (const [at, day] of [14, 12, 12].entries()) {
      await seek(page, day, 8)
      await page.keyboard.press('b')
      await until(page, `window.__xuefeng.branches.length === ${at + 1}`)
    }
    await page.getByRole('radio', { name: '区域联动' }).click()
    await until(page, 'window.__xuefeng.branches[2].scenario.where === "region"')
    await seek(page, 17, 2)
    await settled(page)
    await page.evaluate('document.activeElement.blur(), document.fonts.ready')
    await page.mouse.move(LAPTOP.width - 1, 45)

    expect(await page.locator('header .clock').innerText()).toBe('2017-01-17 02:00 UTC+8')
    expect(await page.locator('header .chip').allInnerTexts()).toEqual([expect.stringContaining('合成数据'), expect.stringContaining('回放'), expect.stringMatching(/AQI \d+/)])
    expect(await page.getByRole('region').evaluateAll(all => all.map(one => one.getAttribute('aria-label')))).toEqual([
      '结论', 'PM₂.₅ µg/m³：实测、基准与分支（5%–95% 区间）', '来源贡献（不是减排效果）µg/m³', '实测 O₃、NO₂ µg/m³', '气象', '比较', '事件',
    ])
    const names = ['橙 01-14 08:00', '橙 01-12 08:00', '橙 01-12 08:00 区域联动']
    expect((await page.getByRole('region', { name: '结论' }).locator('button[aria-pressed]').allInnerTexts()).map(text => text.split('\n')[0])).toEqual(names)
    expect((await page.getByRole('region', { name: '结论' }).locator('.alert-now').innerText()).replace(/\s+/g, ' ')).toMatch(/重污染天 红色预警/)
    expect((await page.getByRole('columnheader').allInnerTexts()).map(text => text.replaceAll('\u2011', '-').replace(/\s+/g, ' '))).toEqual(['指标', '基准', ...names])
    // Lines that lie on each other leave few pixels of their pure colour; one that is not drawn leaves none.
    for (const accent of ['#1f66a8', '#a8481c', '#23744f', '#1d2430']) expect(await inkOf(page, accent), `ink of ${accent}`).toBeGreaterThan(5)

    if (process.env['XUEFENG_UPDATE_GOLDEN'] === '1') {
      mkdirSync(fileURLToPath(new URL('../../golden', import.meta.url)), { recursive: true })
      await page.screenshot({ path: picture })
    }
    expect(screen.faults).toEqual([])
  })

  it('is committed, of a laptop\'s size, and light', () => {
    // Oracle: the header of the PNG format: width and height are the two numbers after IHDR.
    const head = readFileSync(picture).subarray(0, 24)
    expect(head.subarray(1, 4).toString('latin1')).toBe('PNG')
    expect([head.readUInt32BE(16), head.readUInt32BE(20)]).toEqual([LAPTOP.width, LAPTOP.height])
    expect(statSync(picture).size).toBeLessThanOrEqual(LARGEST)
  })
})
