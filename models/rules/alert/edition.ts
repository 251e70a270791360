/**
 * Alert rules as data (seeds/standards/alerts.json): an edition of a plan, its levels, the clauses that reach each level, and where every
 * one of them was read. For: everything in this folder. Reference: rules.md §4.1 and §7. When not to use it: for measures of a level,
 * which are the catalogue's (seeds/pinggu/levels.json).
 */
import type { Bilingual } from '../../contract/parameter.ts'
import { formatDay } from '../../units/time.ts'

/** found: the words were read. weak: one copy, or copies that differ. memory: nobody has read it. The last two are shown as assumed. */
export type RuleStatus = 'found' | 'weak' | 'memory'
export interface Sourced { readonly status: RuleStatus; readonly source: string }

/** Which 24 hours make a day: those of the calendar, or any that follow each other. */
export type DayKind = 'natural-day' | 'any-24h'

/** A stretch of at least `hours` hours, each in a day whose AQI is above `above`. */
export interface Requirement { readonly above: number; readonly hours: number }

/** One way to reach a level: the first of `all` is the run itself, the others are stretches within it. */
export interface Clause extends Sourced, Bilingual { readonly id: string; readonly all: readonly Requirement[] }

export interface AlertLevel { readonly level: string; readonly name: Bilingual; readonly clauses: readonly Clause[] }

/** A length of time that a rule names, h. */
export interface HoursRule extends Sourced { readonly hours: number }

export interface AlertEdition {
  readonly id: string
  /** Editions of one authority follow each other; those of different ones stand side by side. */
  readonly authority: 'beijing' | 'national' | 'pinggu'
  /** Whose PM2.5 decides: the mean over the city's points, or the district's own. */
  readonly series: 'city' | 'district'
  readonly name: Bilingual
  /** First day in force, YYYY-MM-DD; null = whatever the date. */
  readonly from: Sourced & { readonly day: string | null }
  readonly days: Sourced & { readonly as: DayKind }
  /** A level ends only where its conditions stay away for this long; null where the edition's words on lifting were not found. */
  readonly lifting: HoursRule | null
  /** Runs that are closer than this count as one; null where the edition does not say so. */
  readonly oneEpisode: HoursRule | null
  /** What a day is called on which no level is reached. */
  readonly base?: (Sourced & Bilingual & { readonly level: string; readonly name: Bilingual }) | undefined
  /** From the lowest to the highest. */
  readonly levels: readonly AlertLevel[]
}

/** What a level asks of all emissions, in percent. */
export interface LevelCut extends Sourced { readonly level: string; readonly percent: Readonly<Record<'SO2' | 'NOx' | 'PM' | 'VOC', number>> }

export interface AlertRules { readonly editions: readonly AlertEdition[]; readonly cuts: readonly LevelCut[] }

/** The authority's edition in force on the day; null before its first. */
export function editionOn(day: number, rules: AlertRules, authority: AlertEdition['authority']): AlertEdition | null {
  const date = formatDay(day)
  const begun = rules.editions.filter(one => one.authority === authority && (one.from.day ?? '') <= date)
  return begun.reduce<AlertEdition | null>((latest, one) => latest === null || (one.from.day ?? '') >= (latest.from.day ?? '') ? one : latest, null)
}

/** An edition by its id. Throws RangeError for one that is not there, with those that are. */
export function editionNamed(id: string, rules: AlertRules): AlertEdition {
  const found = rules.editions.find(one => one.id === id)
  if (found === undefined) throw new RangeError(`there is no edition "${id}" of alert rules; there are ${rules.editions.map(one => one.id).join(', ')}`)
  return found
}

/** Worst status of several rules: what stands on an assumption is an assumption. */
export function worstStatus(...rules: readonly Sourced[]): RuleStatus {
  return rules.some(one => one.status === 'memory') ? 'memory' : rules.some(one => one.status === 'weak') ? 'weak' : 'found'
}
