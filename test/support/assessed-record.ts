/** Records that tests make by hand: stations whose pollutants are flat over each day. */
import type { Pollutant } from '../../models/contract/frame.ts'
import { firstHourOf, hoursAfter, parseDay } from '../../models/units/time.ts'
import type { Asked, AssessSetup, Beside } from '../../server/engine/assessment/assess.ts'
import type { HourRecord, PackedRecord } from '../../server/engine/assessment/record.ts'
import { unpacked } from '../../server/engine/assessment/record.ts'
import { loadSeeds } from '../../server/packs/seeds.ts'

type Days = Readonly<Partial<Record<Pollutant, readonly (number | null)[]>>>
export const { facts } = loadSeeds()

/** From the first hour of `from`; a station's role is district where its name begins with "d". All have as many days as the longest. */
export function packedRecord(from: string, stations: Readonly<Record<string, Days>>): PackedRecord {
  const firstDay = parseDay(from)!
  const days = Math.max(...Object.values(stations).flatMap(own => Object.values(own).map(values => values.length)))
  const first = firstHourOf(firstDay)
  return {
    firstDay, days, first, last: hoursAfter(first, days * 24 - 1), offsetMinutes: 480,
    stations: Object.entries(stations).map(([id, own]) => ({
      station: { id, name_zh: id, name_en: id, lon: 117, lat: 40, role: id.startsWith('d') ? 'district' : 'network' }, withheld: {},
      columns: Object.fromEntries(Object.entries(own).map(([pollutant, values]) => [pollutant, Float64Array.from({ length: days * 24 }, (_, hour) => values[Math.floor(hour / 24)] ?? Number.NaN)])),
    })),
  }
}

export function recordOf(from: string, stations: Readonly<Record<string, Days>>): HourRecord { return unpacked(packedRecord(from, stations)) }

export function flat(value: number | null, days = 365): (number | null)[] { return Array<number | null>(days).fill(value) }

/** What the plan says of 2020, as a year that is the same every day. */
export const PLAN_DAYS = { pm25: flat(34), pm10: flat(52), no2: flat(20), so2: flat(3), co: flat(1), o3: flat(150) } as const

export function setupOf(record: PackedRecord, asked: Partial<Asked> = {}, beside: Partial<Beside> = {}): AssessSetup {
  return {
    record, asked: { standard: 'auto', values: 'believed', gasState: 'limit', stations: null, hours: true, targets: {}, ...asked },
    beside: { pack: { name: 'made', sha256: 'f'.repeat(64) }, engine: { version: 'test', node: 'test' }, gasState: '273.15K', dust: new Set(), dustfall: [], facts, ...beside },
  }
}
