import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CHANGE_HOURS, CHANGE_ROW, publishedOzone, writeChangePack } from '../../support/change-pack.ts'
import { hasChromium, openChromium, openScreen, until, type Screen } from '../../support/browser.ts'
import { startRealServer, type RealServer } from '../../support/real-server.ts'
import { savedPicture, savedTable } from '../../support/saved.ts'
import { ownFolder } from '../../support/small-pack.ts'

const folder = ownFolder()
/** The pack's PM2.5, said again: place is the station's number in the pack. */
const pm25 = (place: number, row: number): number => Math.round(60 + 5 * place + 20 * ((row * 7 + place) % 11) / 11)
/** As the server tells it at 298.15 K. */
const warm = (place: number, row: number): number => publishedOzone(place, row) * (row < CHANGE_ROW ? 273.15 / 298.15 : 1)

describe.skipIf(!hasChromium)('several stations on one axis (needs chromium)', () => {
  let server: RealServer
  let browser: Browser
  let screen: Screen
  let page: Page
  const asked: string[] = []
  beforeAll(async () => {
    browser = await openChromium()
    server = await startRealServer(['--pack', await writeChangePack(`${folder.path}/change`)])
    screen = await openScreen(browser, server.address)
    page = screen.page
    page.on('request', request => { if (request.url().includes('/series?')) asked.push(decodeURIComponent(request.url())) })
    await page.keyboard.press('3')
  })
  afterAll(async () => {
    await browser.close()
    await server.stop()
    folder.remove()
  })

  const panel = () => page.getByRole('region', { name: /^多站/ }).first()
  /** The legend: name of a line → what stands at the cursor. */
  async function legend(): Promise<Record<string, string>> {
    const items = await panel().locator('ul li:has(b)').evaluateAll(all => all.map(one => { const value = one.querySelector('b')?.textContent ?? ''; return [(one.textContent ?? '').trim().slice(0, -value.length), value] as const }))
    return Object.fromEntries(items)
  }
  /** Waits until the legend is this. */
  async function legendIs(wanted: Record<string, string>): Promise<void> {
    await expect.poll(legend, { timeout: 10_000 }).toEqual(wanted)
  }
  const last = CHANGE_HOURS - 1
  const seek = async (row: number): Promise<void> => {
    await page.getByRole('slider', { name: '时间线' }).fill(String(Date.UTC(2018, 7, 29, 17) / 3_600_000 + row))
    await until(page, `window.__xuefeng.pending === 0 && window.__xuefeng.hours === ${row + 1}`)
  }

  it('shows the district\'s station, thicker than all others, and its nearest, with what they reported', async () => {
    // Oracle: the rows of the pack, by its own rule; distances of the map: Donggaocun 5, Miyun 34, Shunyi 38 km.
    await legendIs(Object.fromEntries(['平谷', '东高村', '密云', '顺义'].map((name, place) => [name, String(pm25(place, last))])))
    const strokes = await panel().locator('ul svg line').evaluateAll(all => all.map(one => [one.getAttribute('stroke'), one.getAttribute('stroke-dasharray')].join(' ')))
    expect(new Set(strokes).size).toBe(4)
    expect(strokes[0]).toBe('#1d2430 ')
    expect(await panel().innerText()).toContain('各站只有实测；模型算的是平谷')
  })

  it('finds stations by name, says where they lie, and takes eight and no more', async () => {
    // Oracle: the stated number; Dingling is the farthest, 77 km to the west (measured on the map); the order of the list is by distance.
    await panel().getByRole('button', { name: /^站点/ }).click()
    const list = page.locator('.picker label')
    expect(await list.first().innerText()).toContain('区站')
    expect((await list.last().innerText()).replaceAll('\u00a0', ' ')).toMatch(/定陵[^]*77 km 西/)
    await page.getByRole('textbox', { name: '搜索名称' }).fill('天')
    expect(await list.allInnerTexts()).toHaveLength(1)
    await page.getByRole('checkbox', { name: /天坛/ }).check()
    await page.getByRole('textbox', { name: '搜索名称' }).fill('')
    for (const name of ['怀柔', '通州', '亦庄']) await page.getByRole('checkbox', { name: new RegExp(name) }).check()
    expect(await page.locator('.picker [role="status"]').innerText()).toBe('已选 8，最多 8')
    expect(await page.locator('.picker input[type="checkbox"]:disabled').count()).toBe(4)
    await page.keyboard.press('Escape')
    await expect.poll(async () => Object.keys(await legend()).length).toBe(8)
    await panel().getByRole('button', { name: /^站点/ }).click()
    for (const name of ['天坛', '怀柔', '通州', '亦庄']) await page.getByRole('checkbox', { name: new RegExp(name) }).uncheck()
    await page.keyboard.press('Escape')
  })

  it('shows any pollutant, at one state of the gas, under the same cursor as the other charts', async () => {
    // Oracle: the pack's ozone by its own rule, hours before the change told at 298.15 K by × 273.15 / 298.15.
    await panel().getByRole('combobox', { name: '污染物' }).selectOption('o3')
    expect(await panel().getByRole('combobox', { name: '全部按此气体状态' }).inputValue()).toBe('298.15K')
    await legendIs(Object.fromEntries(['平谷', '东高村', '密云', '顺义'].map((name, place) => [name, String(Math.round(warm(place, last)))])))
    await panel().getByRole('slider').focus()
    await page.keyboard.press('Home')
    for (let i = 0; i < 12; i++) await page.keyboard.press('ArrowRight')
    await legendIs(Object.fromEntries(['平谷', '东高村', '密云', '顺义'].map((name, place) => [name, String(Math.round(warm(place, 12)))])))
    for (const time of await page.locator('.charts li.at').allInnerTexts()) expect(time).toBe('2018-08-30 13:00')
  })

  it('knows MDA8 of every station as it builds', async () => {
    // Oracle: by hand from the pack's rule: the largest of the means of eight hours of the day so far; the day's last hour has seen all of them.
    await panel().getByRole('combobox', { name: '污染物' }).selectOption('o3_mda8')
    await panel().getByRole('slider').press('End')
    const day = (place: number) => Array.from({ length: 24 }, (_, i) => warm(place, 72 + i))
    const best = (place: number) => Math.max(...Array.from({ length: 17 }, (_, i) => day(place).slice(i, i + 8).reduce((a, b) => a + b, 0) / 8))
    await legendIs(Object.fromEntries(['平谷', '东高村', '密云', '顺义'].map((name, place) => [name, String(Math.round(best(place)))])))
    await panel().getByRole('combobox', { name: '污染物' }).selectOption('pm25')
  })

  it('marks what came late and what was withheld, in the table and in the file, and saves a picture', async () => {
    // Oracle: Miyun's row 60 came five hours late, Shunyi's 55,000 µg/m³ of row 30 cannot be.
    await legendIs(Object.fromEntries(['平谷', '东高村', '密云', '顺义'].map((name, place) => [name, String(pm25(place, last))])))
    const saved = await savedTable(page, /^多站/)
    expect(saved.file).toBe('change-pinggu-stations-pm25.csv')
    expect(saved.columns).toContain('particle state as published')
    expect([saved.rows[60]?.['time'], saved.rows[60]?.['miyun flags'], saved.rows[60]?.['miyun pm25 (µg/m³)']]).toEqual(['2018-09-01T13:00:00+08:00', 'late', String(pm25(2, 60))])
    expect([saved.rows[30]?.['shunyi pm25 (µg/m³)'], saved.rows[30]?.['shunyi reported but withheld'], saved.rows[30]?.['shunyi flags']]).toEqual(['', '55000', expect.stringContaining('range')])
    expect([saved.rows[10]?.['data'], saved.rows[10]?.['particle state as published'], saved.rows[90]?.['particle state as published']]).toEqual(['audited', '273.15K', 'ambient'])
    await panel().getByRole('button', { name: '表格' }).click()
    const row = (time: string) => panel().getByRole('row').filter({ has: page.getByRole('rowheader', { name: time }) })
    expect(await row('2018-08-31 07:00').innerText()).toContain('(55000)')
    expect(await row('2018-09-01 13:00').innerText()).toContain('迟到')
    await panel().getByRole('button', { name: '曲线' }).click()
    const picture = await savedPicture(page, /^多站/)
    expect([picture.file, picture.head.subarray(1, 4).toString('latin1')]).toEqual(['change-pinggu-stations-pm25.png', 'PNG'])
  })

  it('is as known at the clock: a value that had not come is not there, and comes with its hour', async () => {
    // Oracle: the late row by hand: it arrives with hour 65.
    await seek(61)
    await panel().getByRole('slider').press('End')
    await page.keyboard.press('ArrowLeft')
    await legendIs({ 平谷: String(pm25(0, 60)), 东高村: String(pm25(1, 60)), 密云: '—', 顺义: String(pm25(3, 60)) })
    await seek(70)
    await expect.poll(async () => (await legend())['密云']).toBe(String(pm25(2, 60)))
  })

  it('keeps up with a clock that plays, and does not flood the server', async () => {
    // Oracle: the bound written beside the code, one question at a time and a pause of 250 ms; then the pack's last row.
    await seek(0)
    await expect.poll(async () => (await legend())['平谷']).toBe(String(pm25(0, 0)))
    await page.getByRole('combobox', { name: '速度' }).selectOption('24')
    asked.length = 0
    const began = performance.now()
    await page.getByRole('button', { name: /^播放/ }).click()
    await until(page, `window.__xuefeng.hours === ${CHANGE_HOURS}`)
    await panel().getByRole('slider').press('End')
    await legendIs(Object.fromEntries(['平谷', '东高村', '密云', '顺义'].map((name, place) => [name, String(pm25(place, last))])))
    expect(asked.length).toBeLessThanOrEqual((performance.now() - began) / 250 + 1)
    // Not all of them asked for everything.
    expect(asked.some(one => one.includes('&from=2018-'))).toBe(true)
    expect(new Set(asked.map(one => /from=([^&]+)/.exec(one)?.[1])).size).toBeGreaterThan(1)
  })

  it('gives the focus back to the tab that was pressed, and makes no error', async () => {
    // Oracle: WAI-ARIA: what a person acts on keeps the focus; the browser's console. A question that was cancelled is none.
    await page.getByRole('radio', { name: '多站' }).focus()
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toContain('臭氧')
    expect(screen.faults.filter(fault => !fault.includes('/series?'))).toEqual([])
  })
})
