import { editionNamed, type AlertEdition, type DayKind } from '../../../../models/rules/alert/edition.ts'
import type { Ruling } from '../../../../models/rules/alert/clauses.ts'
import type { DailySeries } from '../../../../models/rules/alert/spans.ts'
import { hoursAfter, parseHour, type EventHour } from '../../../../models/units/time.ts'
import { loadAlertRules, loadAqiTables } from '../../../../server/packs/standards.ts'

export const rules = loadAlertRules()
export const tables = loadAqiTables()

/** The hour of a text in Beijing's time. */
export function at(text: string): EventHour {
  const hour = parseHour(text)
  if (hour === null) throw new Error(`${text} is no hour`)
  return hour
}

/** Label 01:00 of the first day of every made series: a day when the plan of 2016 is in force. */
export const FIRST = at('2017-01-10T01:00')

export function ruling(edition: string | AlertEdition, days?: DayKind): Ruling {
  return { edition: typeof edition === 'string' ? editionNamed(edition, rules) : edition, tables, offsetMinutes: 480, ...(days !== undefined && { days }) }
}

/** Means of the 24 hours that end at each hour of hourly values, rounded as by hand; 20 of 24 have to be there. */
export function meansOf(values: readonly (number | null)[], first = FIRST): DailySeries {
  const means = values.map((_, end) => {
    const there = values.slice(Math.max(0, end - 23), end + 1).filter(value => value !== null)
    return there.length < 20 ? null : Math.round(there.reduce((a, b) => a + b, 0) / there.length)
  })
  return { first, means }
}

/** Hours of whole days that are each the same at every hour. */
export function hoursOfDays(days: readonly (number | null)[]): (number | null)[] { return days.flatMap(value => Array<number | null>(24).fill(value)) }

/** A series of whole days. */
export function daysOf(days: readonly (number | null)[], first = FIRST): DailySeries { return meansOf(hoursOfDays(days), first) }

/** The place of an hour in a series. */
export function place(series: DailySeries, text: string): number {
  const index = at(text) - series.first
  if (hoursAfter(series.first, index) !== at(text)) throw new Error(`${text} is not in the series`)
  return index
}
