/** Hours are whole hours since 1970 UTC, end labels. A viewer sees them in the pack's time zone, never the browser's. */
export type Hour = number

/** The hour of an ISO 8601 text with offset, as the wire carries it. */
export function hourOf(iso: string): Hour { return Math.round(Date.parse(iso) / 3_600_000) }

/** The wire's text for an hour: 2016-12-20T04:00:00+08:00. */
export function isoOf(hour: Hour, offsetMinutes: number): string {
  const size = Math.abs(offsetMinutes)
  return `${local(hour, offsetMinutes)}:00${offsetMinutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}

/** Minutes east of UTC that the text says itself at its end; 0 where it says Z or nothing. */
export function offsetOf(iso: string): number {
  const [, sign = '+', hours = '0', minutes = '0'] = /([+-])(\d{2}):?(\d{2})$/.exec(iso) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}

/** 2016-12-20 04:00 */
export function longTime(hour: Hour, offsetMinutes: number): string { return local(hour, offsetMinutes).replace('T', ' ') }

/** 12-20 04:00 */
export function shortTime(hour: Hour, offsetMinutes: number): string { return longTime(hour, offsetMinutes).slice(5) }

/** UTC+8, UTC+5:30, UTC */
export function zoneName(offsetMinutes: number): string {
  if (offsetMinutes === 0) return 'UTC'
  const size = Math.abs(offsetMinutes)
  return `UTC${offsetMinutes < 0 ? '-' : '+'}${Math.floor(size / 60)}${size % 60 === 0 ? '' : `:${two(size % 60)}`}`
}

const typed = /^(\d{4})-(\d{1,2})-(\d{1,2})[T ](\d{1,2})(?::00)?$/

/** The hour that a person typed as 2016-12-20 04:00 or 2016-12-20 4, 24:00 accepted; null where it is none. */
export function hourOfField(text: string, offsetMinutes: number): Hour | null {
  const [, year = '', month = '', day = '', hour = ''] = typed.exec(text.trim()) ?? []
  if (year === '' || Number(hour) > 24) return null
  const midnight = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  if (midnight.getUTCMonth() + 1 !== Number(month) || midnight.getUTCDate() !== Number(day)) return null
  return midnight.getTime() / 3_600_000 + Number(hour) - offsetMinutes / 60
}

/** Label of a tick on a time axis of local hours: a day at midnight, else the time of day. */
export function tickLabel(localHour: number): string {
  const text = new Date(localHour * 3_600_000).toISOString()
  return localHour % 24 === 0 ? text.slice(5, 10) : text.slice(11, 16)
}

function local(hour: Hour, offsetMinutes: number): string {
  return new Date((hour * 60 + offsetMinutes) * 60_000).toISOString().slice(0, 16)
}

function two(n: number): string { return String(n).padStart(2, '0') }
