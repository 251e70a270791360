import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SUBPROTOCOL } from '../../../server/protocol/client.ts'
import type { Command } from '../../../server/protocol/command.ts'
import type { ServerMessage } from '../../../server/protocol/server.ts'
import { hasChromium, held, heldBranch, openChromium, openScreen, settled, shown, until, type Screen } from '../../support/browser.ts'
import { lineTo, type Line } from '../../support/cut-line.ts'
import { startRealServer, type RealServer } from '../../support/real-server.ts'

/** What came over one socket of a page, message by message. */
interface Heard { readonly text: string; readonly message: ServerMessage }

describe.skipIf(!hasChromium)('a shared room (needs chromium)', () => {
  let server: RealServer
  let line: Line
  let browser: Browser
  let first: Screen
  beforeAll(async () => {
    browser = await openChromium()
    server = await startRealServer()
    line = await lineTo(server.address)
    first = await openScreen(browser, line.address)
    await first.page.keyboard.press('b')
    await until(first.page, 'window.__xuefeng.branches.length === 1')
    await first.page.keyboard.press('Shift+ArrowLeft')
    await settled(first.page)
  })
  afterAll(async () => {
    await browser.close()
    await line.stop()
    await server.stop()
  })

  const roomOf = (page: Page): string => new URL(page.url()).searchParams.get('room') ?? ''
  /** Someone else in the room, who is not cut off. */
  async function command(given: Command): Promise<void> {
    const answer = await fetch(`${server.address}api/episodes/${roomOf(first.page)}/commands`, { method: 'POST', body: JSON.stringify({ command: given }) })
    expect(answer.status).toBe(201)
  }
  /** Bytes of the snapshot that a newcomer gets now. */
  function snapshotBytes(): Promise<number> {
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(`${server.address.replace('http', 'ws')}ws`, SUBPROTOCOL)
      socket.onerror = () => { reject(new Error('the newcomer was not let in')) }
      socket.onopen = () => { socket.send(JSON.stringify({ type: 'fresh', room: roomOf(first.page) })) }
      socket.onmessage = event => {
        const text = String(event.data)
        if ((JSON.parse(text) as ServerMessage).type !== 'snapshot') return
        socket.close()
        resolve(Buffer.byteLength(text))
      }
    })
  }

  it('is the same after a reload: cursor, branches, every figure', async () => {
    // Oracle: the screen's own words and columns before.
    const { page } = first
    const [before, figures, branch] = [await held(page), await shown(page), await heldBranch(page, 'b1')]
    expect(before.branches).toHaveLength(1)
    await page.reload()
    await until(page, `window.__xuefeng?.hours === ${before.hours}`)
    await settled(page)
    const after = await held(page)
    expect([after.cursor, after.branches, after.baseline]).toEqual([before.cursor, before.branches, before.baseline])
    expect(await heldBranch(page, 'b1')).toEqual(branch)
    expect(await shown(page)).toBe(figures)
  })

  it('shows a second browser the same hour, branches and figures, whoever acts', async () => {
    // Oracle: the screen of the one who acted. How soon is measured by the benchmark.
    const second = await openScreen(browser, server.address)
    const same = async (): Promise<void> => {
      await settled(first.page)
      await settled(second.page)
      const { cursor } = await held(first.page)
      await until(second.page, `window.__xuefeng.cursor === ${JSON.stringify(cursor)}`)
      expect(await shown(second.page)).toBe(await shown(first.page))
    }
    await same()
    await first.page.keyboard.press('ArrowLeft')
    await until(first.page, 'window.__xuefeng.pending === 0')
    await same()
    await second.page.keyboard.press('b')
    await until(first.page, 'window.__xuefeng.branches.length === 2')
    await until(second.page, 'window.__xuefeng.branches.length === 2')
    await same()
    await first.page.getByText('2 人在看').waitFor()
    await second.page.context().close()
    await first.page.getByText('1 人在看').waitFor()
    expect(second.faults).toEqual([])
  })

  it('loses nothing in a cut of two seconds while it plays, and fetches only what it missed', async () => {
    // Oracle: the wire's README: previous is the seq of the frame before; a resumed viewer gets no snapshot. The bar: less than a tenth of a snapshot's bytes.
    const { page } = first
    const sockets: Heard[][] = []
    page.on('websocket', socket => {
      const heard: Heard[] = []
      sockets.push(heard)
      socket.on('framereceived', ({ payload }) => { heard.push({ text: payload.toString(), message: JSON.parse(payload.toString()) as ServerMessage }) })
    })
    await page.reload()
    await until(page, 'window.__xuefeng?.branches.length === 2')
    await command({ do: 'clock.seek', to: '2017-01-15T00:00:00+08:00' })
    await command({ do: 'clock.speed', speed: 2 })
    await command({ do: 'clock.play' })
    await until(page, 'window.__xuefeng.playing && window.__xuefeng.cursor > "2017-01-15T01"')
    line.cut()
    await until(page, 'window.__xuefeng.link === "reconnecting"')
    // The cut itself: its length is the subject.
    await new Promise(resolve => setTimeout(resolve, 2_000))
    const missedFrom = (await held(page)).cursor
    await command({ do: 'clock.pause' })
    line.mend()
    await until(page, '!window.__xuefeng.playing && window.__xuefeng.link === "open"')
    const truth = await (await fetch(`${server.address}api/episodes/${roomOf(page)}`)).json() as { clock: { cursor: string }; hours: { baseline: { median: number[] } }; branches: { id: string }[] }
    const after = await held(page)
    expect(after.cursor).toBe(truth.clock.cursor)
    // Two seconds at 2 h/s: the cut was felt.
    expect(Date.parse(truth.clock.cursor) - Date.parse(missedFrom ?? '')).toBeGreaterThanOrEqual(3 * 3_600_000)
    expect(after.baseline).toEqual(truth.hours.baseline.median)
    for (const { id } of truth.branches) expect((await heldBranch(page, id)).filter(value => value !== null)).toHaveLength(after.baseline.length)

    const [before = [], ...later] = sockets.filter(heard => heard.length > 0)
    const again = later.at(-1) ?? []
    expect(again[0]?.message).toMatchObject({ type: 'welcome', resumed: true })
    expect(again.map(one => one.message.type)).not.toContain('snapshot')
    const chain = [...before, ...again].flatMap(({ message }) => message.type === 'snapshot' || message.type === 'frame' ? [message] : [])
    expect(chain[0]?.type).toBe('snapshot')
    for (const [at, message] of chain.entries()) if (message.type === 'frame') expect(message.previous, `frame ${message.seq}`).toBe(chain[at - 1]?.seq)
    const bytes = again.reduce((sum, one) => sum + Buffer.byteLength(one.text), 0)
    expect(bytes / await snapshotBytes()).toBeLessThan(0.1)
  })
})
