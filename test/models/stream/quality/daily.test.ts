import { describe, expect, it } from 'vitest'
import { qualityContext } from '../../../../models/stream/quality/context.ts'
import { endDay, suspected } from '../../../../models/stream/quality/daily.ts'
import { density } from '../../../../models/stream/quality/lattice.ts'
import { emptyQuality } from '../../../../models/stream/quality/state.ts'
import type { DeclaredStates } from '../../../../models/units/gas-state.ts'
import { formatHour } from '../../../../models/units/time.ts'
import { air, flagCounts, hour, judged, measured, placesOf, rounded } from '../city.ts'

const STATIONS = 8
const context = qualityContext({ stations: placesOf(STATIONS), offsetMinutes: 480, newYears: [], gasState: '273.15K' })
const DAYS = 46

describe('a city of eight stations in which five are at fault', () => {
  const readings = judged(measured({ stations: STATIONS, hours: DAYS * 24 }, (values, s, n) => {
    if (s === 1) return { ...values, so2: values.so2 + 1.2 * Math.max(0, n / 24 - 6) }
    if (s === 2) return { ...values, pm25: values.pm25 / 1000 }
    if (s === 3) return { ...values, so2: Math.round(Math.max(1, Math.round(values.so2 / 2.7)) * density('so2', '298.15K') * 10) / 10 }
    if (s === 4) return rounded(air({}, 4, n - 2))
    if (s === 5) return { ...values, co: n > 240 ? 0.1 : values.co }
    return values
  }), context)
  const counts = Array.from({ length: STATIONS }, (_, s) => flagCounts(readings, s))
  const first = (station: number, name: string, flag: string) => readings.findIndex(out => out[`s${station}`]?.[name]?.flags?.some(one => one === flag)) / 24

  it.each([
    [1, 'so2', 'zero drift', 30, 46], [2, 'pm25', 'unit', 0.9, 2], [3, 'so2', 'gas state', 3, 14], [4, 'o3', 'clock shift', 14, 21], [5, 'co', 'zero drift', 13, 15],
  ] as const)('station %d: %s is flagged %s, once that could be known', (station, name, flag, earliest, latest) => {
    // Oracle: by construction, and the windows of each check: a day, a week, a fortnight, six weeks.
    expect(first(station, name, flag)).toBeGreaterThanOrEqual(earliest)
    expect(first(station, name, flag)).toBeLessThanOrEqual(latest)
    expect(counts[station]?.[`${name} ${flag}`]).toBeGreaterThan(24)
  })

  it('leaves the other three, and the other pollutants, alone', () => {
    // Oracle: nothing was done to them.
    for (const s of [0, 6, 7]) expect(counts[s]).toEqual({})
    expect(Object.keys(counts[1] ?? {})).toEqual(['so2 zero drift'])
    expect(Object.keys(counts[3] ?? {})).toEqual(['so2 gas state'])
  })

  it('goes on using what it only suspects', () => {
    // Oracle: the table in models/README.md: a suspicion is used.
    expect(readings.at(-1)?.['s1']?.['so2']).toHaveProperty('value')
    expect(readings.at(-1)?.['s2']?.['pm25']).toHaveProperty('value')
  })
})

it('suspects no gas where the state changes on the day that is declared', () => {
  // Oracle: by construction: every SO2 is whole ppb at the state of its own hour, in the last hour of a week that is laid on the lattice; and the same numbers without the declaration are suspected.
  const change = 24 * 11
  const hours = measured({ stations: 3, hours: 24 * 30 }, (values, _s, n) => ({ ...values, so2: Math.round(Math.max(1, Math.round(values.so2 / 2.7)) * density('so2', n < change ? '273.15K' : '298.15K') * 10) / 10 }))
  const flags = (gasState: DeclaredStates) => flagCounts(judged(hours, qualityContext({ stations: placesOf(3), offsetMinutes: 480, newYears: [], gasState })), 0)['so2 gas state'] ?? 0
  expect(flags([{ from: '2012-01-01', state: '273.15K' }, { from: formatHour(hour(change - 1)), state: '298.15K' }])).toBe(0)
  expect(flags('273.15K')).toBeGreaterThan(24)
  expect(flags('298.15K')).toBeGreaterThan(24)
})

it('keeps several suspicions of one value apart', () => {
  // Oracle: by hand: sums of 1, 2, 4 and 8.
  expect([suspected(0), suspected(5), suspected(15)]).toEqual([[], ['zero drift', 'gas state'], ['zero drift', 'unit', 'gas state', 'clock shift']])
})

it('ends a day without stations', () => {
  // Oracle: nothing is known, so nothing is suspected.
  expect(endDay(emptyQuality, hour(0), context).suspicions).toEqual([])
})
