/**
 * Event time in whole hours. An EventHour is the number of hours from 1970-01-01T00:00Z to the END of the hour
 * that a value stands for (end label, as Chinese networks publish). Models see event time only, never a clock,
 * so the civil calendar is computed here (Hinnant, "chrono-compatible low-level date algorithms") and not by Date.
 * When not to use it: sub-hourly data; the pipeline's unit is the hour.
 */
import type { Quantity } from './quantity.ts'

export type EventHour = Quantity<'hours since 1970'>
export interface CivilHour { readonly year: number; readonly month: number; readonly day: number; readonly hour: number }

const pattern = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2})(?::?(\d{2}))?(?::?(\d{2})(?:\.0+)?)?(Z|[+-]\d{2}:?\d{2})?$/

/** Hour of an ISO 8601 text. Without an offset `offsetMinutes` is used (480 = UTC+8). 24:00 is accepted. Null where the text is no whole hour. */
export function parseHour(text: string, offsetMinutes = 480): EventHour | null {
  const found = pattern.exec(text.trim())
  if (!found) return null
  const [, y, mo, d, h, mi = '00', s = '00', zone] = found
  const [year, month, day, hour] = [Number(y), Number(mo), Number(d), Number(h)]
  if (Number(s) !== 0 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  if (hour > 24 || (hour === 24 && Number(mi) !== 0)) return null
  const offset = zone === undefined ? offsetMinutes : parseOffset(zone)
  if (offset === null) return null
  const minutes = (daysFromCivil(year, month, day) * 24 + hour) * 60 + Number(mi) - offset
  return minutes % 60 === 0 ? minutes / 60 as EventHour : null
}

/** The hour `hours` after this one; before it where negative. Throws where `hours` is not whole. */
export function hoursAfter(hour: EventHour, hours: number): EventHour {
  if (!Number.isInteger(hours)) throw new RangeError(`event time goes in whole hours, got a step of ${hours} h`)
  return hour + hours as EventHour
}

/** The earliest of these hours. */
export function earliest(first: EventHour, ...others: readonly EventHour[]): EventHour { return others.reduce((a, b) => a <= b ? a : b, first) }

/** The latest of these hours. */
export function latest(first: EventHour, ...others: readonly EventHour[]): EventHour { return others.reduce((a, b) => a >= b ? a : b, first) }

/** `2016-12-22T05:00:00+08:00` */
export function formatHour(hour: EventHour, offsetMinutes = 480): string {
  const c = civil(hour, offsetMinutes)
  return `${pad(c.year, 4)}-${pad(c.month)}-${pad(c.day)}T${pad(c.hour)}:${pad(minutePart(offsetMinutes))}:00${formatOffset(offsetMinutes)}`
}

/** Calendar parts of the label, 0-23 h. For the natural day that an end-labelled hour belongs to, see `dayOf`. */
export function civil(hour: EventHour, offsetMinutes = 480): CivilHour {
  const local = hour + Math.floor(offsetMinutes / 60)
  const days = Math.floor(local / 24)
  return { ...civilFromDays(days), hour: local - days * 24 }
}

/** Number of the natural day (days since 1970 in local time) of an end-labelled hour: label 00:00 closes the day before. */
export function dayOf(hour: EventHour, offsetMinutes = 480): number {
  return Math.floor((hour - 1 + Math.floor(offsetMinutes / 60)) / 24)
}

/** The hour with the label 01:00, which opens a natural day. */
export function firstHourOf(day: number, offsetMinutes = 480): EventHour {
  return day * 24 + 1 - Math.floor(offsetMinutes / 60) as EventHour
}

/** Day number of `2016-12-21`; null where the text is no date of the calendar. */
export function parseDay(text: string): number | null {
  const hour = /^\d{4}-\d{2}-\d{2}$/.test(text) ? parseHour(`${text}T00:00Z`) : null
  return hour === null ? null : hour / 24
}

/** Year, month and day of a day number. */
export function civilOfDay(day: number): { readonly year: number; readonly month: number; readonly day: number } { return civilFromDays(day) }

/** `2016-12-21` of a day number. */
export function formatDay(day: number): string {
  const c = civilFromDays(day)
  return `${pad(c.year, 4)}-${pad(c.month)}-${pad(c.day)}`
}

/** Days since 1970-01-01 of a date of the Gregorian calendar, which is taken to exist. */
export function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}

function civilFromDays(days: number): { year: number; month: number; day: number } {
  const z = days + 719_468
  const era = Math.floor(z / 146_097)
  const dayOfEra = z - era * 146_097
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day }
}

function daysInMonth(year: number, month: number): number {
  const next = month === 12 ? daysFromCivil(year + 1, 1, 1) : daysFromCivil(year, month + 1, 1)
  return next - daysFromCivil(year, month, 1)
}

/** Minutes east of UTC of `+08:00`, `+0800` or `Z`; null where it is none. */
export function parseOffset(zone: string): number | null {
  if (zone === 'Z') return 0
  const found = /^([+-])(\d{2}):?(\d{2})$/.exec(zone)
  if (!found) return null
  const minutes = Number(found[2]) * 60 + Number(found[3])
  return minutes > 14 * 60 || Number(found[3]) > 59 ? null : found[1] === '-' ? -minutes : minutes
}

/** `+08:00` of 480 minutes east of UTC. */
export function formatOffset(offsetMinutes: number): string {
  const size = Math.abs(offsetMinutes)
  return `${offsetMinutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`
}

function minutePart(offsetMinutes: number): number { return ((offsetMinutes % 60) + 60) % 60 }
function pad(n: number, width = 2): string { return String(n).padStart(width, '0') }
