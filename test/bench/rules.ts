/**
 * How long all statistics of 35 stations over three years take: indices of every hour and day, months, years, attainment, budgets, district
 * and city. Hours are the measured ones; where they are absent, made-up ones with the same gaps in number.
 */
import { POLLUTANTS, type Pollutant } from '../../models/contract/frame.ts'
import { dayOf, daysFromCivil, firstHourOf, hoursAfter, type EventHour } from '../../models/units/time.ts'
import { assess } from '../../server/engine/assessment/assess.ts'
import type { PackedRecord } from '../../server/engine/assessment/record.ts'
import { measured } from '../models/rules/alert/measured.ts'
import { setupOf } from '../support/assessed-record.ts'
import { hasShared } from '../support/shared.ts'
import type { Bench, Figure } from './report.ts'
import { timed } from './spread.ts'

const STATIONS = 35
const FILES = { pm25: 'PM25', pm10: 'PM10', so2: 'SO2', no2: 'NO2', co: 'CO', o3: 'O3' } as const satisfies Record<Pollutant, string>

export const bench: Bench = {
  name: 'rules',
  about: 'all statistics of three years',
  async run(report) {
    const record = hasShared ? fromArchive() : madeUp()
    await report.take(`${record.stations.length} stations, ${record.days} days, ${hasShared ? 'measured' : 'made up (../shared is absent)'}`, () =>
      ['auto', 'gb3095-2026-transition', 'us-epa-2024', 'eu-2024-2881'].map((standard): Figure => {
        const { seconds, processor } = timed(() => { assess(setupOf(record, { standard })) })
        return { name: `all statistics, ${standard}`, value: seconds, unit: 's', bar: { most: 5 }, note: `${processor.toFixed(1)} s of a core` }
      }))
  },
}

function fromArchive(): PackedRecord {
  const files = POLLUTANTS.map(pollutant => ({ pollutant, ...measured(FILES[pollutant]) }))
  const { first, stations } = files[0]!
  return packed(first, files[0]!.rows.length, stations, (station, pollutant, hour) => {
    const file = files.find(one => one.pollutant === pollutant)!
    return file.rows[hour + first - file.first]?.[file.stations.indexOf(station)] ?? Number.NaN
  })
}

/** A course of the day and the year with a gap of a day in ten. */
function madeUp(): PackedRecord {
  const stations = Array.from({ length: STATIONS }, (_, i) => `s${i}`)
  const first = firstHourOf(daysFromCivil(2014, 1, 1))
  return packed(first, 1096 * 24, stations, (station, pollutant, hour) => hour % 240 < 24 ? Number.NaN
    : Math.round((pollutant === 'co' ? 10 : 60) * (1.5 + Math.sin(hour / 1395) + Math.sin(hour / 3.8 + station.length))) / (pollutant === 'co' ? 10 : 1))
}

function packed(start: EventHour, count: number, stations: readonly string[], at: (station: string, pollutant: Pollutant, hour: number) => number): PackedRecord {
  const firstDay = dayOf(start)
  const [first, last] = [firstHourOf(firstDay), hoursAfter(start, count - 1)]
  const days = dayOf(last) - firstDay + 1
  return {
    firstDay, days, first, last, offsetMinutes: 480,
    stations: stations.map((id, i) => ({
      station: { id, name_zh: id, name_en: id, lon: 117, lat: 40, role: id === 'pinggu' || i === 0 ? 'district' : 'network' }, withheld: {},
      columns: Object.fromEntries(POLLUTANTS.map(pollutant => [pollutant, Float64Array.from({ length: days * 24 }, (_, hour) => at(id, pollutant, hour - (start - first)))])),
    })),
  }
}
