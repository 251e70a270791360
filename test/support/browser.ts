import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import type { BranchSummary } from '../../server/protocol/branch.ts'

const program = (process.env['PATH'] ?? '').split(delimiter).map(folder => join(folder, 'chromium')).find(path => existsSync(path))
export const hasChromium = program !== undefined

/** Debian's Chromium without a window. Close it. */
export function openChromium(): Promise<Browser> {
  if (program === undefined) throw new Error('there is no chromium in the PATH; install Debian’s package chromium')
  // The sandbox needs rights that containers do not give; the pages are our own.
  return chromium.launch({ executablePath: program, args: ['--no-sandbox'] })
}

export const LAPTOP = { width: 1440, height: 900 } as const
export const PROJECTOR = { width: 1920, height: 1080 } as const

/** A page with the screen, and everything about it that may not happen. */
export interface Screen {
  readonly page: Page
  /** Errors of the console and of scripts, failed requests, requests to anywhere but the server. */
  readonly faults: readonly string[]
}

/** Opens the screen as a newcomer does, in a context of its own, and waits until its charts are drawn. */
export async function openScreen(browser: Browser, address: string, size: { readonly width: number; readonly height: number } = LAPTOP): Promise<Screen> {
  const context = await browser.newContext({ viewport: size, deviceScaleFactor: 1 })
  const page = await context.newPage()
  const faults = watchFaults(page, new URL(address).origin)
  await page.goto(address)
  await drawn(page)
  return { page, faults }
}

/** Waits until the expression holds in the page. Asked from outside: the page's own policy lets it make no code from text. */
export async function until(page: Page, expression: string, patience = 45_000): Promise<void> {
  const end = performance.now() + patience
  while (await page.evaluate(`Boolean(${expression})`) !== true) {
    if (performance.now() > end) throw new Error(`after ${patience} ms this does not hold in the page: ${expression}`)
    await new Promise(resolve => setTimeout(resolve, 25))
  }
}

/** Pixels of the PM2.5 chart in exactly this colour, such as #1d2430; 0 where there is no chart yet. */
export async function inkOf(page: Page, colour: string): Promise<number> {
  const [r, g, b] = [1, 3, 5].map(at => Number.parseInt(colour.slice(at, at + 2), 16))
  // Counted on a copy: a canvas that is read loses its speed, and the browser complains of it.
  return await page.evaluate(`(() => {
    const canvas = document.querySelector('.plot canvas')
    if (canvas === null || canvas.width === 0 || window.__xuefeng.hours === 0) return 0
    const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true })
    copy.drawImage(canvas, 0, 0)
    const { data } = copy.getImageData(0, 0, canvas.width, canvas.height)
    let ink = 0
    for (let at = 0; at < data.length; at += 4) if (data[at] === ${r} && data[at + 1] === ${g} && data[at + 2] === ${b} && data[at + 3] === 255) ink++
    return ink
  })()`) as number
}

/** Waits until the PM2.5 chart has ink in the colour of the baseline. */
export async function drawn(page: Page): Promise<void> {
  const end = performance.now() + 45_000
  while (await inkOf(page, '#1d2430') < 100) {
    if (performance.now() > end) throw new Error('after 45 s there is no baseline on the chart')
    await new Promise(resolve => setTimeout(resolve, 25))
  }
}

/**
 * Waits until every command is answered and its work is on the page, and every branch has its indicators and its three areas. A reply
 * comes before the work; the engine answers a question that is asked after it when the work is done.
 */
export async function settled(page: Page): Promise<void> {
  await until(page, 'window.__xuefeng.pending === 0')
  await page.evaluate('fetch("/healthz").then((answer) => answer.json())')
  for (let seq = -1, now = -2; seq !== now;) {
    seq = await page.evaluate('window.__xuefeng.seq') as number
    await new Promise(resolve => setTimeout(resolve, 120))
    now = await page.evaluate('window.__xuefeng.seq') as number
  }
  await until(page, `window.__xuefeng.pending === 0 && window.__xuefeng.link === 'open' && window.__xuefeng.branches.every(one => one.indicators !== null && one.nested !== null)`)
}

/** What the page holds, as state/window.ts tells it. */
export interface Held { readonly cursor: string | null; readonly playing: boolean; readonly seq: number; readonly hours: number; readonly branches: readonly BranchSummary[]; readonly baseline: readonly (number | null)[] }

export async function held(page: Page): Promise<Held> { return await page.evaluate('({ ...window.__xuefeng, lastReply: null })') as Held }

/** The published medians of a branch, hour by hour. */
export async function heldBranch(page: Page, id: string): Promise<(number | null)[]> {
  return await page.evaluate(`window.__xuefeng.branch(${JSON.stringify(id)})`) as (number | null)[]
}

/** Every answer, clock and table on the screen, as text. */
export async function shown(page: Page): Promise<string> {
  return await page.evaluate(`['.clock', '.level', '[aria-label="结论"], [aria-label="Answers"]', 'table'].flatMap(which => [...document.querySelectorAll(which)]).map(one => one.innerText).join('\\n')`) as string
}

function watchFaults(page: Page, origin: string): string[] {
  const faults: string[] = []
  page.on('console', message => { if (message.type() === 'error' || message.type() === 'warning') faults.push(`console ${message.type()}: ${message.text()}`) })
  page.on('pageerror', error => { faults.push(`script: ${error.message}`) })
  page.on('requestfailed', request => { faults.push(`failed: ${request.url()}`) })
  page.on('request', request => { if (!sameServer(request.url(), origin)) faults.push(`left the server: ${request.url()}`) })
  page.on('websocket', socket => { if (!sameServer(socket.url(), origin)) faults.push(`left the server: ${socket.url()}`) })
  return faults
}

/** A socket to the same host and port is the same server; data and blob addresses are no requests to anyone. */
function sameServer(url: string, origin: string): boolean {
  const { protocol, host } = new URL(url)
  return protocol === 'data:' || protocol === 'blob:' || host === new URL(origin).host
}
