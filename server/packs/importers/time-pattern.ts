/**
 * Reads times by a declared pattern. Letters: YYYY, MM or M, DD or D, HH or H (0 to 24), mm, ss, and ZZ for an offset such as
 * +08:00 or Z; every other character stands for itself. The result is the hour's end: a label of the start is moved by one hour.
 */
import { parseHour, type EventHour } from '../../../models/units/time.ts'

const TOKENS: Readonly<Record<string, string>> = {
  YYYY: '(?<year>\\d{4})', MM: '(?<month>\\d{2})', M: '(?<month>\\d{1,2})', DD: '(?<day>\\d{2})', D: '(?<day>\\d{1,2})',
  HH: '(?<hour>\\d{2})', H: '(?<hour>\\d{1,2})', mm: '(?<minute>\\d{2})', ss: '(?<second>\\d{2})', ZZ: '(?<zone>Z|[+-]\\d{2}:?\\d{2})',
}
const TOKEN = /YYYY|MM|M|DD|D|HH|H|mm|ss|ZZ/g

/** What is wrong with a pattern, or null: it must say year, month, day and hour, each once, and the zone where none is declared. */
export function patternProblem(pattern: string, zoneInText: boolean): string | null {
  const tokens = (pattern.match(TOKEN) ?? []).map(token => token === 'ZZ' ? 'Z' : token === 'mm' || token === 'ss' ? token : token.slice(0, 1))
  const twice = tokens.find((token, index) => tokens.indexOf(token) !== index)
  if (twice !== undefined) return `"${pattern}" has a part twice`
  const absent = ['Y', 'M', 'D', 'H'].find(token => !tokens.includes(token))
  if (absent !== undefined) return `"${pattern}" must have YYYY, MM, DD and HH`
  if (zoneInText && !tokens.includes('Z')) return `"${pattern}" must have ZZ, since the zone is said to stand in the text`
  return null
}

/** A reader for the pattern; it answers null where the text is no whole hour of a calendar. */
export function hourReader(pattern: string, offsetMinutes: number | null, label: 'start' | 'end'): (text: string) => EventHour | null {
  let source = ''
  let at = 0
  for (const found of pattern.matchAll(TOKEN)) {
    source += literal(pattern.slice(at, found.index)) + (TOKENS[found[0]] ?? '')
    at = found.index + found[0].length
  }
  const expression = new RegExp(`^${source}${literal(pattern.slice(at))}$`)
  return text => {
    const parts = expression.exec(text.trim())?.groups
    if (parts === undefined) return null
    const two = (part: string | undefined) => (part ?? '00').padStart(2, '0')
    const hour = parseHour(`${parts['year']}-${two(parts['month'])}-${two(parts['day'])}T${two(parts['hour'])}:${two(parts['minute'])}:${two(parts['second'])}${parts['zone'] ?? ''}`, offsetMinutes ?? 0)
    return hour === null ? null : label === 'start' ? hour + 1 as EventHour : hour
  }
}

function literal(text: string): string { return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&') }
