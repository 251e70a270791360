import type { AqiDoubt } from '../../../models/rules/aqi.ts'
import type { Pollutant } from '../../../models/contract/frame.ts'
import { dayAqi } from '../../../models/rules/day-values.ts'
import { eachHourAqi, isKnown } from '../../../models/rules/hour-aqi.ts'
import { nowCast } from '../../../models/rules/nowcast.ts'
import { seriesOf, type PlaceDays } from '../../../models/rules/series-of.ts'
import type { SeriesOf } from '../../../models/rules/limit-standard.ts'
import { usIndex, type UsStandard } from '../../../models/rules/us-aqi.ts'
import { usDay, usLevel, type UsDay, type UsDayResult } from '../../../models/rules/us-day.ts'
import type { Exact } from '../../../models/rules/exact.ts'
import { BY_VOLUME_KELVIN, type Choice } from './choice.ts'
import type { Place } from './places.ts'
import type { HourRecord } from './record.ts'

/** What an hour or a day has for an index, by any standard. */
export interface IndexOf { readonly aqi: number | null; readonly level: number | null; readonly primary: readonly Pollutant[]; readonly missing: readonly Pollutant[]; readonly doubts: readonly AqiDoubt[]; readonly standard: string }
export interface HourIndices { readonly aqi: (number | null)[]; readonly level: (number | null)[]; readonly primary: string[]; readonly basis: 'all' | 'particles'; readonly doubts: Record<string, number> }

/** Indices of a place hour by hour; null where its standards have none. The last result that was told goes to `last`, whatever it is. */
export function hourIndices(place: Place, record: HourRecord, choice: Choice, us: UsStandard, last: (hour: number, result: IndexOf) => void): HourIndices | null {
  const length = record.days * 24
  const out: HourIndices = { aqi: Array<number | null>(length).fill(null), level: Array<number | null>(length).fill(null), primary: Array<string>(length).fill(''), basis: isUs(choice, record) ? 'particles' : 'all', doubts: {} }
  let told = false
  const tell = (hour: number, result: IndexOf): void => {
    told = true
    out.aqi[hour] = result.aqi
    out.level[hour] = result.level
    out.primary[hour] = result.primary.join('+')
    for (const doubt of result.doubts) out.doubts[doubt] = (out.doubts[doubt] ?? 0) + 1
    if (hour === record.last - record.first) last(hour, result)
  }
  if (out.basis === 'particles') eachNowCast(place.days, us, tell)
  else eachHourAqi(place.days.hours, place.running, (i) => choice.indexOf(record.firstDay + i), tell)
  return told ? out : null
}

/** Indices of a place day by day; null on days whose standard has none. */
export function dayIndices(place: Place, record: HourRecord, choice: Choice, us: UsStandard): (IndexOf | null)[] {
  if (isUs(choice, record)) return usDays(place.days, us).map((day) => ({ ...day, doubts: day.above ? ['above the table'] : [], standard: us.id }))
  return place.days.days.map((values, i) => {
    const standard = choice.indexOf(record.firstDay + i)
    if (standard === null) return null
    const result = dayAqi(values, standard)
    return isKnown(result) ? result : { ...result, aqi: null, level: null, primary: [] }
  })
}

function isUs(choice: Choice, record: HourRecord): boolean { return choice.ofDay(record.firstDay)?.aqi === 'us-epa-2024' }

/** The American index of an hour is of particles alone here: the NowCast of ozone is a model of its own that this project does not have. */
function eachNowCast({ hours }: PlaceDays, us: UsStandard, tell: (hour: number, result: IndexOf) => void): void {
  const columns = (['pm25', 'pm10'] as const).flatMap((pollutant) => hours[pollutant] === undefined ? [] : [{ pollutant, column: hours[pollutant], item: pollutant === 'pm25' ? 'PM25_24H' : 'PM10_24H' }])
  const length = columns[0]?.column.length ?? 0
  // The last 12 hours, newest first: written anew each time, since a million arrays are a second of sweeping up.
  const last: (number | null)[] = Array<number | null>(12).fill(null)
  for (let hour = 0; hour < length; hour++) {
    const found = columns.map(({ pollutant, column, item }) => {
      for (let back = 0; back < last.length; back++) last[back] = column[hour - back] ?? null
      const cast = nowCast(last)
      return { pollutant, index: cast === null ? null : usIndex(us, item, cast) }
    })
    const known = found.map(({ index }) => index).filter((index) => index !== null)
    const aqi = known.length === 0 ? null : Math.max(...known)
    tell(hour, {
      aqi, level: aqi === null ? null : usLevel(aqi), primary: found.filter(({ index }) => aqi !== null && index === aqi).map(({ pollutant }) => pollutant),
      missing: found.filter(({ index }) => index === null).map(({ pollutant }) => pollutant), doubts: [], standard: us.id,
    })
  }
}

function usDays(place: PlaceDays, us: UsStandard): UsDayResult[] {
  const { days, hours } = place
  const [first, end] = [days[0]?.day ?? 0, (days.at(-1)?.day ?? -1) + 1]
  const byDay = (pollutant: Pollutant, of: SeriesOf): ReadonlyMap<number, Exact> => new Map(seriesOf(place, pollutant, of, first, end).map(({ day, value }) => [day, value]))
  const [co8, so2, no2] = [byDay('co', 'mda8'), byDay('so2', 'maximum hour'), byDay('no2', 'maximum hour')]
  const has = (pollutant: Pollutant): boolean => hours[pollutant] !== undefined
  return days.map((values) => {
    const at = (series: ReadonlyMap<number, Exact>): Exact | null => series.get(values.day) ?? null
    const day: UsDay = {
      ...(has('pm25') && { PM25_24H: values.pm25?.value ?? null }), ...(has('pm10') && { PM10_24H: values.pm10?.value ?? null }),
      ...(has('o3') && { O3_8H: values.o3?.value ?? null, O3_1H: values.o3_1h?.value ?? null }), ...(has('co') && { CO_8H: at(co8) }),
      ...(has('so2') && { SO2_1H: at(so2), SO2_24H: values.so2?.value ?? null }), ...(has('no2') && { NO2_1H: at(no2) }),
    }
    return usDay(day, us, BY_VOLUME_KELVIN)
  })
}

