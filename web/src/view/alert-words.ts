import type { AlertCourse } from '../../../server/protocol/alert.ts'
import { language } from '../i18n/locale.svelte.ts'
import { JOINT } from '../i18n/marks.ts'
import { m, say } from '../i18n/say.ts'
import { clauseNamed, editionNamed, levelNamed, warningColour } from '../state/alert.ts'
import { figure } from '../state/figures.ts'
import { room } from '../state/room.svelte.ts'
import { screen } from '../state/screen.svelte.ts'
import { hourOf, shortTime } from '../state/times.ts'

/** A level of a rule in words. */
export function levelName(level: string): string {
  const name = levelNamed(room.catalogue, level)
  return name === null ? m.alert_level_none() : language.of(name)
}

/** A clause in words; empty where there is none. */
export function ruleWords(rule: string | null): string {
  const found = clauseNamed(room.catalogue, rule)
  return found === null ? '' : language.of(found)
}

export function editionWords(edition: string): string {
  const found = editionNamed(room.catalogue, edition)
  return found === null ? edition : language.of(found.title)
}

/** What was issued in words; what is none of the four colours is shown as it came. */
export function warningName(level: string): string {
  const colour = warningColour(level)
  return colour === null ? level : say(`warning_${colour}`)
}

/** The level of a course, or that it cannot be told. */
export function levelNow({ now }: AlertCourse): string { return now.missing ? m.alert_unknown() : levelName(now.level) }

/** The clock hour at which a label's hour begins: a level holds from there. */
export function begins(iso: string): string { return shortTime(hourOf(iso) - 1, screen.offset) }
export function ends(iso: string): string { return shortTime(hourOf(iso), screen.offset) }

/** How far it is to the next level; empty at the top, and where nothing leads there. */
export function marginWords(now: AlertCourse['now']): string {
  const { next } = now
  if (next === null || now.missing) return ''
  const values = { level: levelName(next.level), ugm3: figure(next.ugm3 ?? 0), hours: figure(next.hours ?? 0), limit: figure(next.limit ?? 0) }
  if (next.ugm3 === null && next.hours === null) return ''
  if (next.ugm3 === null) return m.alert_next_hours(values)
  return next.hours === null ? m.alert_next_amount(values) : m.alert_next(values)
}

/** Whose PM2.5 it is, and which days are counted. */
export function basisWords({ series, points, of, days, now }: AlertCourse): string {
  const whose = series === 'city' ? m.alert_basis_city({ points: String(points), of: String(of) }) : m.alert_basis_station()
  const mean = now.mean === null ? [] : [m.alert_mean({ mean: figure(now.mean, 0) })]
  return [whose, ...mean, dayWords(days)].join(JOINT[language.now])
}

export function dayWords(days: AlertCourse['days']): string { return days === 'natural-day' ? m.alert_natural_days() : m.alert_any_days() }
