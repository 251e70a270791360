import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { POLLUTANTS, type Pollutant } from '../../../models/contract/frame.ts'
import { emptyQuality, qualityHourStep } from '../../../models/stream/quality.ts'
import { cell } from '../../../models/stream/quality/cells.ts'
import { clockShift, SHIFT_HOURS } from '../../../models/stream/quality/clock-shift.ts'
import { qualityContext, type QualityContext } from '../../../models/stream/quality/context.ts'
import { FLAGS } from '../../../models/stream/quality/flags.ts'
import { isMeasured, type Flag, type Reading } from '../../../models/units/missing.ts'
import { formatHour, hoursAfter, parseHour, type EventHour } from '../../../models/units/time.ts'
import { loadSpringFestivals } from '../../../server/packs/calendar.ts'
import { hasShared, sharedPath, withoutShared } from '../../support/shared.ts'

const folder = (file: string) => sharedPath('data', 'beijing35', file)
const files: Record<Pollutant, string> = { pm25: 'PM25', pm10: 'PM10', so2: 'SO2', no2: 'NO2', co: 'CO', o3: 'O3' }
/** hasShared, and the files too. */
const hasSharedBeijing = hasShared && existsSync(folder('stations.csv'))

interface Archive { readonly first: EventHour; readonly stations: readonly string[]; readonly values: Record<Pollutant, (number | null)[][]> }

function readArchive(): Archive {
  let [stations, first]: [string[], EventHour | null] = [[], null]
  const values = Object.fromEntries(POLLUTANTS.map(name => {
    const [head = '', ...lines] = gunzipSync(readFileSync(folder(`${files[name]}_35stations_hourly.csv.gz`))).toString().trim().split('\n')
    stations = head.trim().split(',').slice(1)
    first ??= parseHour((lines[0] ?? '').slice(0, 16))
    return [name, lines.map(line => line.trim().split(',').slice(1).map(text => text === '' ? null : Number(text)))]
  })) as Archive['values']
  return { first: first!, stations, values }
}

/** Flags that a station's value got, and whether it is used; all else as it came. */
interface Judged { readonly reading: Reading; readonly pollutant: Pollutant; readonly station: string; readonly at: string }

function judge({ first, stations, values }: Archive, context: QualityContext, only: readonly string[], see: (judged: Judged) => void): void {
  let state = emptyQuality
  for (let n = 0; n < values.pm25.length; n++) {
    const rows = stations.flatMap((station, s) => only.includes(station) ? [{ station, hour: hoursAfter(first, n), values: Object.fromEntries(POLLUTANTS.map(name => [name, values[name][n]?.[s] ?? null])) }] : [])
    const step = qualityHourStep(state, rows, context)
    state = step.state
    const at = formatHour(hoursAfter(first, n)).slice(0, 16)
    for (const station of only) for (const pollutant of POLLUTANTS) see({ reading: step.out[station]![pollutant]!, pollutant, station, at })
  }
}

const key = ({ station, at, pollutant }: Judged) => `${station} ${at} ${pollutant}`

describe(`quality of three years of Beijing${hasSharedBeijing ? '' : ` (${withoutShared})`}`, () => {
  const counts = new Map<string, number>()
  const totals = new Map<Pollutant, number>()
  const pinggu = new Map<string, Reading>()
  const withheld: string[] = []
  let archive: Archive
  let context: QualityContext
  let mentougou: Reading | undefined

  beforeAll(() => {
    if (!hasSharedBeijing) return
    archive = readArchive()
    const places = readFileSync(folder('stations.csv'), 'utf8').trim().split('\n').slice(1).map(line => line.split(',')).map(([id = '', , , lon, lat]) => ({ id, lon: Number(lon), lat: Number(lat) }))
    context = qualityContext({ stations: places, offsetMinutes: 480, newYears: loadSpringFestivals(), gasState: '273.15K' })
    judge(archive, context, archive.stations, judged => {
      const { reading, pollutant, station, at } = judged
      if (!isMeasured(reading) && reading.raw === undefined) return
      totals.set(pollutant, (totals.get(pollutant) ?? 0) + 1)
      for (const flag of reading.flags ?? []) counts.set(`${pollutant} ${flag}`, (counts.get(`${pollutant} ${flag}`) ?? 0) + 1)
      if (station === 'pinggu' || station === 'donggaocun') pinggu.set(key(judged), reading)
      if (station === 'mentougou' && at === '2014-01-16T02:00' && pollutant === 'pm25') mentougou = reading
      if (!isMeasured(reading) && !reading.flags?.includes('range')) withheld.push(key(judged))
    })
  }, 300_000)

  const flagsAt = (place: string): readonly Flag[] => pinggu.get(place)?.flags ?? []

  it.skipIf(!hasSharedBeijing)('finds each of the known faults, each for its own reason, and keeps the number', () => {
    // Oracle: SOURCES.md, "known faults", and the fireworks night of EPISODES.md.
    expect(pinggu.get('pinggu 2015-06-25T07:00 pm25')).toEqual({ missing: 'rejected', raw: 641.1, flags: ['spike'] })
    expect(pinggu.get('pinggu 2014-12-14T15:00 o3')).toEqual({ missing: 'rejected', raw: 500, flags: ['full scale', 'spike'] })
    expect(flagsAt('pinggu 2015-09-27T03:00 co')).toEqual(['full scale', 'spike'])
    const day = Array.from({ length: 24 }, (_, i) => `pinggu ${formatHour(hoursAfter(parseHour('2015-09-27T03:00+08:00')!, i)).slice(0, 16)} co`)
    const values = day.map(place => pinggu.get(place))
    expect(values.filter(reading => reading !== undefined && isMeasured(reading)).map(reading => 'value' in reading! && reading.value)).toEqual([1, 0.7])
    expect(day.slice(1).filter(place => flagsAt(place).includes('stuck')).length).toBe(21)
    expect(mentougou).toEqual({ missing: 'rejected', raw: 553_405, flags: ['range', 'unit'] })
    for (const [pollutant, value] of [['pm25', 1000], ['so2', 500]] as const) expect(pinggu.get(`pinggu 2015-02-19T01:00 ${pollutant}`)).toEqual({ value, flags: ['fireworks', 'full scale'] })
  })

  it.skipIf(!hasSharedBeijing)('leaves the worst hours of real episodes as they are', () => {
    // Oracle: the bar of issue 2 and the peaks of EPISODES.md at Pinggu and Donggaocun, which neighbours and instruments confirm.
    expect(pinggu.get('pinggu 2016-12-22T05:00 pm25')).toEqual({ value: 483 })
    expect(pinggu.get('donggaocun 2016-12-22T05:00 pm25')).toEqual({ value: 695 })
    for (const [place, value] of [['pinggu 2014-02-26T12:00', 569], ['pinggu 2015-12-23T00:00', 502], ['pinggu 2016-12-03T21:00', 431], ['pinggu 2015-12-08T21:00', 293], ['donggaocun 2015-12-01T18:00', 572], ['donggaocun 2016-12-03T18:00', 482]] as const) {
      expect(pinggu.get(`${place} pm25`)).toMatchObject({ value })
    }
  })

  it.skipIf(!hasSharedBeijing)('calls at most one in two hundred of Pinggu’s other PM2.5 hours of 2015 an artefact', () => {
    // Oracle: the bar of issue 3; fireworks and dust are real air, and a suspicion is none yet. Counted with every doubt it is still below.
    const hours = [...pinggu].filter(([place]) => place.startsWith('pinggu 2015') && place.endsWith('pm25') && place !== 'pinggu 2015-06-25T07:00 pm25')
    const share = (kinds: readonly string[]) => hours.filter(([, { flags = [] }]) => flags.some(flag => kinds.includes(FLAGS[flag].kind))).length / hours.length
    console.log(`Pinggu, PM2.5 of 2015: ${hours.length} h, artefacts ${(100 * share(['artefact'])).toFixed(3)} %, with suspicions ${(100 * share(['artefact', 'suspicion'])).toFixed(3)} %, events ${(100 * share(['event'])).toFixed(2)} %`)
    expect(hours.length).toBeGreaterThan(8400)
    expect(share(['artefact', 'suspicion'])).toBeLessThan(0.005)
  })

  it.skipIf(!hasSharedBeijing)('doubts little over all stations, and prints how much', () => {
    // Oracle: Wu et al. 2018 marked 0.65 to 5.68 % of the national network's hours of 2014-2016, inversion included; we may not mark more.
    for (const pollutant of POLLUTANTS) {
      const total = totals.get(pollutant) ?? 0
      const rates = (Object.keys(FLAGS) as Flag[]).flatMap(flag => counts.has(`${pollutant} ${flag}`) ? [`${flag} ${counts.get(`${pollutant} ${flag}`)} (${(100 * counts.get(`${pollutant} ${flag}`)! / total).toFixed(3)} %)`] : [])
      console.log(`${pollutant} of ${total} h: ${rates.join(', ')}`)
      const doubted = (Object.keys(FLAGS) as Flag[]).filter(flag => FLAGS[flag].kind !== 'event').reduce((sum, flag) => sum + (counts.get(`${pollutant} ${flag}`) ?? 0), 0)
      expect(doubted / total).toBeLessThan(0.0568)
    }
  })

  it.skipIf(!hasSharedBeijing)('withholds rises that mostly fell back, and lets through what neighbours share', () => {
    // Oracle: the next hour, which no check saw: whether the value was then nearer to what it rose from.
    const at = (station: string, pollutant: Pollutant, n: number) => archive.values[pollutant][n]?.[archive.stations.indexOf(station)] ?? null
    const [contradicted, shared] = [{ back: 0, stayed: 0 }, { back: 0, stayed: 0 }]
    const taken = new Set(withheld)
    for (const station of archive.stations) {
      for (let n = 1; n + 1 < archive.values.pm25.length; n++) {
        const [before, value, after] = [at(station, 'pm25', n - 1), at(station, 'pm25', n), at(station, 'pm25', n + 1)]
        if (before === null || value === null || after === null || value > 2000 || value <= 3 * before || value - before <= 75) continue
        const into = taken.has(`${station} ${formatHour(hoursAfter(archive.first, n)).slice(0, 16)} pm25`) ? contradicted : shared
        into[after - before < (value - before) / 2 ? 'back' : 'stayed']++
      }
    }
    console.log('PM2.5 rises above threefold and 75 µg/m³', { contradicted, shared })
    expect(contradicted.back / (contradicted.back + contradicted.stayed)).toBeGreaterThan(0.6)
    expect(shared.back / (shared.back + shared.stayed)).toBeLessThan(0.15)
  })

  it.skipIf(!hasSharedBeijing)('tells a clock that is an hour off in the inner city from one that is right anywhere', () => {
    // Oracle: by construction: one station's archive labelled an hour late or early, every fourth fortnight of three years.
    const inner = new Set(['dongsi', 'tiantan', 'guanyuan', 'wanshouxigong', 'aotizhongxin', 'nongzhanguan', 'wanliu', 'fengtaihuayuan', 'qianmen', 'yongdingmennei', 'xizhimenbei', 'nansanhuan', 'dongsihuan'])
    const at = (n: number, s: number) => POLLUTANTS.map(name => archive.values[name][n]?.[s] ?? Number.NaN)
    const tried = { right: 0, suspected: 0, wrong: 0, found: 0 }
    for (let end = 24 * 200; end + 1 < archive.values.pm25.length; end += 4 * SHIFT_HOURS) {
      const rows = Array.from({ length: SHIFT_HOURS }, (_, i) => archive.stations.flatMap((_, s) => at(end - SHIFT_HOURS + i, s)))
      for (const [s, station] of archive.stations.entries()) {
        const near = context.neighbours[station]!.map(({ id, km }) => ({ station: archive.stations.indexOf(id), km }))
        tried.right++
        if (clockShift(rows, s, near) !== null) tried.suspected++
        if (!inner.has(station)) continue
        for (const late of [-1, 1]) {
          const shifted = rows.map((row, i) => row.with(cell(s), 0).map((value, k) => k >= cell(s) && k < cell(s + 1) ? at(end - SHIFT_HOURS + i - late, s)[k - cell(s)]! : value))
          tried.wrong++
          if (clockShift(shifted, s, near) === late) tried.found++
        }
      }
    }
    console.log('clocks', tried)
    expect(tried.suspected / tried.right).toBeLessThan(0.005)
    expect(tried.found / tried.wrong).toBeGreaterThan(0.85)
  })

  it.skipIf(!hasSharedBeijing)('finds the same faults at Pinggu alone, with nobody to ask', () => {
    // Oracle: as above; a station without neighbours cannot convict a rise, so it is a jump and stays in use.
    const found = new Map<string, string>()
    judge(archive, qualityContext({ stations: [{ id: 'pinggu', lon: null, lat: null }], offsetMinutes: 480, newYears: loadSpringFestivals(), gasState: null }), ['pinggu'], judged => {
      if (judged.reading.flags !== undefined) found.set(key(judged), judged.reading.flags.join('+'))
    })
    expect(['2015-06-25T07:00 pm25', '2014-12-14T15:00 o3', '2015-09-27T03:00 co', '2015-09-27T04:00 co', '2015-02-19T01:00 pm25', '2015-02-19T01:00 so2'].map(place => found.get(`pinggu ${place}`)))
      .toEqual(['jump', 'full scale+jump', 'full scale+jump', 'full scale+stuck', 'fireworks+full scale', 'fireworks+full scale'])
    expect([...found].filter(([place, flags]) => /^pinggu 2015.*pm25$/.test(place) && !flags.startsWith('fireworks') && !flags.startsWith('dust')).length).toBeLessThan(0.005 * 8429)
  })
})
