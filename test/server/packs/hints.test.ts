import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { hoursAfter, formatHour } from '../../../models/units/time.ts'
import { packHints } from '../../../server/packs/hints.ts'
import { loadPack } from '../../../server/packs/load.ts'
import type { Pack } from '../../../server/packs/pack.ts'
import { Hint } from '../../../server/protocol/hints.ts'
import { COPIED, writeForgedPack } from '../../support/forged-pack.ts'
import { ownFolder } from '../../support/small-pack.ts'

let pack: Pack
beforeAll(async () => {
  const folder = ownFolder()
  pack = await loadPack(writeForgedPack(join(folder.path, 'pack')))
  folder.remove()
})

describe('hints at a pack', () => {
  it('point at the one thing that was forged, with its hours and its chance, and at nothing else', () => {
    // Oracle: by construction of forged-pack.ts; the rest is honest.
    const hints = packHints(pack)
    expect(hints.filter(({ notable }) => notable).map(({ station, pollutant, name }) => [station, pollutant, name])).toEqual([['pinggu', 'o3', 'copied days']])
    const [copied] = hints
    const iso = (n: number): string => formatHour(hoursAfter(pack.observations[0]!.hour, n))
    // A run may begin an hour or two early, where the days agreed by accident.
    expect([0, 1, 2].map((early) => iso(COPIED.at - early))).toContain(copied?.times['from'])
    expect([0, 1, 2].map((early) => iso(COPIED.of - early))).toContain(copied?.times['copyOf'])
    expect(copied?.p).toBeLessThan(1e-6)
  })

  it('say of every station and pollutant what was looked at, in the words of the wire, the least likely first', () => {
    // Oracle: the strict schema; two stations, of which one has no PM2.5; the order of the chances.
    const hints = packHints(pack)
    for (const hint of hints) expect(Hint.parse(hint)).toEqual(hint)
    expect(new Set(hints.map(({ station, pollutant }) => `${station} ${pollutant}`))).toEqual(new Set(['pinggu pm25', 'pinggu o3', 'shunyi o3']))
    const rest = hints.slice(1).map(({ p }) => p)
    expect(rest).toEqual([...rest].sort((a, b) => a - b))
    expect(packHints({ ...pack, observations: [] })).toEqual([])
  })

  it('leave the pack as it is', () => {
    // Oracle: the same text before and after.
    const text = JSON.stringify(pack.observations.slice(0, 500))
    packHints(pack)
    expect(JSON.stringify(pack.observations.slice(0, 500))).toBe(text)
  })
})
