/** --from and --to of the command line: end-labelled hours, both included. */
import { parseHour, type EventHour } from '../../models/units/time.ts'
import { UsageError } from './command.ts'

const BARE_DATE = /^\d{4}-\d{2}-\d{2}$/

/**
 * The hours named; null where an option is absent. Without an offset UTC+8 is meant. A bare date is its label 00:00 as `from`
 * and its label 24:00 as `to`. Throws UsageError where a text is no hour, or from lies after to.
 */
export function hourRange(from: string | undefined, to: string | undefined, offsetMinutes = 480): { from: EventHour | null; to: EventHour | null } {
  const range = { from: hourOf('--from', from, 'T00:00', offsetMinutes), to: hourOf('--to', to, 'T24:00', offsetMinutes) }
  if (range.from !== null && range.to !== null && range.from > range.to) throw new UsageError(`--from ${from} lies after --to ${to}; swap them`)
  return range
}

function hourOf(option: string, text: string | undefined, rest: string, offsetMinutes: number): EventHour | null {
  if (text === undefined) return null
  const hour = parseHour(BARE_DATE.test(text) ? text + rest : text, offsetMinutes)
  if (hour === null) throw new UsageError(`${option} takes a whole hour such as 2016-12-22T05:00+08:00 or a date, got ${JSON.stringify(text)}`)
  return hour
}
