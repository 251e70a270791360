import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LoggedEvent } from '../../server/log/log.ts'

export const CREATED = '2016-12-15T00:00:00.000+08:00'
export const ARRIVED = '2016-12-16T20:04:05.678+08:00'

/** Event number n of a made-up feed; the same n gives the same event. */
export function sampleEvent(n: number, pm25 = n % 500): LoggedEvent {
  return { specversion: '1.0', id: `e${n}`, source: 'urn:feed:平谷', type: 'observation', data: { station: 'pinggu', time: '2016-12-16T20:00:00+08:00', pm25, co: 4.1, no2: null } }
}

/** A folder of its own; `remove` when done. */
export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'xuefeng-log-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/**
 * The hash rule of the contract done again, sharing nothing with server/log: reads NDJSON, sorts keys itself (enough where keys are ASCII and
 * numbers plain), hashes with createHash. Returns the ids in order; throws at the first line that does not hold.
 */
export function checkNdjson(text: string): string[] {
  const lines = text.split('\n')
  if (lines.pop() !== '') throw new Error('the last line has no line feed')
  const digest = (s: string): string => createHash('sha256').update(s, 'utf8').digest('hex')
  let previous = digest(sorted(JSON.parse(lines[0] ?? '')))
  return lines.slice(1).map((line, i) => {
    const { seq, hash, arrived, event, ...more } = JSON.parse(line)
    if (seq !== i + 1 || Object.keys(more).length > 0) throw new Error(`line ${i + 1} is seq ${seq}`)
    const wanted = digest(`${previous}\n${sorted({ arrived, event, seq })}`)
    if (hash !== wanted) throw new Error(`seq ${seq} does not hold`)
    previous = hash
    return String(event.id)
  })
}

function sorted(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sorted).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return `{${Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => `${JSON.stringify(k)}:${sorted(v)}`).join(',')}}`
}
