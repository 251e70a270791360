/**
 * Which standard holds on a day, and which one was asked for.
 * For: everything that is judged by date. In words: `auto` is the Chinese edition in force on the day; any edition can be forced on any
 * day, and then says that it was not in force. Days before the first edition have none. Reference: rules.md §0 (2012 to 2026-02-28,
 * transition 2026-03-01 to 2030-12-31, then 2031). When not to use it: for the index table alone (aqi.ts).
 */
import { formatDay } from '../units/time.ts'
import type { Evaluation, LimitStandard, LimitValue, RuleBook } from './limit-standard.ts'

/** The national editions, in the order of their time. */
export const NATIONAL = ['gb3095-2012', 'gb3095-2026-transition', 'gb3095-2026'] as const
export const AUTO = 'auto'

/** What can be asked for. */
export function standardNames(book: RuleBook): readonly string[] { return [AUTO, ...book.limits.map(standard => standard.id)] }

/** The standard for a day, by name or `auto`. Null where no national edition had begun; throws RangeError for an unknown name. */
export function limitsOn(book: RuleBook, asked: string, day: number): LimitStandard | null {
  if (asked !== AUTO) return standardNamed(book, asked)
  const date = formatDay(day)
  return NATIONAL.map(id => standardNamed(book, id)).find(standard => isInForce(standard, date)) ?? null
}

/** Throws RangeError for an unknown name. */
export function standardNamed(book: RuleBook, id: string): LimitStandard {
  const found = book.limits.find(standard => standard.id === id)
  if (found === undefined) throw new RangeError(`there is no standard "${id}"; there are ${standardNames(book).join(', ')}`)
  return found
}

/** How the standard is evaluated. Throws RangeError where the book lacks it. */
export function evaluationOf(book: RuleBook, standard: LimitStandard): Evaluation {
  const found = book.evaluations.find(evaluation => evaluation.id === standard.evaluation)
  if (found === undefined) throw new RangeError(`${standard.id} is evaluated by "${standard.evaluation}", which the rule book does not have`)
  return found
}

/** `date` as YYYY-MM-DD. */
export function isInForce({ from, to }: LimitStandard, date: string): boolean { return from <= date && (to === null || date <= to) }

/** The limit of a pollutant and averaging; null where the standard has none. */
export function limitOf(standard: LimitStandard, pollutant: LimitValue['pollutant'], averaging: LimitValue['averaging']): LimitValue | null {
  return standard.limits.find(limit => limit.pollutant === pollutant && limit.averaging === averaging) ?? null
}
