import type { AqiStandard } from '../../../models/rules/aqi.ts'
import { evaluationOf, isInForce, limitsOn } from '../../../models/rules/edition.ts'
import { gasFactors, stateAt } from '../../../models/rules/gas-state.ts'
import type { Evaluation, LimitStandard, RuleBook } from '../../../models/rules/limit-standard.ts'
import type { PlaceDays } from '../../../models/rules/series-of.ts'
import { REFERENCE_STATES } from '../../../models/units/gas.ts'
import { firstHourOf, formatDay, hoursAfter } from '../../../models/units/time.ts'
import { loadRuleBook } from '../../packs/rule-book.ts'
import { loadAqiTables } from '../../packs/standards.ts'
import type { Assessment, AssessmentQuery } from '../../protocol/assessment.ts'
import type { GasTimeline } from '../gas-timeline.ts'
import type { HourRecord } from './record.ts'

/** State in which gases are brought to volume where a standard counts them so: 25 °C, as the US does. */
export const BY_VOLUME_KELVIN = 298.15

/** The standard of each day of a record, its index, and the state of its gases. */
export interface Choice {
  readonly asked: string
  readonly book: RuleBook
  ofDay(day: number): LimitStandard | null
  /** The Chinese index table of the day; null where the standard has another index or none. */
  indexOf(day: number): AqiStandard | null
  /** Whether the index of an hour reads PM as running means on any day, as the edition of 2012 does. */
  readonly readsRunningMeans: boolean
  readonly factorsOn: PlaceDays['factorsOn']
  kelvins(day: number): { readonly ofData: number; readonly ofLimits: number }
  /** Whether any day's gases are changed. */
  readonly converted: boolean
  readonly editions: Assessment['standard']['editions']
  readonly evaluations: readonly Evaluation[]
}

/** Throws RangeError for an unknown standard, and where `auto` finds no edition for any of the days. */
export function choose(record: HourRecord, gas: GasTimeline, asked: string, gasState: AssessmentQuery['gas_state']): Choice {
  const book = loadRuleBook()
  const { standards } = loadAqiTables()
  const days = Array.from({ length: record.days }, (_, i) => record.firstDay + i)
  const byDay = new Map(days.map((day) => [day, limitsOn(book, asked, day)]))
  if ([...byDay.values()].every((standard) => standard === null)) {
    throw new RangeError(`no national standard that this project knows was in force from ${formatDay(days[0]!)} to ${formatDay(days.at(-1)!)}; the first is of 2012-02-29: ask for one by name, as --standard gb3095-2012`)
  }
  const ofDay = (day: number): LimitStandard | null => byDay.get(day) ?? limitsOn(book, asked, day)
  const kelvins = (day: number) => {
    const ofData = REFERENCE_STATES[gas.stateAt(hoursAfter(firstHourOf(day, record.offsetMinutes), 23))].temperature
    return { ofData, ofLimits: limitKelvin(ofDay(day), day, gasState, ofData) }
  }
  const factors = new Map(days.map((day) => { const { ofData, ofLimits } = kelvins(day); return [day, gasFactors(ofData, ofLimits)] }))
  const used = [...new Set([...byDay.values()].filter((standard) => standard !== null))]
  return {
    asked, book, ofDay, kelvins,
    indexOf: (day) => standards.find(({ id }) => id === ofDay(day)?.aqi) ?? null,
    readsRunningMeans: standards.some(({ id, realtime }) => used.some(({ aqi }) => aqi === id) && realtime.pm25.some((item) => item.endsWith('_24H'))),
    factorsOn: (day) => factors.get(day) ?? {},
    converted: [...factors.values()].some((factor) => Object.keys(factor).length > 0),
    editions: editionsOf(days, ofDay),
    evaluations: [...new Set(used.map((standard) => evaluationOf(book, standard)))],
  }
}

function limitKelvin(standard: LimitStandard | null, day: number, asked: AssessmentQuery['gas_state'], ofData: number): number {
  if (standard === null) return ofData
  // By volume the state of the mass falls out; one of them is taken so that one factor does for all days.
  if (standard.gasState === null) return BY_VOLUME_KELVIN
  if (asked === 'reported') return ofData
  return asked === 'limit' ? stateAt(standard.gasState, formatDay(day)) : REFERENCE_STATES[asked].temperature
}

/** Stretches of days with one standard, each saying whether it was in force. */
function editionsOf(days: readonly number[], ofDay: Choice['ofDay']): Choice['editions'] {
  const editions: Choice['editions'] = []
  for (const day of days) {
    const standard = ofDay(day)
    const date = formatDay(day)
    const inForce = standard !== null && isInForce(standard, date)
    const last = editions.at(-1)
    if (last !== undefined && last.id === (standard?.id ?? null) && last.in_force === inForce) last.to = date
    else editions.push(editionOf(standard, date, inForce))
  }
  return editions
}

function editionOf(standard: LimitStandard | null, date: string, inForce: boolean): Choice['editions'][number] {
  const span = { from: date, to: date, in_force: inForce }
  if (standard === null) return { id: null, name: { zh: '尚无标准', en: 'no standard yet' }, ...span, aqi: null, evaluation: null, notes: [{ zh: '这些日子尚无本项目所知的国家标准，不作评价', en: 'no national standard that this project knows was in force on these days; nothing is judged' }] }
  const asked = inForce ? [] : [{ zh: `这些日子${standard.id}未施行，按要求计算，并非当时的评价`, en: `${standard.id} was not in force on these days: computed as asked, not as it was judged then` }]
  return { id: standard.id, name: { ...standard.name }, ...span, aqi: standard.aqi, evaluation: standard.evaluation, notes: [...asked, ...standard.notes.map((note) => ({ ...note })), ...standard.amendments.map(({ zh, en, from }) => ({ zh: `${from}起：${zh}`, en: `from ${from}: ${en}` }))] }
}

