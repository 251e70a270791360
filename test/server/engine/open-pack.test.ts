import { describe, expect, it } from 'vitest'
import { formatHour, parseHour, type EventHour } from '../../../models/units/time.ts'
import { openPack, type OpenOptions } from '../../../server/engine/open-pack.ts'
import { BadInput } from '../../../server/packs/problem.ts'
import type { Pack } from '../../../server/packs/pack.ts'
import { loadSeeds } from '../../../server/packs/seeds.ts'
import { testInventory, testProfiles } from '../../support/emissions.ts'
import { FIRST, MADE_STATIONS, hourAt, madeObservations, madeWeather } from '../../support/made-episode.ts'

const seeds = loadSeeds()
function madePack(changes: Partial<Pack> = {}, latencyMinutes = 0): Pack {
  return {
    dir: 'nowhere', sha256: 'f'.repeat(64), offsetMinutes: 480, observationUnits: {}, inventory: null, profiles: null, warnings: [], dustDays: [], dustfall: [], forecasts: [], weatherForecasts: [], problems: [],
    manifest: {
      name: 'made', version: '1.0.0', title: { zh: '编造', en: 'Made' }, licenses: [{}], sources: [{}], resources: [],
      xuefeng: { timezone: 'Asia/Shanghai', hourLabel: 'end', district: 'pinggu', synthetic: true, gasState: '273.15K', quality: 'realtime', latencyMinutes },
    },
    stations: MADE_STATIONS.map(station => ({ ...station, lon: station.lon ?? 0, lat: station.lat ?? 0, role: station.role === 'district' ? 'district' : 'network' })),
    observations: madeObservations(60, latencyMinutes), weather: madeWeather(60, latencyMinutes), ...changes,
  }
}
const open = (changes: Partial<Pack> = {}, options: Partial<OpenOptions> = {}, latency = 0) => openPack(madePack(changes, latency), seeds, { members: 3, seed: 1, ...options })
const hour = (text: string): EventHour => parseHour(text) ?? FIRST
const folded = (episode: ReturnType<typeof open>) => { const fold = episode.fold(episode.station, new Map()); fold.advance(episode.last); fold.stop(); return fold.hours }

describe('a pack that is opened', () => {
  it('plays from its first to its last hour, about the station of the district', () => {
    // Oracle: contracts.md: station the first of role district.
    const episode = open()
    expect([episode.station, formatHour(episode.first), formatHour(episode.last), episode.mode]).toEqual(['here', '2016-12-15T01:00:00+08:00', '2016-12-17T12:00:00+08:00', 'replay'])
    expect(episode.pack).toEqual({ name: 'made', title: { zh: '编造', en: 'Made' }, sha256: 'f'.repeat(64), synthetic: true, quality: 'realtime', district: 'pinggu' })
    expect(folded(episode)[2]?.observed).toBe(madeObservations(3).at(-2)?.values['pm25'])
  })

  it('plays about any other of its stations, and about its first where none is the district', () => {
    // Oracle: the list of stations.
    expect(open({}, { station: 'far' }).station).toBe('far')
    expect(open({ stations: madePack().stations.map(station => ({ ...station, role: 'network' })) }).station).toBe('far')
  })

  it('plays the hours asked for as far as it has them, knowing nothing of those outside', () => {
    // Oracle: the hours on the clock; the first hour of a cut pack is folded as the first of all.
    const episode = open({}, { from: hour('2016-12-16T00:00+08:00'), to: hour('2016-12-31T00:00+08:00') })
    expect([formatHour(episode.first), formatHour(episode.last)]).toEqual(['2016-12-16T00:00:00+08:00', '2016-12-17T12:00:00+08:00'])
    const from = hour('2016-12-16T00:00+08:00')
    const alone = open({ observations: madeObservations(60).filter(row => row.hour >= from), weather: madeWeather(60).filter(row => row.hour >= from) })
    expect(folded(episode).map(one => [...one.total])).toEqual(folded(alone).map(one => [...one.total]))
    expect(folded(episode)[0]?.summary).toEqual(folded(alone)[0]?.summary)
  })

  it('takes its own inventory and profiles, and those of Pinggu for the year where it has none', () => {
    // Oracle: the lists handed in; contracts.md: a pack without inventory uses seeds/pinggu.
    expect(open({ inventory: testInventory, profiles: testProfiles }).inventory).toBe(testInventory)
    expect(open().inventory).toEqual(seeds.inventory(2016))
    const of2020 = open({ observations: [{ station: 'here', hour: hour('2020-01-05T01:00+08:00'), arrived: 0, values: { pm25: 5 } }], weather: [] })
    expect(of2020.inventory).toEqual(seeds.inventory(2020))
  })

  it('has the levels and lines of its date', () => {
    // Oracle: the city’s plan of 2023-10-30, and GB 3095-2026 from 2026-03-01.
    const at = (text: string) => { const { edition, limits } = open({ observations: [{ station: 'here', hour: hour(text), arrived: 0, values: { pm25: 5 } }], weather: [] }); return [edition, limits[0]?.value] }
    expect([at('2016-12-15T01:00+08:00'), at('2024-01-15T01:00+08:00'), at('2026-11-15T01:00+08:00')]).toEqual([['beijing-2016', 75], ['beijing-2023', 75], ['beijing-2023', 60]])
  })

  it('calls late only what came after its latency', () => {
    // Oracle: contracts.md: arrived at the end of the hour plus latencyMinutes.
    const late = { ...madeObservations(1)[1], values: { pm25: 41 }, arrived: hourAt(0) * 3_600_000 + 80 * 60_000 } as Pack['observations'][number]
    const flags = (latency: number) => { const [first] = folded(open({ observations: [...madeObservations(3, latency), late].sort((a, b) => a.hour - b.hour) }, {}, latency)); return first?.frame.readings.pm25.flags }
    expect([flags(0), flags(90)]).toEqual([['revised', 'late'], ['revised']])
  })
})

describe('a pack that cannot be opened', () => {
  it.each<[string, Partial<Pack>, Partial<OpenOptions>, string]>([
    ['an unknown station', {}, { station: 'moon' }, 'made: there is no station "moon"; the pack has far, here, near'],
    ['no station', { stations: [] }, {}, 'made: stations.csv names no station; add at least the one that the episode is about'],
    ['no observation', { observations: [] }, {}, 'made: the pack has no observations; import a file that has some'],
    ['hours before it', {}, { to: hourAt(-1) }, 'hold no observation; the pack runs from 2016-12-15T01:00:00+08:00 to 2016-12-17T12:00:00+08:00'],
    ['hours after it', {}, { from: hourAt(60) }, 'the hours asked for, 2016-12-17T13:00:00+08:00 to 2016-12-17T12:00:00+08:00, hold no observation'],
    ['hours the wrong way round', {}, { from: hourAt(9), to: hourAt(8) }, 'hold no observation'],
  ])('%s: says in one sentence what, where and how to mend it', (_, changes, options, message) => {
    // Oracle: contracts.md: exit 2, one sentence.
    expect(() => open(changes, options)).toThrow(BadInput)
    expect(() => open(changes, options)).toThrow(message)
  })
})
