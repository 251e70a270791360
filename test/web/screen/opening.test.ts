import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_PACK } from '../../../server/config.ts'
import { startServer, type RunningServer } from '../../../server/http/listen.ts'
import { IMPORT_LIMITS } from '../../../server/imports/desk.ts'
import { ensureScreen } from '../../../server/screen.ts'
import { barriers } from '../../support/barriers.ts'
import { drawn, hasChromium, LAPTOP, openChromium, openScreen, PROJECTOR, until } from '../../support/browser.ts'
import { misfits } from '../../support/screen-fit.ts'
import { ownFolder } from '../../support/small-pack.ts'
import { PRSA_HEADER } from '../../server/packs/importers/sample-import.ts'

const HOURS = 96
const at = (hour: number) => new Date(Date.UTC(2016, 11, 15) + hour * 3_600_000).toISOString()
/** A wave between 20 and 200: something to see on a chart. */
const wave = (hour: number) => 110 + Math.round(90 * Math.sin(hour / 12))
const PRSA = `${PRSA_HEADER}\n${Array.from({ length: HOURS }, (_, i) => `${i + 1},2016,12,${15 + Math.floor(i / 24)},${i % 24},${i === 5 ? 'NA' : wave(i)},150,18,69,2100,11,-4.3,1026.7,-12.9,0,"NNE",1.4,"Shunyi"`).join('\n')}\n`
/** Made by hand, as by somebody in an office: PM2.5 without its unit, O3 as mass without its state. */
const OFFICE = `time,station,pm25,o3 [µg/m³]\n${Array.from({ length: HOURS }, (_, i) => `${at(i).slice(0, 19)}+08:00,pinggu,${wave(i) / 1_000},100`).join('\n')}\n`
const BROKEN = 'time_local,pinggu\n2016-12-15 00:00,bad\n2016-12-15 01:00,3\n'
const LONG = `time_local,pinggu,shunyi,miyun,huairou,dongsi\n${Array.from({ length: 40_000 }, (_, i) => `${new Date(Date.UTC(2012, 0, 1) + i * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')},1,2,3,4,5`).join('\n')}\n`

describe.skipIf(!hasChromium)('files that are dropped on the screen (needs chromium)', () => {
  let folder: ReturnType<typeof ownFolder>
  let server: RunningServer
  let browser: Browser
  let page: Page
  let faults: readonly string[]
  beforeAll(async () => {
    folder = ownFolder()
    browser = await openChromium()
    server = await startServer({ packs: [DEFAULT_PACK], data: join(folder.path, 'data'), host: '127.0.0.1', port: 0, members: 10, seed: 1, screen: await ensureScreen(() => {}), imports: { ...IMPORT_LIMITS, fileBytes: 3_000_000 } })
  })
  afterAll(async () => {
    await browser.close()
    await server.stop()
    folder.remove()
  })
  beforeEach(async () => { await page?.context().close(); ({ page, faults } = await openScreen(browser, server.address)) })

  /** As a hand drags files over the window and lets them go. */
  const drag = (type: 'dragenter' | 'dragover' | 'drop', files: Readonly<Record<string, string>>) => page.evaluate(`(() => {
    const dataTransfer = new DataTransfer()
    for (const [name, text] of Object.entries(${JSON.stringify(files)})) dataTransfer.items.add(new File([text], name))
    document.querySelector('.charts').dispatchEvent(new DragEvent('${type}', { dataTransfer, bubbles: true, cancelable: true }))
  })()`)
  const dialog = () => page.getByRole('dialog')
  const go = () => dialog().getByRole('button', { name: /^(导入并打开|Import and open)$/ })
  const rows = async () => (await dialog().locator('.files > table > tbody > tr').allInnerTexts()).map(text => text.replace(/\s+/g, ' ').trim())
  const looked = () => until(page, 'document.querySelector("[role=dialog] .side section") !== null && document.querySelector("[role=dialog] progress") === null')
  const brought = () => ['imports', 'packs'].flatMap(part => existsSync(join(folder.path, 'data', part)) ? readdirSync(join(folder.path, 'data', part)) : [])

  it('are shown as they were understood, asked about where they do not say, imported, and opened as a new room', async () => {
    // Oracle: the files, made above: 96 hours; one of 96 PM2.5 of Shunyi missing (1.0 %); UCI's CO of 2100 µg/m³ is 2.1 mg/m³; 0.11 mg/m³ is 110 µg/m³; O3 of 100 µg/m³ at 20 °C is 107.3 at 0 °C.
    await drag('dragenter', { 'PRSA_x.csv': PRSA })
    await until(page, 'document.querySelector(".zone") !== null')
    await drag('drop', { 'PRSA_x.csv': PRSA, '办公室.csv': OFFICE })
    await looked()
    expect(await page.locator('.zone').count()).toBe(0)
    expect(await rows()).toEqual([expect.stringMatching(/办公室\.csv .* 写明单位的表 96 1 2016-12-15 – 2016-12-18 \? 有待回答 ×/), expect.stringMatching(/PRSA_x\.csv .* UCI 多站数据集 96 1 2016-12-15 – 2016-12-18 ✓ 可以读 ×/)])
    await dialog().getByRole('button', { name: 'PRSA_x.csv', exact: true }).click()
    const told = (await dialog().locator('.file').innerText()).replace(/[\t ]+/g, ' ')
    expect(told).toContain('站点: 顺义')
    expect(told).toMatch(/PM2\.5 PM₂\.₅ µg\/m³ 格式规定 1\.0 2\d+ … 200/)
    expect(told).toMatch(/CO CO µg\/m³ → mg\/m³ 格式规定 监测网当日 0 2\.1 … 2\.1/)
    expect(told).toMatch(/2016-12-15 00:00 顺义 110 150 /)
    expect(await go().isEnabled()).toBe(false)
    expect(await dialog().innerText()).toContain('还有 2 个问题没有回答')
    await dialog().getByLabel('pm25 是什么单位？').selectOption('mg/m³')
    await until(page, '[...document.querySelectorAll(".wanting")].some(one => one.innerText.includes("1 个问题"))')
    await dialog().getByLabel(/o3.*按什么温度计/).selectOption('293.15K')
    await until(page, 'document.querySelector(".wanting").innerText === "" && !document.querySelector(".actions .dark").disabled')
    await dialog().getByLabel(/本区站点/).selectOption({ label: '平谷' })
    await dialog().getByLabel('开始').fill('2016-12-15')
    await dialog().getByLabel('名称').fill('办公室的四天')
    await go().click()
    await page.waitForURL(/room=long-prsa-pinggu-/)
    await drawn(page)
    expect(await page.evaluate('document.querySelector("header .title select").selectedOptions[0].text')).toBe('办公室的四天')
    const room = await (await fetch(new URL(`api/episodes/${new URL(page.url()).searchParams.get('room') ?? ''}`, server.address))).json() as { view: { station: string; pack: { synthetic: boolean } }; hours: { from: string; count: number; observed: { pm25: number[]; o3: number[] } } }
    expect(room.view).toMatchObject({ station: 'pinggu', pack: { synthetic: false } })
    // A day alone means from its first hour on, which ends at one.
    expect([room.hours.from, room.hours.count, room.hours.observed.pm25[0], Number(room.hours.observed.o3[0]?.toFixed(1))]).toEqual(['2016-12-15T01:00:00+08:00', HOURS - 1, wave(1), 107.3])
    expect(faults.filter(fault => !/\/api\/imports\//.test(fault))).toEqual([])
    expect(brought()).toHaveLength(1)
  })

  it('that cannot be used say why, in the viewer\'s language and in the server\'s words, and can be taken out', async () => {
    // Oracle: the second line is bad; a file of 3.5 MB is over this server's limit of 3 MB; the third says nothing at all.
    await drag('drop', { 'PM25_broken.csv': BROKEN, 'PM25_big.csv': `time_local,pinggu\n${'x'.repeat(3_500_000)}`, 'PM10_good.csv': BROKEN.replace('bad', '7'), 'odd.csv': 'when,what\n1,2\n' })
    await until(page, 'document.querySelectorAll("[role=dialog] .state.bad").length === 3 && document.querySelector("[role=dialog] progress") === null')
    expect(await dialog().innerText()).toMatch(/文件太大.*a file may have 2\.9 MiB/)
    expect(await dialog().innerText()).toContain('有 3 个文件读不了')
    await dialog().getByRole('button', { name: 'PM25_broken.csv', exact: true }).click()
    expect((await dialog().locator('.file').innerText()).replace(/\s+/g, ' ')).toContain('第 2 行 · pinggu 不是数字 "bad" is not a number; leave the cell empty where nothing was measured')
    for (const name of ['PM25_broken.csv', 'PM25_big.csv', 'odd.csv']) await dialog().getByRole('button', { name: `移除 ${name}` }).click()
    await until(page, '!document.querySelector(".actions .dark").disabled')
    expect(await rows()).toEqual([expect.stringContaining('PM10_good.csv')])
    await page.keyboard.press('Escape')
    await until(page, 'document.querySelector("[role=dialog]") === null')
    while (brought().length > 1) await new Promise(resolve => setTimeout(resolve, 20))
  })

  it('are given up with the dialog, also while they are imported, and nothing of them stays', async () => {
    // Oracle: the data folder, listed: the one pack of the first story.
    await drag('drop', { 'PM25_long.csv': LONG })
    await looked()
    await go().click()
    await until(page, '/\\d \\/ 40,000|写数据包/.test(document.querySelector("[role=dialog] .progress").innerText)')
    await dialog().getByRole('button', { name: '取消' }).click()
    await until(page, 'document.querySelector("[role=dialog]") === null')
    while (brought().length > 1) await new Promise(resolve => setTimeout(resolve, 20))
    expect(await (await fetch(new URL('api/catalogue', server.address))).json()).toMatchObject({ packs: [{ name: 'synthetic-winter' }, { title: { zh: '办公室的四天' } }] })
    expect(faults).toEqual([])
  })

  it('may lie in a folder, as a network\'s daily files do; what the system put there is nobody\'s data', async () => {
    // Oracle: the folder, made below; the browser is handed it as by the desktop, through its own protocol. 平谷 stands in both days; a running mean is left out and told.
    const days = join(folder.path, 'days')
    mkdirSync(join(days, '2016-12'), { recursive: true })
    writeFileSync(join(days, '.DS_Store'), 'x')
    for (const day of ['20161221', '20161222']) writeFileSync(join(days, '2016-12', `beijing_all_${day}.csv`), `date,hour,type,东四,平谷,无名站\n${Array.from({ length: 24 }, (_, hour) => `${day},${hour},PM2.5,${wave(hour)},${wave(hour)},1\n${day},${hour},PM2.5_24h,1,1,1`).join('\n')}\n`)
    const session = await page.context().newCDPSession(page)
    const data = { items: [], files: [days], dragOperationsMask: 1 }
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await session.send('Input.dispatchDragEvent', { type, x: 700, y: 400, data })
    await looked()
    expect(await rows()).toEqual([21, 22].map(day => expect.stringMatching(new RegExp(`beijing_all_201612${day}\\.csv .* 北京存档，每日文件 48 2 2016-12-${day} – 2016-12-${day} ✓ 可以读`)) as string))
    await dialog().getByRole('button', { name: 'beijing_all_20161221.csv', exact: true }).click()
    const told = await dialog().locator('.file').innerText()
    expect(told).toContain('站点: 东四 · 平谷')
    expect(told).toContain('不知道站点 无名站 在哪里')
    expect(told).toContain('PM2.5_24h 是滑动平均，略过')
    await page.keyboard.press('Escape')
    await until(page, 'document.querySelector("[role=dialog]") === null')
  })

  it('can be opened by keyboard alone, and what is doubtful in them is said before', async () => {
    // Oracle: keys only, from the button in the top bar to the room. The first unit of the list, µg/m³, makes PM2.5 a thousandth of what it was, which is said before the room is opened.
    // The browser tells of a chooser only to who asked for it in time.
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: '打开…' }).focus()
    await page.keyboard.press('Enter')
    await until(page, 'document.activeElement?.innerText === "选择文件…"')
    await page.keyboard.press('Enter')
    await (await chooser).setFiles([{ name: 'office.csv', mimeType: 'text/csv', buffer: Buffer.from(OFFICE) }])
    await looked()
    for (const label of ['pm25 是什么单位', '按什么温度计']) {
      await tabTo(label)
      await page.keyboard.press('ArrowDown')
      await until(page, 'document.querySelector("[role=dialog] progress") === null')
    }
    await until(page, '!document.querySelector(".actions .dark").disabled')
    await tabTo('导入并打开')
    await page.keyboard.press('Enter')
    await until(page, 'document.querySelector("#open-done") !== null')
    expect(await dialog().locator('.side').innerText()).toMatch(/单位可疑 .*looks like mg\/m³/)
    await tabTo('打开')
    await page.keyboard.press('Enter')
    await page.waitForURL(/room=long-pinggu-/)
    await drawn(page)
  })

  it('have a dialog without barriers and with nothing cut off, in both languages and sizes', async () => {
    // Oracle: axe-core, serious and critical; the boxes of every text against those of what holds it.
    await page.keyboard.press('o')
    await until(page, 'document.querySelector("[role=dialog]") !== null')
    const check = async () => {
      expect(await barriers(page, '.float')).toEqual([])
      for (const size of [PROJECTOR, LAPTOP]) {
        await page.setViewportSize(size)
        expect(await misfits(page)).toEqual([])
      }
    }
    await check()
    for (const lang of ['zh', 'en']) {
      await page.goto(`${server.address}?lang=${lang}`)
      await drawn(page)
      await drag('drop', { 'PRSA_Data_Shunyi_20130301-20170228.csv': PRSA, 'office.csv': OFFICE.replace(/pinggu/g, '观景台').replace('pm25,', 'pm25,mood,').replace(/台,/g, '台,1,'), 'PM25_broken.csv': BROKEN })
      await looked()
      await dialog().getByRole('button', { name: 'PRSA_Data' }).first().click()
      await check()
    }
  })

  async function tabTo(words: string): Promise<void> {
    for (let i = 0; i < 40; i++) {
      const here = await page.evaluate('document.activeElement.closest("label, button")?.innerText ?? ""') as string
      if (here.includes(words)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`Tab does not get to ${words}`)
  }
})
