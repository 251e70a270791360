import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { calibrationHours } from '../../../../models/stream/hints/calibration.ts'
import { copiedDays } from '../../../../models/stream/hints/copied-days.ts'
import { digitPreference } from '../../../../models/stream/hints/digits.ts'
import { hintsOf, type StationSeries } from '../../../../models/stream/hints/hints.ts'
import { parseHour } from '../../../../models/units/time.ts'
import { hasShared, sharedPath, withoutShared } from '../../../support/shared.ts'
import { changed, honest } from './made-series.ts'

const station = (member: number): StationSeries => ({ pm25: honest(member, 60), co: changed(honest(member + 50, 60, 30), value => value / 10), o3: honest(member + 90, 60, 50) })

describe('the hints of a station', () => {
  it('are numbers with a chance, for each pollutant that it measures, and change nothing', () => {
    // Oracle: contract of Hint; honest series have nothing notable.
    const own = station(1)
    const text = JSON.stringify(own)
    const hints = hintsOf(own, [2, 3, 4, 5, 6].map(station), { offsetMinutes: 480, gasState: '273.15K' })
    expect(JSON.stringify(own)).toBe(text)
    expect(new Set(hints.map(({ pollutant }) => pollutant))).toEqual(new Set(['pm25', 'co', 'o3']))
    expect(hints.filter(({ hint }) => hint.name === 'digit preference').map(({ pollutant }) => pollutant)).toEqual(['pm25', 'co', 'o3'])
    expect(new Set(hints.map(({ hint }) => hint.name))).toEqual(new Set(['digit preference', 'copied days', 'flat nights']))
    for (const { hint } of hints) {
      expect(hint.p).toBeGreaterThanOrEqual(0)
      expect(hint.p).toBeLessThanOrEqual(1)
      expect(Object.values(hint.numbers).every(Number.isFinite)).toBe(true)
      expect(hint.notable).toBe(false)
    }
  })

  it('point at what was done to one pollutant, and only at that', () => {
    // Oracle: by construction: five days of ozone are copies of five others.
    const own = station(1)
    const forged = { ...own, o3: changed(own.o3!, (value, n, values) => n >= 960 && n < 1080 ? values[n - 480]! : value) }
    const notable = hintsOf(forged, [2, 3, 4, 5, 6].map(station), { offsetMinutes: 480, gasState: null }).filter(({ hint }) => hint.notable)
    expect(notable.map(({ pollutant, hint }) => [pollutant, hint.name])).toEqual([['o3', 'copied days']])
  })
})

const path = sharedPath('data', 'beijing35', 'donggaocun_hourly.csv.gz')
const hasSharedHours = hasShared && existsSync(path)

it.skipIf(!hasSharedHours)(`Donggaocun’s ozone is calibrated at 03:00, and nothing there looks copied or invented${hasSharedHours ? '' : ` (${withoutShared})`}`, () => {
  // Oracle: by eye in the archive: 284, 275, 264, … µg/m³ at 03:00 on 21, 23, 25, … August 2015, with 60 to 120 before and after.
  const [head = '', ...lines] = gunzipSync(readFileSync(path)).toString().trim().split('\n')
  const column = (name: string) => head.trim().split(',').indexOf(name)
  const series = (name: string) => ({ first: parseHour(lines[0]!.slice(0, 16))!, values: lines.map(line => line.trim().split(',')[column(name)]!).map(text => text === '' ? null : Number(text)) })
  expect(calibrationHours('o3', series('O3'), 480)).toMatchObject({ notable: true, numbers: { hour: 3 } })
  expect(calibrationHours('o3', series('O3'), 480)!.numbers['inHour']).toBeGreaterThan(100)
  for (const name of ['PM2.5', 'O3']) expect([digitPreference(series(name))!.notable, copiedDays(series(name))!.notable]).toEqual([false, false])
})
