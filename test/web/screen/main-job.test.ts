import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Indicators } from '../../../server/protocol/branch.ts'
import type { Band } from '../../../server/protocol/scalars.ts'
import { drawn, hasChromium, held, heldBranch, openChromium, openScreen, settled, until, type Screen } from '../../support/browser.ts'
import { xuefeng } from '../../support/command-line.ts'
import { startRealServer, type RealServer } from '../../support/real-server.ts'

const pack = fileURLToPath(new URL('../../../seeds/synthetic-winter', import.meta.url))

/** What `run --json` says of the same order, by the command line. */
interface Run { readonly hours: string[]; readonly observed: { pm25: (number | null)[] }; readonly baseline: { pm25: { median: number[] }; indicators: Indicators }; readonly scenarios: { pm25: Record<keyof Band, number[]>; difference: Record<keyof Band, number[]>; indicators: Indicators }[] }

async function headless(scenarios: readonly object[]): Promise<Run> {
  const folder = await mkdtemp(join(tmpdir(), 'xuefeng-scenario-'))
  try {
    const files = scenarios.map((_, i) => join(folder, `${i}.json`))
    await Promise.all(files.map((file, i) => writeFile(file, JSON.stringify(scenarios[i]))))
    const ran = await xuefeng(['run', pack, ...files.flatMap(file => ['--scenario', file]), '--json'])
    if (ran.code !== 0) throw new Error(`run ended with ${ran.code}: ${ran.err}`)
    return JSON.parse(ran.out) as Run
  } finally { await rm(folder, { recursive: true, force: true }) }
}

/** Cells of a row of the comparison by its first words: the baseline's, then one a branch. */
async function row(page: Page, label: string): Promise<string[]> {
  const cells = page.locator('table').filter({ hasText: '指标' }).locator('tbody tr').filter({ has: page.getByRole('rowheader', { name: label, exact: true }) }).locator('td')
  return (await cells.allInnerTexts()).map(text => text.replace(/\s+/g, ' ').trim())
}

/** Numbers as a person reads them: a true minus, a band after its number. */
function numbers(text: string): number[] { return [...text.matchAll(/[−+-]?\d+(\.\d+)?/g)].map(([one]) => Number(one.replace('−', '-'))) }

/** Whether `written` is `value` rounded to the decimals it is written with. */
function isRounding(written: number, value: number): boolean {
  // Figures below 10 carry a decimal, left out where it is zero. Half a unit of what is written, and a hair for binary fractions.
  const decimals = Math.max(String(written).split('.')[1]?.length ?? 0, Math.abs(written) < 10 ? 1 : 0)
  return Math.abs(written - value) <= 0.5 / 10 ** decimals + 1e-9
}

describe.skipIf(!hasChromium)('the main job on the built-in episode (needs chromium)', () => {
  let server: RealServer
  let browser: Browser
  let screen: Screen
  beforeAll(async () => {
    browser = await openChromium()
    server = await startRealServer()
    screen = await openScreen(browser, server.address)
  })
  afterAll(async () => {
    await browser.close()
    await server.stop()
  })

  it('draws its first chart within ten seconds of the start of the server', async () => {
    // Oracle: the bar of the issue: 10 s from the start of the process to ink in the chart. On a machine that is busy with other things, the best of three.
    const context = await browser.newContext()
    let best = Infinity
    for (let attempt = 0; attempt < 3 && best >= 10_000; attempt++) {
      const other = await startRealServer()
      const page = await context.newPage()
      await page.goto(other.address)
      await drawn(page)
      best = Math.min(best, performance.now() - other.startedAt)
      await page.close()
      expect(await other.stop()).toBe(0)
    }
    await context.close()
    expect(best).toBeLessThan(10_000)
  })

  it('says in words that its episode is synthetic, and whose time it shows', async () => {
    // Oracle: the issue: called synthetic in its name and on the screen; product.md: one time zone, always printed.
    const head = await screen.page.locator('header').first().innerText()
    expect(head).toContain('合成数据')
    expect(head).toContain('合成冬季过程')
    expect(head).toContain('UTC+8')
  })

  it('answers an order made in the panel: a sentence, a column, differences with intervals, three areas', async () => {
    // Oracle: product.md, answers first: peak before → after, cut with its band, delay, hours, rise; the issue: district, city, region told apart.
    const { page } = screen
    await page.getByRole('group', { name: '响应级别' }).getByRole('radio', { name: '橙' }).click()
    await until(page, 'window.__xuefeng.branches.length === 1')
    await settled(page)
    const card = page.getByRole('region', { name: '结论' }).locator('button[aria-pressed]').first()
    expect((await card.innerText()).replaceAll('\u00a0', ' ')).toMatch(/橙 01-\d\d \d\d:00\s+\d+ → \d+\s*−[\d.]+ % \[−[\d.]+, −[\d.]+\]\s+(峰时不变|[晚早] \d+ h)，>150 (时数不变|[少多] \d+ h)，增速( .+|持平)\s+平谷单独 .+，加全市 .+，加区域 .+/)
    expect(await page.getByRole('columnheader', { name: /^橙/ }).count()).toBe(1)
    expect((await row(page, '削峰 µg/m³'))[1]).toMatch(/^−\d+ \[−\d+,−\d+\]$/)
    const nested = await Promise.all(['平谷单独', '加全市', '加区域'].map(async area => numbers((await row(page, area))[1] ?? '')[0] ?? Number.NaN))
    // A wider order cuts no less: orders nest.
    expect(nested.every(value => value < 0)).toBe(true)
    expect([...nested].sort((a, b) => b - a)).toEqual(nested)
  })

  it('shows the numbers that the headless run prints for the same order', async () => {
    // Oracle: `run --json` in a process of its own, for the order and for the same order in the two other areas.
    const { page } = screen
    const [branch] = (await held(page)).branches
    if (branch === undefined) throw new Error('the branch is gone')
    const run = await headless([branch.scenario, ...['district', 'region'].map(where => ({ ...branch.scenario, where }))])
    const [ordered, district, region] = run.scenarios
    expect(branch.indicators).toEqual(ordered?.indicators)
    expect(branch.nested).toEqual(Object.fromEntries([['district', district], ['city', ordered], ['region', region]].map(([area, one]) => {
      const { peak_cut_ugm3, peak_cut_percent } = (one as Run['scenarios'][number]).indicators
      return [area, { peak_cut_ugm3, peak_cut_percent }]
    })))
    expect((await held(page)).baseline).toEqual(run.baseline.pm25.median)
    expect(await heldBranch(page, branch.id)).toEqual(ordered?.pm25.median)

    const mine = run.baseline.indicators
    const theirs = branch.indicators as Indicators
    const minus = (band: Band): Band => ({ median: -band.median, p05: -band.p95, p95: -band.p05 })
    const table: [string, Band | null, Band][] = [
      ['峰值 µg/m³', mine.peak_ugm3, theirs.peak_ugm3], ['削峰 µg/m³', null, minus(theirs.peak_cut_ugm3)], ['削峰 %', null, minus(theirs.peak_cut_percent)],
      ['推迟 h', null, theirs.peak_delay_h], ['6 h 最快增长', mine.growth_6h_max, theirs.growth_6h_max], ['降速 %', null, minus(theirs.growth_6h_cut_percent)],
      ...['75', '115', '150', '250'].map((limit): [string, Band | null, Band] => [`>${limit} 小时`, mine.hours_above[limit] as Band, theirs.hours_above[limit] as Band]),
      ...([['中度', '4'], ['重度', '5'], ['严重', '6']] as const).map(([name, level]): [string, Band | null, Band] => [`${name}污染天数`, mine.days_by_level[level] as Band, theirs.days_by_level[level] as Band]),
    ]
    for (const [label, baseline, band] of table) {
      const [first = '', second = ''] = await row(page, label)
      if (baseline !== null) expect(numbers(first), label).toSatisfy(([one = Number.NaN]: number[]) => isRounding(one, baseline.median))
      const [median = Number.NaN, p05 = median, p95 = median] = numbers(second)
      expect([isRounding(median, band.median), isRounding(p05, band.p05), isRounding(p95, band.p95)], `${label}: ${second} is not ${JSON.stringify(band)}`).toEqual([true, true, true])
    }
    expect(await row(page, '峰时')).toEqual([mine.peak_time, theirs.peak_time].map((iso, i) => i === 0 ? `${iso?.slice(5, 10)} ${iso?.slice(11, 16)}` : `${iso?.slice(11, 16)} ${iso?.slice(5, 10)}`))
  })

  it('has a table beside the curve with the same hours, and says the hour under its cursor', async () => {
    // Oracle: `run --json`, hour by hour; a twin table holds what the curve shows.
    const { page } = screen
    const [branch] = (await held(page)).branches
    const run = await headless([branch?.scenario ?? {}])
    const chart = page.getByRole('region', { name: /PM₂.₅/ })
    const peak = run.baseline.pm25.median.indexOf(Math.max(...run.baseline.pm25.median))
    const plot = chart.getByRole('slider')
    await plot.press('Home')
    for (let hour = 0; hour < peak; hour += 24) await plot.press('PageDown')
    for (let over = (24 - peak % 24) % 24; over > 0; over--) await plot.press('ArrowLeft')
    expect(await plot.getAttribute('aria-valuetext')).toContain((run.hours[peak] ?? '').slice(0, 16).replace('T', ' '))
    expect(numbers((await plot.getAttribute('aria-valuetext'))?.split('基准')[1] ?? '')[0]).toSatisfy((value: number) => isRounding(value, run.baseline.pm25.median[peak] ?? Number.NaN))
    await chart.getByRole('button', { name: '表格' }).click()
    const rows = (await chart.locator('tbody tr').allInnerTexts()).map(text => text.split('\t'))
    expect(rows.length).toBe(run.hours.length)
    for (const [i, [time = '', observed = '', , baseline = '', mine = '']] of rows.entries()) {
      const scenario = run.scenarios[0]
      expect(time).toBe((run.hours[i] ?? '').slice(0, 16).replace('T', ' '))
      const value = run.observed.pm25[i]
      expect(observed === '—' ? null : isRounding(Number(observed), value ?? Number.NaN), `${time} observed ${observed}, run ${value}`).toBe(value === null ? null : true)
      expect(isRounding(Number(baseline), run.baseline.pm25.median[i] ?? Number.NaN), `${time} baseline`).toBe(true)
      const [median = Number.NaN, p05 = median, p95 = median] = numbers(mine)
      expect([[median, 'median'], [p05, 'p05'], [p95, 'p95']].filter(([one, key]) => !isRounding(one as number, scenario?.pm25[key as keyof Band][i] ?? Number.NaN)), `${time} branch ${mine}`).toEqual([])
    }
    await chart.getByRole('button', { name: '曲线' }).click()
  })

  it('follows a slider that is dragged, and ends where the hand let go', async () => {
    // Oracle: the slider's own place after the drag; the room is asked again and again meanwhile, and must not pull it back.
    const { page } = screen
    const slider = page.locator('aside label').filter({ hasText: '执行率' }).locator('input')
    const box = await slider.boundingBox()
    if (box === null) throw new Error('there is no slider')
    const at = (share: number): [number, number] => [box.x + 8 + (box.width - 16) * share, box.y + box.height / 2]
    await page.mouse.move(...at(0.9))
    await page.mouse.down()
    for (let step = 1; step <= 12; step++) await page.mouse.move(...at(0.9 - step * 0.05))
    const put = Number(await slider.inputValue())
    expect(put).toBeLessThan(40)
    await page.mouse.up()
    await until(page, `window.__xuefeng.pending === 0 && Math.round(window.__xuefeng.branches[0].scenario.execution * 100) === ${put}`)
    expect(Number(await slider.inputValue())).toBe(put)
    await slider.fill('90')
    await until(page, 'window.__xuefeng.pending === 0 && window.__xuefeng.branches[0].scenario.execution === 0.9')
    await settled(page)
  })

  it('shows no difference, and says so, for an order of nothing', async () => {
    // Oracle: the bar: a scenario equal to the baseline has zero difference and zero width.
    const { page } = screen
    await page.getByRole('group', { name: '响应级别' }).getByRole('radio', { name: '无' }).click()
    await until(page, 'window.__xuefeng.branches[0].scenario.level === undefined')
    await settled(page)
    await until(page, 'window.__xuefeng.branches[0].indicators.peak_cut_ugm3.p95 === 0')
    const { baseline, branches } = await held(page)
    const { indicators } = branches[0] ?? {}
    for (const band of [indicators?.peak_cut_ugm3, indicators?.peak_delay_h, indicators?.growth_6h_cut_percent]) expect(band).toEqual({ median: 0, p05: 0, p95: 0 })
    expect(await heldBranch(page, branches[0]?.id ?? '')).toEqual(baseline)
    expect(await page.getByRole('region', { name: '结论' }).locator('button[aria-pressed]').first().innerText()).toContain('与基准相同：没有差别')
    expect((await row(page, '削峰 µg/m³'))[1]).toBe('0 ≈ 持平')
  })

  it('makes no error, and asks nobody but its own server', () => {
    // Oracle: the browser's own console and its list of requests, over everything above.
    expect(screen.faults).toEqual([])
  })
})
