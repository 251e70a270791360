import type { BranchSummary } from '../../../server/protocol/branch.ts'
import { ScenarioFile } from '../../../server/protocol/scenario.ts'
import { language } from '../i18n/locale.svelte.ts'
import { m, say } from '../i18n/say.ts'
import { levelOf } from '../state/order.ts'
import { room } from '../state/room.svelte.ts'
import { screen } from '../state/screen.svelte.ts'
import { hourOf, shortTime } from '../state/times.ts'

type Locale = 'zh' | 'en'

/** Scenarios are asked for with every frame, for every branch and every line of the log, and never change in place. */
const read = new WeakMap<object, ScenarioFile | null>()

/** A scenario as it came over the wire; null where this screen cannot read it. */
function orderIn(scenario: unknown): ScenarioFile | null {
  if (typeof scenario !== 'object' || scenario === null) return null
  const known = read.get(scenario)
  if (known !== undefined) return known
  const parsed = ScenarioFile.safeParse(scenario)
  const order = parsed.success ? parsed.data : null
  read.set(scenario, order)
  return order
}

/** The scenario of a branch; one that this screen cannot read is shown as an empty order of its name. */
export function orderOf(branch: BranchSummary): ScenarioFile { return orderIn(branch.scenario) ?? { name: branch.name, measures: [] } }

/** A branch's name: as a person gave it, or made from its order in the viewer's own language. */
export function nameOf(branch: BranchSummary): string { return nameIn(branch.name, branch.scenario) }

/** The same for a name and a scenario as they stand in the room's log; a name without a scenario is a person's. */
export function nameIn(name: string, scenario: unknown): string {
  const order = orderIn(scenario)
  return order !== null && isAutoName(name, order) ? autoName(order, language.now) : name
}

/** Whether a name is only its order in words, in either language; such a name follows the order. */
export function isAutoName(name: string, order: ScenarioFile): boolean {
  return name === autoName(order, 'zh') || name === autoName(order, 'en')
}

export function autoName(order: ScenarioFile, locale: Locale): string {
  const level = room.catalogue === null ? null : levelOf(order, room.catalogue)
  const start = order.start === undefined ? screen.first : hourOf(order.start)
  // The whole city is what is ordered most; another area is said, so that the same order for each can be told apart.
  const where = order.where === 'district' || order.where === 'region' ? [say(`where_${order.where}`, {}, locale)] : []
  return [level === null ? m.branch_custom({}, { locale }) : shortLevel(level, locale), shortTime(start, screen.offset), ...where].join(' ')
}

/** Orange for "Orange alert (2016 edition)": columns are narrow. A level that has no short name here shows its own. */
export function shortLevel(level: { readonly id: string; readonly name: { readonly zh: string; readonly en: string } }, locale: Locale = language.now): string {
  const key = `short_${level.id.replaceAll('-', '_')}`
  const said = say(key, {}, locale)
  return said === key ? level.name[locale] : said
}

/** A pollutant of the catalogue as people write it. */
export function pollutantName(id: string): string { return id === '*' ? m.pollutant_all() : id === 'PMcoarse' ? m.pollutant_PMcoarse() : id }
