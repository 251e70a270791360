import { z } from 'zod'

/** Every message reads "must …; how to mend it": event-complaint.ts puts the field before it and the value between. */

/** A text of CloudEvents: not empty, at most `longest` characters, no control characters, whole Unicode. */
export const text = (longest: number) => z.string({ error: `must be a text of 1 to ${longest} characters; send it in quotes` })
  .min(1, { error: `must be a text of 1 to ${longest} characters; fill it in`, abort: true })
  .max(longest, { error: `must be a text of 1 to ${longest} characters; shorten it`, abort: true })
  .refine((value) => value.isWellFormed() && !CONTROL.test(value), { error: 'must hold no control characters and no broken Unicode; clean the text' })

/** A column: a finite number in `unit`, or null where it is missing; may be left out. */
export const column = (unit: string) => value(unit).optional()
/** As a column, but it must be there. */
export const value = (unit: string) => z.number({ error: `must be a finite number in ${unit}, or null where it is missing; send it without quotes` }).nullable().describe(unit)

/** An end label: ISO 8601 with offset, a whole hour (24:00 is the end of its day), a day that exists, 1900 to 2199. */
export const hour = z.string({ error: hourWanted() }).refine(isWholeHour, { error: hourWanted() })

/** ISO 8601 with date, time and offset, not necessarily a whole hour. */
export const instant = z.iso.datetime({ offset: true, error: 'must be a time in ISO 8601 with offset; write it as 2016-12-16T20:05:00+08:00' })

// CloudEvents 1.0, "Type System": a String holds none of these.
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/
const HOUR = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::00(?:\.0{1,9})?)?(Z|[+-]\d\d:?\d\d)$/

function hourWanted(): string { return 'must be a whole hour in ISO 8601 with offset; write it as 2016-12-16T20:00:00+08:00' }

function isWholeHour(given: string): boolean {
  const found = HOUR.exec(given)
  if (!found) return false
  const [, year, month, day, hours, minutes] = found.map(Number)
  const offset = offsetMinutes(found[6] ?? '')
  if (year === undefined || month === undefined || day === undefined || hours === undefined || minutes === undefined || offset === null) return false
  if (year < 1900 || year > 2199 || hours > 24 || (hours === 24 && minutes !== 0) || minutes > 59) return false
  const date = new Date(Date.UTC(year, month - 1, day))
  // Where the offset has a half hour, the whole hour is that of UTC: the hours of models/units/time.ts.
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && (minutes - offset) % 60 === 0
}

function offsetMinutes(zone: string): number | null {
  if (zone === 'Z') return 0
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))
  return Number(zone.slice(-2)) > 59 || minutes > 14 * 60 ? null : zone.startsWith('-') ? -minutes : minutes
}
