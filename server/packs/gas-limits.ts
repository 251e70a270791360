import { limitsOn } from '../../models/rules/edition.ts'
import type { LimitValue, RuleBook } from '../../models/rules/limit-standard.ts'
import { dayOf, type EventHour } from '../../models/units/time.ts'

/** A line to read a gas against: a column, and what its label says in both languages. */
export interface GasLimit { readonly column: string; readonly grade: string; readonly value: number; readonly standard: string; readonly zh: string; readonly en: string }

const GASES: readonly LimitValue['pollutant'][] = ['so2', 'no2', 'co', 'o3']
/** What a chart of hours can be read against: single hours, and ozone's mean of 8 hours. */
const AVERAGES = [{ averaging: 'hour', label: '1 h', column: (gas: string) => gas }, { averaging: 'mda8', label: '8 h', column: (gas: string) => `${gas}_mda8` }] as const

/** Limits of gases by the national edition in force on the day of `hour`, lowest first; none before the first edition. */
export function gasLimits(book: RuleBook, hour: EventHour, offsetMinutes: number): GasLimit[] {
  const standard = limitsOn(book, 'auto', dayOf(hour, offsetMinutes))
  if (standard === null) return []
  return standard.limits.filter(({ pollutant }) => GASES.includes(pollutant)).flatMap(({ pollutant, averaging, values }) => {
    const average = AVERAGES.find((one) => one.averaging === averaging)
    return average === undefined ? [] : standard.grades.flatMap(({ id, name }): GasLimit[] => {
      const value = values[id]
      return value === undefined ? [] : [{ column: average.column(pollutant), grade: id, value, standard: standard.id, zh: `${average.label} ${name.zh} ${value}`, en: `${average.label} ${name.en}: ${value}` }]
    })
  }).sort((a, b) => a.value - b.value)
}
