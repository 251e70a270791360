import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { barriers } from '../../support/barriers.ts'
import { drawn, hasChromium, LAPTOP, openChromium, PROJECTOR, until } from '../../support/browser.ts'
import { CHANGE_HOURS, CHANGE_ROW, publishedOzone, writeChangePack } from '../../support/change-pack.ts'
import { startRealServer, type RealServer } from '../../support/real-server.ts'
import { savedTable } from '../../support/saved.ts'
import { misfits } from '../../support/screen-fit.ts'
import { canvasTexts, watchCanvases } from '../../support/screen-texts.ts'
import { ownFolder } from '../../support/small-pack.ts'

const folder = ownFolder()
const RATIO = 273.15 / 298.15

describe.skipIf(!hasChromium)('a pack on both sides of 2018-09-01 (needs chromium)', () => {
  let server: RealServer
  let browser: Browser
  let page: Page
  let rooms: string[]
  beforeAll(async () => {
    browser = await openChromium()
    // The second is told at one state throughout, and its hours stand on both sides of the date all the same.
    const packs = [await writeChangePack(`${folder.path}/both`), await writeChangePack(`${folder.path}/one`, { gasState: '298.15K', quality: 'realtime', title: { zh: '一种状态', en: 'One state' } })]
    server = await startRealServer(packs.flatMap(pack => ['--pack', pack]))
    rooms = (await (await fetch(`${server.address}api/catalogue`)).json() as { packs: { room: string }[] }).packs.map(one => one.room)
    page = await (await browser.newContext({ viewport: LAPTOP })).newPage()
    await watchCanvases(page)
    await enter(0)
  })
  afterAll(async () => {
    await browser.close()
    await server.stop()
    folder.remove()
  })

  async function enter(at: number): Promise<void> {
    await page.goto(`${server.address}?room=${rooms[at]}&lang=zh`)
    await drawn(page)
  }
  const panel = (name: RegExp) => page.getByRole('region', { name }).first()
  const ozone = () => panel(/^臭氧与限值/)
  const plain = (text: string): string => text.replaceAll('\u00a0', ' ')
  const marks = async (): Promise<string[]> => (await page.locator('.charts .mark').allInnerTexts()).map(plain)

  it('says on every chart of gases and particles at which states they are told, and that the data are audited', async () => {
    // Oracle: the pack's manifest; GB 3095's amendment for particles, which are not converted.
    await expect.poll(marks).toEqual(['273.15 K→实况 · 已审核', '模拟 · 带 * 者仅先验', '273.15→298.15 K · 已审核'])
    expect(plain(await panel(/^PM₂.₅/).locator('.mark').getAttribute('title') ?? '')).toContain('因此不作换算')
    await page.keyboard.press('2')
    await expect.poll(marks).toEqual(['273.15→298.15 K · 已审核', '已审核', '273.15 K→实况 · 已审核'])
    await page.keyboard.press('3')
    await expect.poll(marks).toEqual(['273.15 K→实况 · 已审核', '模拟 · 带 * 者仅先验', '273.15→298.15 K · 已审核'])
    await panel(/^多站/).getByRole('combobox', { name: '污染物' }).selectOption('so2')
    await expect.poll(async () => (await marks())[0]).toBe('273.15→298.15 K · 已审核')
    await page.getByRole('button', { name: '来源与版本' }).click()
    const details = plain(await page.locator('.float dl').innerText())
    expect(details).toContain('气体浓度在 2018-09-01 00:00 之前按 273.15 K 计，之后按 298.15 K 计')
    expect(details).toContain('颗粒物浓度在 2018-09-01 之前按 273.15 K 计，之后按监测时的大气温度和压力（实况）计')
    await page.keyboard.press('Escape')
  })

  it('shows ozone at both states, never one line over the date, and marks the date', async () => {
    // Oracle: the pack's rule: the last noon was published at 298.15 K as 190 × 273.15 / 298.15; the same air at 273.15 K is 190 again.
    await canvasTexts(page)
    await page.keyboard.press('2')
    await ozone().getByRole('slider').focus()
    await page.keyboard.press('End')
    for (let i = 0; i < 10; i++) await page.keyboard.press('ArrowLeft')
    const row = CHANGE_HOURS - 1 - 10
    const values = async (): Promise<string[]> => (await ozone().locator('ul li:has(b)').allInnerTexts()).slice(0, 2).map(text => plain(text).replace('\n', ' '))
    await expect.poll(values).toEqual([`O₃ 273.15 K ${Math.round(publishedOzone(0, row) / RATIO)}`, `O₃ 298.15 K ${Math.round(publishedOzone(0, row))}`])
    expect((await canvasTexts(page)).map(plain)).toContain('298.15 K 起')
    expect(await ozone().locator('ul').innerText()).toContain('换算值')
  })

  it('writes both states, and which one was published, into the table and the file', async () => {
    // Oracle: × 273.15 / 298.15 hour by hour, to the rounding of published numbers; the hour labelled 00:00 of the first is the last of August.
    const saved = await savedTable(page, /^臭氧与限值/)
    for (const [row, one] of saved.rows.entries()) {
      const [cold, warm] = [Number(one['o3 (µg/m³ at 273.15 K)']), Number(one['o3 (µg/m³ at 298.15 K)'])]
      expect(one['gas state as published']).toBe(row < CHANGE_ROW ? '273.15K' : '298.15K')
      expect(row < CHANGE_ROW ? cold : warm).toBe(publishedOzone(0, row))
      expect(Math.abs(cold * RATIO - warm)).toBeLessThanOrEqual(0.002)
      expect(one['data']).toBe('audited')
    }
    expect(saved.rows[CHANGE_ROW - 1]?.['time']).toBe('2018-09-01T00:00:00+08:00')
    // MDA8 of the first of September mixes no two states: the day before has the same air.
    const mda8 = (row: number, state: string) => Number(saved.rows[row]?.[`o3 MDA8 so far (µg/m³ at ${state})`])
    expect(Math.abs(mda8(71, '273.15 K') - mda8(47, '273.15 K'))).toBeLessThanOrEqual(0.1)
    await ozone().getByRole('button', { name: '表格' }).click()
    expect((await ozone().getByRole('columnheader').allInnerTexts()).map(plain)).toEqual(['时间', 'O₃ 273.15 K', '标记', 'O₃ 298.15 K', '日最大 8 h（至今） 273.15 K', '日最大 8 h（至今） 298.15 K', '发布状态'])
    await ozone().getByRole('button', { name: '曲线' }).click()
  })

  it('shows many stations at one state at a time, and both in the file', async () => {
    // Oracle: as above; at 273.15 K the hours before the date are as published.
    await page.keyboard.press('3')
    const stations = panel(/^多站/)
    await stations.getByRole('combobox', { name: '污染物' }).selectOption('o3')
    await stations.getByRole('combobox', { name: '全部按此气体状态' }).selectOption('273.15K')
    await expect.poll(async () => (await stations.locator('ul li:has(svg) b').allInnerTexts())[0]).toMatch(/\d/)
    const saved = await savedTable(page, /^多站/)
    for (const [row, one] of saved.rows.entries()) {
      const [cold, warm] = [Number(one['pinggu o3 (µg/m³ at 273.15 K)']), Number(one['pinggu o3 (µg/m³ at 298.15 K)'])]
      expect(row < CHANGE_ROW ? cold : warm).toBe(publishedOzone(0, row))
      expect(Math.abs(cold * RATIO - warm)).toBeLessThanOrEqual(0.002)
    }
    await stations.getByRole('button', { name: '表格' }).click()
    expect(plain(await stations.getByRole('columnheader').nth(1).innerText())).toBe('平谷 273.15 K')
    await stations.getByRole('button', { name: '曲线' }).click()
  })

  it('shows both also where a pack declares one state for hours on both sides', async () => {
    // Oracle: issue 3: both shown across 2018-09-01. All is published at 298.15 K here, so the other is what is converted everywhere.
    await enter(1)
    await page.keyboard.press('2')
    await expect.poll(async () => (await marks())[0]).toBe('298.15 K · 实时')
    const saved = await savedTable(page, /^臭氧与限值/)
    for (const row of [10, 60]) {
      expect(saved.rows[row]?.['gas state as published']).toBe('298.15K')
      expect(Number(saved.rows[row]?.['o3 (µg/m³ at 298.15 K)'])).toBe(publishedOzone(0, row))
      expect(Math.abs(Number(saved.rows[row]?.['o3 (µg/m³ at 273.15 K)']) * RATIO - publishedOzone(0, row))).toBeLessThanOrEqual(0.001)
    }
    expect(saved.rows[10]?.['data']).toBe('realtime')
  })

  it('cuts nothing off and keeps nobody out, in both languages and sizes', async () => {
    // Oracle: the boxes of every text against those of what holds it; axe-core, serious and critical rules.
    await enter(0)
    const found: string[] = []
    for (const language of ['zh', 'en']) {
      for (const view of ['1', '2', '3']) {
        await page.keyboard.press(view)
        if (view === '3') await page.locator('.charts select').first().selectOption('o3_mda8')
        for (const size of [LAPTOP, PROJECTOR]) {
          await page.setViewportSize(size)
          await until(page, `document.querySelector('.plot canvas').getBoundingClientRect().width <= document.querySelector('.plot').clientWidth`)
          found.push(...(await misfits(page)).map(one => `${language} ${view} ${size.width}: ${one}`))
        }
        found.push(...await barriers(page))
      }
      await page.setViewportSize(LAPTOP)
      if (language === 'zh') await page.keyboard.press('l')
    }
    expect(found).toEqual([])
  })
})
