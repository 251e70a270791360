import type { EventLine } from '../../../server/protocol/server.ts'
import { language } from '../i18n/locale.svelte.ts'
import { JOINT, speedText } from '../i18n/marks.ts'
import { m, say } from '../i18n/say.ts'
import type { AlertEvent } from '../state/alert-events.ts'
import type { Begun } from '../state/begun.ts'
import { figure } from '../state/figures.ts'
import type { FlagRun } from '../state/flag-runs.ts'
import type { Happening } from '../state/happenings.ts'
import { room } from '../state/room.svelte.ts'
import { screen } from '../state/screen.svelte.ts'
import { hourOf, shortTime } from '../state/times.ts'
import { levelName, ruleWords, warningName } from './alert-words.ts'
import { columnName, unitOf } from './column-name.ts'
import { nameIn, nameOf } from './names.ts'

/** Lines of the room's log in words, oldest first; what repeats is one line with its count, at its latest hour. */
export function told(lines: readonly EventLine[]): Happening[] {
  // A removal names its branch by id; its name is what the lines before it called it.
  const names = new Map<string, string>()
  const out: (Happening & { readonly times: number; readonly words: string })[] = []
  for (const line of lines) {
    const said = words(line, names)
    const by = person(line.by)
    const before = out.at(-1)
    const hour = line.at === null ? null : hourOf(line.at)
    const kind = line.kind === 'reading.ruled' ? 'ruling' : 'command'
    // A slider makes a line at each stop.
    const times = before?.words === said && before.by === by ? before.times + 1 : 1
    const one = { key: `log ${line.seq}`, kind, hour, hours: 1, said: times > 1 ? `${said} ×${times}` : said, by, columns: kind === 'ruling' ? [text(line.data['column'])] : [], run: null, times, words: said } as const
    if (times > 1) out[out.length - 1] = { ...one, key: before?.key ?? one.key }
    else out.push(one)
  }
  return out
}

/** What happened in words; a kind that this screen does not know is shown by its name. */
function words({ kind, data }: EventLine, names: Map<string, string>): string {
  if (kind === 'reading.ruled') return ruledWords(data)
  const branch = text(data['branch'])
  if (typeof data['name'] === 'string') names.set(branch, nameIn(data['name'], data['scenario']))
  const key = `event_${kind.replace(/[.-]/g, '_')}`
  const name = names.get(branch) ?? branch
  const said = say(key, { name, branch: name, to: time(data['to']), speed: speed(data['speed']), station: stationName(text(data['station'])) })
  return said === key ? kind : said
}

function ruledWords(data: EventLine['data']): string {
  const readings = Array.isArray(data['values']) ? data['values'].filter((value) => value !== null).length : 1
  return m.event_reading_ruled({
    person: text(data['person']), station: stationName(text(data['station'])), column: columnName(text(data['column'])), time: time(data['time']), use: useWords(text(data['use'])), reason: text(data['reason']), count: String(readings),
  })
}

/** What a person decided: used, withheld, or by rule again. */
export function useWords(use: string): string { return say(`use_${use.replace('-', '_')}`) }

/** What quality says of readings, what was reported, and what came of it. */
export function readingWords(run: FlagRun): string {
  const flags = run.flags.map(flagName).join(JOINT[language.now])
  const what = [run.columns.map(columnName).join(' '), ...(flags === '' ? [] : [flags])].join(' · ')
  if (run.kind === 'data' && run.ruled === null) return what
  const value = valueWords(run)
  if (run.ruled !== null) return m.event_reading_by({ what, value, use: useWords(run.ruled.use), person: run.ruled.person, reason: run.ruled.reason })
  return run.withheld ? m.event_reading_withheld({ what, value }) : m.event_reading_used({ what, value })
}

/** 600 µg/m³, or 40–600 µg/m³ where hours differ. */
export function valueWords({ low, high, columns }: FlagRun): string {
  if (low === null || high === null) return ''
  return `${low === high ? figure(low) : `${figure(low)}–${figure(high)}`} ${unitOf(columns[0] ?? '')}`.trim()
}

/** A flag in words; one that this screen does not know by its own name. */
export function flagName(flag: string): string {
  const key = `flag_${flag.replaceAll(' ', '_')}`
  return say(key) === key ? flag : say(key)
}

/** The hour's AQI came to another level. */
export function levelWords(level: number, before: number | null, aqi: number | null): string {
  const to = say(`level_${level}`)
  return before === null ? m.event_level_first({ level: to, aqi: String(aqi ?? '') }) : m.event_level({ before: say(`level_${before}`), level: to, aqi: String(aqi ?? '') })
}

/** What an authority did, or what its rules alone give. */
export function alertWords(event: AlertEvent): string {
  if ('warning' in event) {
    const { start, source } = event.warning
    const level = warningName(event.warning.level)
    return event.of === 'issued' ? m.event_warning_issued({ level, start: time(start), source }) : m.event_warning_lifted({ level, source })
  }
  const { level, rule } = event.period
  const name = levelName(level)
  const whose = event.series === 'city' ? m.event_of_city() : m.event_of_station()
  if (event.of === 'ended') return m.event_rule_ended({ level: name, whose })
  return [m.event_rule_began({ level: name, whose }), ...(rule === null ? [] : [ruleWords(rule)])].join(' · ')
}

/** What of a branch's order has begun or ended. */
export function barWords({ branch, bars, began }: Begun): string {
  const names = bars.map((bar) => language.of(bar)).join(JOINT[language.now])
  return (began ? m.event_began : m.event_ended)({ branch: nameOf(branch), name: names })
}

function person(by: string): string {
  if (by === 'xuefeng') return m.by_system()
  const number = /^v(\d+)$/.exec(by)?.[1]
  return number === undefined ? by : m.viewer_number({ number })
}

function time(to: unknown): string { return typeof to === 'string' && /^\d{4}-/.test(to) ? shortTime(hourOf(to), screen.offset) : text(to) }
function speed(value: unknown): string { return value === 'max' ? m.speed_max() : speedText(text(value)) }
/** A station of the room by its name; another by its id. */
export function stationName(id: string): string {
  const found = room.view?.stations.find((one) => one.id === id)
  return found === undefined ? id : language.of(found)
}
function text(value: unknown): string { return typeof value === 'string' || typeof value === 'number' ? String(value) : '' }
