import { POLLUTANTS } from '../../../models/contract/frame.ts'
import { dustfallYears, type DustfallRow } from '../../../models/rules/dustfall.ts'
import { yearSpan } from '../../../models/rules/calendar-period.ts'
import type { UsStandard } from '../../../models/rules/us-aqi.ts'
import type { DeclaredStates } from '../../../models/units/gas-state.ts'
import { civilOfDay, formatDay, formatHour } from '../../../models/units/time.ts'
import type { Facts } from '../../packs/seed-schemas.ts'
import { loadUsStandard } from '../../packs/standards.ts'
import type { AssessedPlace, Assessment, AssessmentQuery } from '../../protocol/assessment.ts'
import { GasTimeline } from '../gas-timeline.ts'
import { choose, type Choice } from './choice.ts'
import { dailyView } from './daily.ts'
import { dayIndices, hourIndices, type IndexOf } from './indices.ts'
import { monthsOf } from './months.ts'
import { notesOf } from './notes.ts'
import { placesOf, type Place } from './places.ts'
import { lastDayBehind, unpacked, type HourRecord, type PackedRecord } from './record.ts'
import { targetRows, type SetTargets } from './targets.ts'
import { yearsOf } from './years.ts'

/** What is asked of a record: plain data, so that it can be reckoned in another thread. */
export interface Asked {
  readonly standard: string
  readonly values: AssessmentQuery['values']
  readonly gasState: AssessmentQuery['gas_state']
  /** Null for all. */
  readonly stations: readonly string[] | null
  readonly hours: boolean
  readonly targets: SetTargets
}

/** What is known beside the hours. */
export interface Beside {
  readonly pack: { readonly name: string; readonly sha256: string }
  readonly engine: { readonly version: string; readonly node: string }
  readonly gasState: DeclaredStates
  /** Days that the pack marks as sand dust. */
  readonly dust: ReadonlySet<number>
  readonly dustfall: readonly DustfallRow[]
  readonly facts: Facts
}

export interface AssessSetup { readonly record: PackedRecord; readonly beside: Beside; readonly asked: Asked }

/** Indices, statistics, attainment and what is left of the year, for stations, district and city: the answer of `assess --json`. Throws RangeError, one sentence, for what cannot be asked. */
export function assess({ record: packed, beside, asked }: AssessSetup): Assessment {
  const record = unpacked(packed)
  const choice = choose(record, new GasTimeline(beside.gasState, record.offsetMinutes), asked.standard, asked.gasState)
  const us = loadUsStandard()
  const dustfall = dustfallYears(beside.dustfall)
  const places = placesOf(record, choice, (station) => asked.stations?.includes(station) ?? true)
  const days = new Map(places.map((place) => [place, dayIndices(place, record, choice, us)]))
  const views = places.map((place) => placeView(place, days.get(place) ?? [], { record, dust: beside.dust, hours: asked.hours }, choice, us))
  const district = places.find(({ kind }) => kind === 'district') ?? places[0]
  return {
    pack: { ...beside.pack }, engine: { ...beside.engine }, standard: { asked: asked.standard, editions: choice.editions }, values: asked.values,
    gas_state: { asked: asked.gasState, converted: choice.converted, stretches: stretchesOf(record, choice) },
    hours: { from: formatHour(record.first, record.offsetMinutes), count: record.days * 24 }, days: { from: formatDay(record.firstDay), count: record.days }, last_hour: formatHour(record.last, record.offsetMinutes),
    places: views,
    targets: district === undefined ? [] : targetsOf(district, record, days.get(district) ?? [], choice, { facts: beside.facts, set: asked.targets, dust: beside.dust, dustfall }),
    dustfall: dustfall.map(({ months, ...year }) => ({ ...year, months: months.map((month) => ({ ...month })) })),
    rules: choice.evaluations.flatMap(({ id: evaluation, rules }) => rules.map((rule) => ({ evaluation, ...rule }))),
    notes: notesOf({ record, values: asked.values, dust: beside.dust, years: views.flatMap(({ years }) => years) }, choice, places),
  }
}

function placeView(place: Place, indices: readonly (IndexOf | null)[], { record, hours: wantsHours, dust }: { readonly record: HourRecord; readonly hours: boolean; readonly dust: ReadonlySet<number> }, choice: Choice, us: UsStandard): AssessedPlace {
  let now: AssessedPlace['now'] = null
  const hourly = hourIndices(place, record, choice, us, (_, { aqi, level, primary, standard }) => { now = { time: formatHour(record.last, record.offsetMinutes), aqi, level, primary: [...primary], standard } })
  return {
    id: place.id, kind: place.kind, name: { ...place.name }, stations: place.stations.map(({ station }) => station.id),
    not_monitored: POLLUTANTS.filter((pollutant) => place.days.hours[pollutant] === undefined), withheld: withheldOf(place), now,
    hourly: wantsHours ? hourly : null, daily: dailyView(place, indices),
    months: monthsOf(place, record.firstDay, indices, choice, dust), years: yearsOf(place, record, indices, choice, dust),
  }
}

function withheldOf(place: Place): Record<string, number> {
  const sum: Record<string, number> = {}
  for (const { withheld } of place.stations) for (const [pollutant, count] of Object.entries(withheld)) sum[pollutant] = (sum[pollutant] ?? 0) + count
  return sum
}

function targetsOf(place: Place, record: HourRecord, indices: readonly (IndexOf | null)[], choice: Choice, given: Parameters<typeof targetRows>[5]): Assessment['targets'] {
  const { firstDay, days } = record
  const [from, to] = [civilOfDay(firstDay).year, civilOfDay(firstDay + days - 1).year]
  return Array.from({ length: to - from + 1 }, (_, i) => from + i).flatMap((year) => {
    const rows = targetRows(place, year, record, indices, choice, given)
    return rows === null ? [] : [{ place: place.id, year, over: lastDayBehind(record) >= yearSpan(year).end - 1, rows }]
  })
}

/** Stretches of days over which data and limits each have one state. */
function stretchesOf({ firstDay, days }: HourRecord, choice: Choice): Assessment['gas_state']['stretches'] {
  const stretches: Assessment['gas_state']['stretches'] = []
  for (let day = firstDay; day < firstDay + days; day++) {
    const { ofData, ofLimits } = choice.kelvins(day)
    const last = stretches.at(-1)
    if (last !== undefined && last.of_data_kelvin === ofData && last.of_limits_kelvin === ofLimits) last.to = formatDay(day)
    else stretches.push({ from: formatDay(day), to: formatDay(day), of_data_kelvin: ofData, of_limits_kelvin: ofLimits })
  }
  return stretches
}
