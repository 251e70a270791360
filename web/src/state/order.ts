import type { Catalogue } from '../../../server/protocol/catalogue.ts'
import type { ScenarioFile } from '../../../server/protocol/scenario.ts'

export type Measure = Catalogue['measures'][number]
export type Level = Catalogue['levels'][number]
export type Where = 'district' | 'city' | 'region'

/** Strength of each ordered measure: the level's, replaced by what the scenario says itself. Zero is off. */
export function strengths(scenario: ScenarioFile, catalogue: Catalogue): ReadonlyMap<string, number> {
  const all = new Map(levelOf(scenario, catalogue)?.measures.map((one) => [one.id, one.strength]) ?? [])
  for (const own of scenario.measures ?? []) all.set(own.id, own.strength ?? 1)
  return all
}

export function levelOf(scenario: ScenarioFile, catalogue: Catalogue): Level | null {
  return levelsOf(catalogue).find((level) => level.id === scenario.level) ?? null
}

/** Levels of the catalogue's edition, and what an area has of its own. */
export function levelsOf(catalogue: Catalogue): readonly Level[] {
  const ids = new Set<string>()
  return [...catalogue.levels.filter((level) => level.edition === catalogue.edition), ...catalogue.levels]
    .filter((level) => !ids.has(level.id) && ids.add(level.id) !== undefined)
}

/** A level puts the order as its catalogue has it: what was picked by hand before is gone. No level is an order of nothing. */
export function withLevel(scenario: ScenarioFile, level: string | null): ScenarioFile {
  const { level: _level, measures: _measures, ...rest } = scenario
  return level === null ? { ...rest, measures: [] } : { ...rest, level }
}

/** One measure at a strength from 0 (off) to 1; an entry that only repeats the level is left out. */
export function withMeasure(scenario: ScenarioFile, catalogue: Catalogue, id: string, strength: number): ScenarioFile {
  const { measures, ...rest } = scenario
  const ordered = levelOf(scenario, catalogue)?.measures.find((one) => one.id === id)?.strength ?? 0
  const others = (measures ?? []).filter((one) => one.id !== id)
  const same = (measures ?? []).find((one) => one.id === id)
  const own = strength === ordered ? others : [...others, { ...same, id, strength }]
  return own.length === 0 && scenario.level !== undefined ? rest : { ...rest, measures: own }
}

export function withWhere(scenario: ScenarioFile, where: Where): ScenarioFile { return { ...scenario, where } }
export function withExecution(scenario: ScenarioFile, execution: number): ScenarioFile { return { ...scenario, execution } }

/** Start and end as given, end pushed so that it never comes before the start. */
export function withSpan(scenario: ScenarioFile, span: { start?: string; end?: string }): ScenarioFile {
  const next = { ...scenario, ...span }
  if (next.start === undefined || next.end === undefined || Date.parse(next.start) <= Date.parse(next.end)) return next
  return span.start === undefined ? { ...next, start: next.end } : { ...next, end: next.start }
}

/** Pollutants by which a measure is named in the panel; the others are in its popover. */
const NAMED = ['PM2.5', 'PMcoarse', 'NOx', 'VOC', 'SO2']

/** The largest reduction that a measure has on a pollutant of the plan, for its row in the panel. */
export function headline(measure: Measure): Measure['effects'][number] | null {
  const named = measure.effects.filter((effect) => NAMED.includes(effect.pollutant))
  return (named.length > 0 ? named : measure.effects).reduce<Measure['effects'][number] | null>((best, effect) => best === null || effect.reduction.value > best.reduction.value ? effect : best, null)
}

/** Assumed where any number of it is. */
export function statusOf(measure: Measure): 'found' | 'assumed' {
  return measure.status === 'assumed' || measure.effects.some((effect) => effect.status === 'assumed') ? 'assumed' : 'found'
}

/** Measures by group, in the catalogue's order of groups. */
export function grouped(catalogue: Catalogue): readonly { readonly group: string; readonly measures: readonly Measure[] }[] {
  const groups = [...new Set(catalogue.measures.map((measure) => measure.group))]
  return groups.map((group) => ({ group, measures: catalogue.measures.filter((measure) => measure.group === group) }))
}
