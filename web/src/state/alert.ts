import type { AlertCourse, AlertView } from '../../../server/protocol/alert.ts'
import type { Catalogue } from '../../../server/protocol/catalogue.ts'
import { hourOf, type Hour } from './times.ts'

/** Colours of the levels, as warnings carry them; never those of the AQI. Each has its name or its mark beside it. */
export const ALERT_COLOURS: Readonly<Record<string, string>> = {
  blue: '#2f6fb7', yellow: '#e9bd00', orange: '#ee8417', red: '#cf2a27', 'pinggu-ordinary': '#8a909a', 'pinggu-near-heavy': '#b06a1c', 'pinggu-heavy': '#6f1d3a',
}
/** Marks of the district's three kinds of day, fuller as the day is worse. */
export const TIER_MARKS: Readonly<Record<string, string>> = { 'pinggu-ordinary': '○', 'pinggu-near-heavy': '◐', 'pinggu-heavy': '●' }

export function colourOf(level: string): string { return ALERT_COLOURS[level] ?? ALERT_COLOURS[warningColour(level) ?? ''] ?? '#8a909a' }

const WRITTEN = [['blue', /blue|蓝/i], ['yellow', /yellow|黄/i], ['orange', /orange|橙/i], ['red', /red|红/i]] as const
/** The colour of a warning as packs and feeds write it; null for what is none of the four. */
export function warningColour(level: string): 'blue' | 'yellow' | 'orange' | 'red' | null { return WRITTEN.find(([, written]) => written.test(level))?.[0] ?? null }

/** Whether what is said stands on something that nobody has read. */
export function isAssumed(course: AlertCourse): boolean { return course.status !== 'found' }

type Edition = Catalogue['alerts'][number]
type Clause = Edition['levels'][number]['clauses'][number]

export function editionNamed(catalogue: Catalogue | null, id: string): Edition | null { return catalogue?.alerts.find((one) => one.id === id) ?? null }
/** A clause by its id, whichever edition has it. */
export function clauseNamed(catalogue: Catalogue | null, id: string | null): Clause | null { return catalogue?.alerts.flatMap((one) => one.levels.flatMap((level) => level.clauses)).find((one) => one.id === id) ?? null }
/** What a level is called by the first edition that has it. */
export function levelNamed(catalogue: Catalogue | null, id: string): Edition['levels'][number]['name'] | null { return catalogue?.alerts.flatMap((one) => one.levels).find((one) => one.id === id)?.name ?? null }

/** One stretch of a strip under the chart, by local hours; `end` null goes on to the clock. */
export interface Stretch { readonly key: string; readonly level: string; readonly from: Hour; readonly to: Hour; readonly open: boolean }

/** Periods by rule, up to the clock: what is forecast lies ahead of it and is cut off there. */
export function ruleStretches(course: AlertCourse | null, cursor: Hour): Stretch[] {
  return (course?.periods ?? []).flatMap((one) => stretch(`rule ${one.from}`, one.level, hourOf(one.from), one.to === null ? null : hourOf(one.to), cursor))
}

/** What was issued, as far as it had begun at the clock. */
export function issuedStretches(view: AlertView, cursor: Hour): Stretch[] {
  return view.official.flatMap((one) => stretch(`issued ${one.issued} ${one.start} ${one.level}`, one.level, hourOf(one.start), one.end === null ? null : hourOf(one.end), cursor))
}

function stretch(key: string, level: string, from: Hour, to: Hour | null, cursor: Hour): Stretch[] {
  return from > cursor ? [] : [{ key, level, from, to: Math.min(to ?? cursor, cursor), open: to === null || to > cursor }]
}
