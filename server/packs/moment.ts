/** Instants and zones at the edge of a pack; event time itself is models/units/time.ts. */
import { parseHour, parseOffset } from '../../models/units/time.ts'

const MOMENT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:?\d{2})$/
const MS_PER_HOUR = 3_600_000

/** Milliseconds since 1970 of an ISO 8601 text with offset, to the millisecond; 24:00 is accepted. Null where it is none. */
export function parseMoment(text: string): number | null {
  const trimmed = text.trim()
  if (!MOMENT.test(trimmed)) return null
  const hour = parseHour(trimmed)
  if (hour !== null) return hour * MS_PER_HOUR
  const at = Date.parse(trimmed.replace(' ', 'T'))
  return Number.isNaN(at) ? null : at
}

/** Whether a time text says its offset itself. */
export function hasOffset(text: string): boolean { return /(Z|[+-]\d{2}:?\d{2})$/.test(text.trim().slice(10)) }

/** Minutes east of UTC of `+08:00` or of an IANA zone that keeps one offset all year; null where it is unknown or has summer time. */
export function zoneOffset(zone: string): number | null {
  const plain = parseOffset(zone)
  if (plain !== null) return plain
  const [winter, summer] = [offsetIn(zone, Date.UTC(2016, 0, 1)), offsetIn(zone, Date.UTC(2016, 6, 1))]
  return winter === summer ? winter : null
}

function offsetIn(zone: string, at: number): number | null {
  try {
    const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(at)
    const name = parts.find(part => part.type === 'timeZoneName')?.value ?? ''
    return name === 'GMT' ? 0 : parseOffset(name.replace('GMT', ''))
  } catch { return null }
}
