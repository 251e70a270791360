import { POLLUTANTS } from '../../../models/contract/frame.ts'
import { roundedDay } from '../../../models/rules/day-values.ts'
import { roundedTo } from '../../../models/rules/exact.ts'
import { GASES } from '../../../models/rules/gas-state.ts'
import type { PlaceDays } from '../../../models/rules/series-of.ts'
import type { AssessedPlace } from '../../protocol/assessment.ts'
import type { IndexOf } from './indices.ts'
import type { Place } from './places.ts'

const DAILY = [...POLLUTANTS, 'o3_1h'] as const

/** Days of a place as columns: what daily reports print, and the index. */
export function dailyView(place: Place, indices: readonly (IndexOf | null)[]): AssessedPlace['daily'] {
  const doubts: Record<string, number> = {}
  for (const doubt of indices.flatMap((day) => day?.doubts ?? [])) doubts[doubt] = (doubts[doubt] ?? 0) + 1
  return {
    values: columnsOf(place.days, DAILY),
    as_reported: place.reported === null ? {} : columnsOf(place.reported, [...GASES, 'o3_1h']),
    ...(place.ozoneOfMeanHours !== null && { o3_of_mean_hours: place.ozoneOfMeanHours.map(({ value }) => value === null ? null : roundedTo(value, 0)) }),
    aqi: indices.map((day) => day?.aqi ?? null), level: indices.map((day) => day?.level ?? null), primary: indices.map((day) => day?.primary.join('+') ?? ''),
    missing: indices.map((day) => day?.missing.join('+') ?? ''), doubts,
  }
}

function columnsOf({ days, hours }: PlaceDays, names: readonly (typeof DAILY[number])[]): Record<string, (number | null)[]> {
  return Object.fromEntries(names.filter((name) => hours[name === 'o3_1h' ? 'o3' : name] !== undefined).map((name) => [name, days.map((day) => roundedDay(day, name))]))
}
