import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, statSync, truncateSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openLog } from '../../../server/log/log.ts'
import { logLines } from '../../../server/log/ndjson.ts'
import { verifyChain } from '../../../server/log/verify.ts'
import { ARRIVED, CREATED, checkNdjson, sampleEvent, temporaryFolder } from '../../support/log-sample.ts'

let folder = temporaryFolder()
let path = ''
const children: ChildProcess[] = []
beforeEach(() => { folder = temporaryFolder(); path = `${folder.path}/observations` })
afterEach(() => { children.splice(0).forEach((child) => child.kill('SIGKILL')); folder.remove() })

/** Runs the writer until `killAfter` ms have passed since it opened the log (or until it ends itself); the number of the last event it was told is safe. */
async function writeUntilKilled(first: number, killAfter: number, ...more: string[]): Promise<number> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('../../support/log-writer.ts', import.meta.url)), path, String(first), ...more], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  const closed = once(child, 'close')
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => { said += text })
  await once(child.stdout, 'data')
  if (more.length === 0) {
    await wait(killAfter)
    child.kill('SIGKILL')
  }
  await closed
  // A line that the kill cut short was not said.
  return Number([...said.matchAll(/^ack (\d+)\n/gm)].at(-1)?.[1] ?? first - 1)
}

it('nothing acknowledged is lost or doubled when the writer is killed five times under load', async () => {
  // Oracle: the acknowledgements as another process saw them; chain and identities checked by code that shares nothing with the log.
  const stops = [40, 137, 11, 260, 73]
  let acknowledged = 0
  for (const stop of stops) {
    // Sends the last 80 again, acknowledged or not, as a feed does after a cut.
    acknowledged = Math.max(acknowledged, await writeUntilKilled(Math.max(1, acknowledged - 79), stop))
  }
  const log = openLog(path, 'observations', CREATED)
  const ids = checkNdjson([...logLines(log)].join(''))
  log.close()
  expect(acknowledged).toBeGreaterThan(100)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.slice(0, acknowledged)).toEqual(Array.from({ length: acknowledged }, (_, i) => `e${i + 1}`))
}, 15_000)

it('a log whose last page was torn off opens as it was some commits before, and takes the same events again', async () => {
  // Oracle: what is left is a beginning of what was sent, and verifies; the re-sent events fill it up to the same ids.
  const sent = await writeUntilKilled(1, 0, '6')
  const wal = `${path}-wal`
  truncateSync(wal, statSync(wal).size - 5_000)
  const log = openLog(path, 'observations', CREATED)
  const left = log.head.seq
  expect(left).toBeGreaterThan(0)
  expect(left).toBeLessThan(sent)
  expect(verifyChain(log).rows).toBe(left)
  const results = log.append(Array.from({ length: sent }, (_, i) => sampleEvent(i + 1)), ARRIVED)
  expect(results.map((r) => r.kind)).toEqual(results.map((_, i) => (i < left ? 'duplicate' : 'appended')))
  expect(checkNdjson([...logLines(log)].join(''))).toHaveLength(sent)
  log.close()
})

it('a log goes on where it was closed, and leaves one file and its lock behind', () => {
  // Oracle: head before and after; the folder's listing.
  const first = openLog(path, 'observations', CREATED)
  first.append([sampleEvent(1), sampleEvent(2)], ARRIVED)
  const head = first.head
  first.close()
  first.close()
  expect(readdirSync(folder.path).sort()).toEqual(['observations', 'observations.lock'])
  const again = openLog(path, 'observations', CREATED)
  expect(again.head).toEqual(head)
  expect(again.append([sampleEvent(2), sampleEvent(3)], ARRIVED)).toEqual([{ kind: 'duplicate', seq: 2 }, { kind: 'appended', seq: 3 }])
  expect(verifyChain(again).rows).toBe(3)
  again.close()
})

it('an empty batch writes nothing', () => {
  // Oracle: the head before.
  const log = openLog(path, 'observations', CREATED)
  const head = log.head
  expect(log.append([], ARRIVED)).toEqual([])
  expect(log.head).toEqual(head)
  expect(head.seq).toBe(0)
  log.close()
})
