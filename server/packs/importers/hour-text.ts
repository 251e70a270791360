/** Whole hours written in ISO 8601, with their offset or with one that a person declared for the file. */
import { parseHour, parseOffset, type EventHour } from '../../../models/units/time.ts'
import { hasOffset, zoneOffset } from '../moment.ts'

/** The hour and the minutes east of UTC that it is told in; null where the text is no whole hour, or no offset is known. `declared` is as a mapping has it. */
export function hourOfText(text: string, declared: string | undefined): { readonly hour: EventHour; readonly zone: number } | null {
  const own = hasOffset(text) ? parseOffset(/(Z|[+-]\d{2}:?\d{2})$/.exec(text.trim())?.[1] ?? '') : null
  const zone = own ?? (declared === undefined || declared === 'text' || hasOffset(text) ? null : zoneOffset(declared))
  const hour = zone === null ? null : parseHour(text, zone)
  return hour === null || zone === null ? null : { hour, zone }
}
