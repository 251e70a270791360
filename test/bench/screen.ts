/**
 * What a person at the screen waits for: from a switch or a slider to the frame after the chart's draw, durable append included, and from
 * a key in one browser to the same hour in another. Eight days, four branches of 100 members, Debian's Chromium at 1440 × 900.
 */
import type { Browser, Page } from 'playwright-core'
import { hasChromium, openChromium, openScreen, settled, until } from '../support/browser.ts'
import { startRealServer } from '../support/real-server.ts'
import { bytesAfterCut } from './cut.ts'
import type { Bench } from './report.ts'
import { pause, spreadOf } from './spread.ts'

const TURNS = 40
/** Four orders that overlap, each another level and beginning. */
const LEVELS = [['orange', 12], ['red', 13], ['yellow', 11], ['orange', 14]] as const

export const bench: Bench = {
  name: 'screen',
  about: 'from a switch to the chart, from one browser to another, and what a cut costs',
  async run(report) {
    if (!hasChromium) throw new Error('needs chromium')
    const browser = await openChromium()
    const server = await startRealServer()
    try {
      const page = await fourBranches(browser, server.address)
      await report.take(`${TURNS} switches and ${TURNS} slider moves, 8 days, 4 branches × 100 members`, async () => {
        const [switches, sliders] = [await timed(page, i => switchTurn(page, i)), await timed(page, i => sliderTurn(page, i))]
        const [all, one, two] = [spreadOf([...switches, ...sliders]), spreadOf(switches), spreadOf(sliders)]
        return [
          { name: 'input to the frame after the draw, p95', value: all.p95, unit: 'ms', bar: { most: 150 }, note: `p50 ${all.p50.toFixed(0)} ms` },
          { name: 'switches alone, p95', value: one.p95, unit: 'ms', note: `p50 ${one.p50.toFixed(0)} ms` },
          { name: 'slider moves alone, p95', value: two.p95, unit: 'ms', note: `p50 ${two.p50.toFixed(0)} ms` },
        ]
      })
      const second = await openScreen(browser, server.address)
      await report.take(`${TURNS} steps of the clock in one browser, seen in a second one`, async () => {
        const { p50, p95 } = spreadOf(await shared(page, second.page))
        return [{ name: 'key to the same hour on the other screen, p95', value: p95, unit: 'ms', bar: { most: 200 }, note: `p50 ${p50.toFixed(0)} ms` }]
      })
      await report.take('a viewer cut off for 2 s while the room plays, 4 branches', async () => {
        const [slow, fast] = [await bytesAfterCut(server.address, 1), await bytesAfterCut(server.address, 6)]
        return [
          { name: 'bytes to catch up, of a snapshot, at 1 h/s', value: slow.percent, unit: '%', bar: { most: 10 }, note: `${slow.hours} h missed` },
          { name: 'bytes to catch up, of a snapshot, at 6 h/s', value: fast.percent, unit: '%', note: `${fast.hours} h missed, which alone are ${(100 * fast.hours / fast.of).toFixed(1)} % of its hours` },
        ]
      })
    } finally {
      await browser.close()
      await server.stop()
    }
  },
}

/** A page that notes when something was put in and when the chart had been drawn after it. */
async function fourBranches(browser: Browser, address: string): Promise<Page> {
  const { page } = await openScreen(browser, address)
  await page.evaluate(`(() => {
    window.__input = null
    // Whoever measures waits inside the page: asking again and again would cost the page what is measured.
    window.__next = () => new Promise((resolve) => { window.__input = null; window.__drawn = resolve })
    for (const type of ['click', 'input']) addEventListener(type, (event) => { if (window.__input === null && event.isTrusted) window.__input = event.timeStamp }, true)
    new PerformanceObserver((list) => {
      for (const mark of list.getEntries()) if (mark.name === 'xuefeng:drawn' && window.__input !== null && mark.startTime > window.__input) {
        window.__drawn(mark.startTime - window.__input)
        window.__input = null
      }
    }).observe({ type: 'mark' })
  })()`)
  const room = new URL(page.url()).searchParams.get('room') ?? ''
  for (const [level, day] of LEVELS) {
    const scenario = { name: `${level} ${day}`, level, where: 'city', start: `2017-01-${day}T08:00:00+08:00`, execution: 0.9 }
    await fetch(`${address}api/episodes/${room}/branches`, { method: 'POST', body: JSON.stringify({ scenario }) })
  }
  await until(page, `window.__xuefeng.branches.length === ${LEVELS.length}`)
  await settled(page)
  return page
}

/** Milliseconds of each turn. Between turns a person looks: long enough for a while, too short for all that follows a draw at others. */
async function timed(page: Page, turn: (i: number) => Promise<void>): Promise<number[]> {
  const waits: number[] = []
  for (let i = 0; i < TURNS; i++) {
    const wait = page.evaluate('window.__next()') as Promise<number>
    await turn(i)
    waits.push(await wait)
    await pause(60 + (i * 97) % 400)
  }
  return waits
}

/** One of the first measures on or off. */
async function switchTurn(page: Page, i: number): Promise<void> {
  await page.getByRole('switch').nth(i % 5).click()
}

/** The start of the order an hour on or back, or its execution a percent, by arrow keys on the slider. */
async function sliderTurn(page: Page, i: number): Promise<void> {
  const slider = i % 2 === 0 ? page.locator('input[data-role="start"]') : page.locator('aside label.range input')
  await slider.press(i % 4 < 2 ? 'ArrowLeft' : 'ArrowRight')
}

/** From the key in the first browser to the frame in which the second shows that hour; both on the clock of this machine. */
async function shared(first: Page, second: Page): Promise<number[]> {
  for (const page of [first, second]) await page.evaluate('document.activeElement.blur()')
  await first.evaluate(`addEventListener('keydown', (event) => { window.__keyed = performance.timeOrigin + event.timeStamp }, true)`)
  await second.evaluate(`window.__next = () => new Promise((resolve) => {
    const clock = document.querySelector('.clock time')
    const watch = new MutationObserver(() => { watch.disconnect(); requestAnimationFrame(() => { resolve({ shown: clock.innerText, at: performance.timeOrigin + performance.now() }) }) })
    watch.observe(clock, { characterData: true, subtree: true, childList: true })
  })`)
  const waits: number[] = []
  for (let i = 0; i < TURNS; i++) {
    const seen = second.evaluate('window.__next()') as Promise<{ readonly shown: string; readonly at: number }>
    await first.keyboard.press(i % 2 === 0 ? 'ArrowLeft' : 'ArrowRight')
    const { shown, at } = await seen
    waits.push(at - (await first.evaluate('window.__keyed') as number))
    await pause(100)
    if (await first.locator('.clock time').innerText() !== shown) throw new Error(`the second browser shows ${shown}, the first another hour`)
  }
  return waits
}
