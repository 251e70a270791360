import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Snapshot } from '../../../server/protocol/server.ts'
import { hasChromium, LAPTOP, openChromium, openScreen, PROJECTOR, settled, until, type Screen } from '../../support/browser.ts'
import { barriers } from '../../support/barriers.ts'
import { writeDoubtfulPack } from '../../support/doubtful-pack.ts'
import { writeForgedPack } from '../../support/forged-pack.ts'
import { startRealServer, type RealServer } from '../../support/real-server.ts'
import { misfits } from '../../support/screen-fit.ts'
import { ownFolder } from '../../support/small-pack.ts'

describe.skipIf(!hasChromium)('the event panel (needs chromium)', () => {
  let folder: ReturnType<typeof ownFolder>
  let server: RealServer
  let browser: Browser
  let screen: Screen
  let page: Page
  beforeAll(async () => {
    folder = ownFolder()
    browser = await openChromium()
    server = await startRealServer(['--pack', writeDoubtfulPack(join(folder.path, 'pack')), '--pack', writeForgedPack(join(folder.path, 'forged')), '--members', '4'])
    screen = await openScreen(browser, server.address)
    page = screen.page
    await page.getByRole('button', { name: '展开' }).press('Enter')
  })
  afterAll(async () => {
    await browser.close()
    await server.stop()
    folder.remove()
  })

  const lines = (): Promise<string[]> => page.locator('.events li').allInnerTexts().then((all) => all.map((text) => text.replace(/\s+/g, ' ').trim()))
  const line = (words: string) => page.locator('.events li').filter({ hasText: words })
  const kind = (name: string) => page.getByRole('button', { name: new RegExp(`^${name} \\d+$`) })
  const focused = () => page.evaluate('(document.activeElement.getAttribute("aria-label") ?? document.activeElement.innerText).trim().replace(/\\s+/g, " ")') as Promise<string>
  async function hours(): Promise<Snapshot['hours']> {
    const room = new URL(page.url()).searchParams.get('room') ?? ''
    return Snapshot.parse(await (await fetch(`${server.address}api/episodes/${room}`)).json()).hours
  }
  async function press(...keys: string[]): Promise<void> { for (const key of keys) await page.keyboard.press(key) }

  it('says what is doubted and why, what came late, and who did what, the newest first', async () => {
    // Oracle: the changes of doubtful-pack.ts by hand: hour 60 after 01-10 01:00 is 01-12 13:00, hour 100 is 01-14 05:00.
    await expect.poll(lines).toContainEqual(expect.stringContaining('01-12 13:00 存疑 PM₂.₅ · 超出量程：2400 µg/m³，未采用'))
    const all = await lines()
    expect(all).toContainEqual(expect.stringContaining('01-14 05:00 存疑 PM₂.₅ · 突跳：1500 µg/m³，未采用'))
    expect(all.find((text) => text.includes('长时间不变'))).toMatch(/^01-13 20:00 .*20 mg\/m³，未采用 · 共 7 小时/)
    expect(all.find((text) => text.includes('数据到达'))).toMatch(/^01-11 17:00 数据到达 .*迟到 · 共 2 小时/)
    expect(all).toContainEqual(expect.stringContaining('会商室打开 系统'))
    expect(all).toContainEqual(expect.stringContaining('01-12 18:00 级别 官方发布橙色预警，01-13 08:00 起（made up）'))
    expect(all).toContainEqual(expect.stringContaining('01-17 00:00 级别 官方解除橙色预警（made up）'))
    expect(all.some((text) => text.includes('按规则达到'))).toBe(true)
    const times = all.map((text) => text.slice(0, 11))
    expect(times).toEqual([...times].sort().reverse())
  })

  it('is filtered by the keyboard, and every kind says how many lines it has', async () => {
    // Oracle: the counts against the lines that are left.
    await kind('操作').focus()
    await press('ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight')
    expect(await focused()).toMatch(/^存疑 \d+$/)
    await press('Space')
    await expect.poll(async () => (await lines()).every((text) => text.includes('存疑 '))).toBe(true)
    expect(`存疑 ${(await lines()).length}`).toBe(await focused())
    await page.getByLabel('按污染物筛选').selectOption({ label: 'CO' })
    await expect.poll(async () => (await lines()).every((text) => text.includes('CO · '))).toBe(true)
    expect(await kind(`存疑`).getAttribute('aria-pressed')).toBe('true')
    expect((await kind('存疑').innerText()).replace(/\s+/g, ' ')).toBe(`存疑 ${(await lines()).length}`)
    await page.getByLabel('按污染物筛选').selectOption({ label: '全部污染物' })
  })

  it('takes the charts to an hour that is known, and the clock to one that is not; what the clock has not reached stays hidden', async () => {
    // Oracle: the readout of the chart; the clock of the page; no line of readings beyond the clock.
    await line('超出量程').getByRole('button', { name: '读数移到 01-12 13:00' }).press('Enter')
    await expect.poll(() => page.locator('.charts .at').first().innerText()).toBe('2017-01-12 13:00')
    await kind('存疑').press('Space')
    await page.locator('h1').click()
    await press('Home')
    await until(page, 'window.__xuefeng.pending === 0 && window.__xuefeng.hours === 1')
    await expect.poll(async () => (await lines()).filter((text) => /存疑 |级别 /.test(text))).toEqual([])
    await line('会商室打开').getByRole('button', { name: '时钟走到 01-18 00:00' }).press('Enter')
    await until(page, 'window.__xuefeng.hours === 192')
    await expect.poll(async () => (await lines()).some((text) => text.includes('超出量程'))).toBe(true)
  })

  it('lets a person overrule a flag by the keyboard alone, with name and reason, and says by whom', async () => {
    // Oracle: the room over HTTP; the dialog pattern of ARIA: focus goes in, stays in, and comes back.
    expect((await hours()).observed['pm25']?.[100]).toBeNull()
    await line('突跳：1500').getByRole('button', { name: /^裁定：/ }).focus()
    const opener = await focused()
    await press('Enter')
    await page.getByRole('dialog', { name: '裁定存疑读数' }).waitFor()
    await page.getByRole('button', { name: '裁定', exact: true }).press('Enter')
    await expect.poll(() => page.getByRole('dialog').getByRole('alert').innerText()).toBe('请写明姓名和理由')
    expect(await barriers(page, '.float')).toEqual([])
    await page.getByLabel('裁定人姓名').focus()
    await page.keyboard.type('李敏')
    await press('Tab')
    await page.keyboard.type('现场核对，仪器正常')
    await press('Tab', 'Tab')
    expect(await focused()).toBe('裁定')
    await press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await focused()).toBe(opener)
    await expect.poll(lines).toContainEqual(expect.stringContaining('PM₂.₅ · 突跳：1500 µg/m³，李敏裁定用作实测（现场核对，仪器正常）'))
    await expect.poll(lines).toContainEqual(expect.stringMatching(/^01-18 00:00 裁定 李敏裁定 .*01-14 05:00.*用作实测。理由：现场核对，仪器正常/))
    expect((await hours()).observed['pm25']?.[100]).toBe(1500)
    expect((await hours()).rulings).toEqual([[100, 'pm25', 'measured', '李敏', '现场核对，仪器正常']])
  })

  it('rules over a run of hours, and takes a ruling back', async () => {
    // Oracle: the room over HTTP: seven stuck hours from 91 on, then by rule again.
    await line('长时间不变').getByRole('button', { name: /^裁定：/ }).click()
    await page.getByLabel('理由').fill('校准记录在案')
    await page.getByRole('dialog').getByLabel('结束').selectOption({ label: '01-13 22:00' })
    await page.getByRole('dialog').getByRole('button', { name: '裁定', exact: true }).click()
    await expect.poll(async () => (await hours()).rulings.map(([row, column]) => `${row} ${column}`)).toEqual(['91 co', '92 co', '93 co', '100 pm25'])
    await expect.poll(lines).toContainEqual(expect.stringContaining('20 mg/m³，李敏裁定用作实测（校准记录在案） · 共 3 小时'))
    await line('李敏裁定用作实测（校准记录在案）').first().getByRole('button', { name: /^裁定：/ }).click()
    await page.getByRole('radio', { name: '撤回裁定，按规则' }).click()
    await page.getByLabel('理由').fill('误判')
    await page.getByRole('dialog').getByRole('button', { name: '裁定', exact: true }).click()
    await expect.poll(async () => (await hours()).rulings.map(([row, column]) => `${row} ${column}`)).toEqual(['100 pm25'])
  })

  it('has no barrier and cuts nothing off, open or shut, in both languages', async () => {
    // Oracle: axe-core, serious and critical; the boxes of every text.
    await settled(page)
    for (const open of [true, false]) {
      for (const language of ['zh-CN', 'en']) {
        await until(page, `document.documentElement.lang === ${JSON.stringify(language)}`)
        expect(await barriers(page)).toEqual([])
        for (const size of [LAPTOP, PROJECTOR]) {
          await page.setViewportSize(size)
          await until(page, `document.querySelector('.plot canvas').getBoundingClientRect().width <= document.querySelector('.plot').clientWidth`)
          expect((await misfits(page)).map((one) => `${language} ${size.width} ${open}: ${one}`)).toEqual([])
        }
        await page.setViewportSize(LAPTOP)
        await page.getByRole('button', { name: /^(EN|中文)$/ }).click()
      }
      if (open) await page.getByRole('button', { name: '收起' }).click()
    }
  })

  it('shows hints at what the records look like, with their chance, as no verdicts, and leads to their hours', async () => {
    // Oracle: by construction of forged-pack.ts: 24 hours of Pinggu's ozone stand there twice; in the other pack nothing is notable.
    await page.getByRole('button', { name: '数据迹象' }).press('Enter')
    const sheet = page.getByRole('dialog', { name: '数据迹象：供查看，不是结论' })
    await expect.poll(() => sheet.getByRole('status').innerText()).toMatch(/^\d+ 项查看中有 0 项显著/)
    await page.keyboard.press('Escape')
    await sheet.waitFor({ state: 'detached' })
    const rooms = await (await fetch(`${server.address}api/episodes`)).json() as { room: string; pack: string }[]
    await page.goto(`${server.address}?room=${rooms.find((one) => one.pack === 'forged')?.room}`)
    await until(page, 'window.__xuefeng?.hours > 2000')
    await page.getByRole('button', { name: '数据迹象' }).press('Enter')
    await expect.poll(() => sheet.locator('tbody tr').allInnerTexts()).toEqual([expect.stringMatching(/^平谷\s+O₃\s+2[4-6] 小时与另一天逐位相同： \S+ \S+ \S+ \S+\s+\d·10⁻[¹²³⁴⁵⁶⁷⁸⁹⁰]+$/)])
    expect(await barriers(page, '.float')).toEqual([])
    const hour = sheet.getByRole('button', { name: /^\d{4}-/ }).first()
    const time = await hour.innerText()
    await hour.press('Enter')
    await sheet.waitFor({ state: 'detached' })
    await expect.poll(() => page.locator('.charts .at').first().innerText()).toBe(time)
  })

  it('made no error on the way', () => {
    // Oracle: the browser's console.
    expect(screen.faults).toEqual([])
  })
})
