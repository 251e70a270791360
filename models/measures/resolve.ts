/**
 * Resolving a scenario: from what a meeting says to a flat list of what acts where, when and how strongly.
 * For: combine.ts. In words: a level stands for its measures, each with its strength; `measures` beside it replace those of the same
 * id and add others; an inner execution, start or end replaces the outer one; an explicit cut is an entry with one exact effect.
 * Reference: contracts.md, "A scenario file". When not to use it: for text from outside, which server/protocol/scenario.ts parses.
 */
import { EMITTED, SECTORS, type Area, type Emitted, type Sector } from '../contract/dimensions.ts'
import type { Ranged } from '../contract/parameter.ts'
import type { Catalogue, Level, Measure, Scenario, ScenarioCut, ScenarioMeasure } from '../contract/scenario.ts'
import { formatHour, type EventHour } from '../units/time.ts'
import type { Window } from './activity.ts'

export interface Effect { readonly sectors: readonly Sector[]; readonly pollutants: readonly Emitted[]; readonly reduction: Ranged }

/** One thing that acts. `spread` is the catalogue's execution; null where the cut is exact by definition and nothing is drawn. */
export interface Entry extends Window {
  readonly id: string
  readonly where: Area
  readonly strength: number
  readonly execution: number
  readonly spread: Ranged | null
  readonly effects: readonly Effect[]
}

export interface Run { readonly offsetMinutes: number; readonly first: EventHour; readonly last: EventHour }
export interface Refusal { readonly ok: false; readonly code: string; readonly message: string }

/** Entries in an order that does not depend on how the scenario lists them; or one sentence why not. */
export function resolveEntries(scenario: Scenario, catalogue: Catalogue, run: Run): { readonly ok: true; readonly entries: readonly Entry[] } | Refusal {
  const said = measuresSaid(scenario, catalogue)
  if ('ok' in said) return said
  const entries: Entry[] = []
  for (const one of [...said.map(m => ({ ...m, label: m.id })), ...(scenario.cuts ?? []).map(c => ({ ...c, label: cutId(c) }))]) {
    const problem = contradiction(one.label, one, scenario, run)
    if (problem !== null) return problem
  }
  for (const one of said) {
    const measure = catalogue.measures.find(m => m.id === one.id)
    if (measure === undefined) return refuse('scenario.unknown-measure', `there is no measure "${one.id}"; the catalogue has ${catalogue.measures.map(m => m.id).join(', ') || 'none'}`)
    entries.push(entryOfMeasure(one, measure, scenario, run))
  }
  for (const cut of scenario.cuts ?? []) entries.push(entryOfCut(cut, scenario, run))
  for (const entry of entries) {
    const problem = outOfRange(entry, scenario)
    if (problem !== null) return problem
  }
  entries.sort((a, b) => compare(sortKey(a), sortKey(b)))
  return twice(entries, run) ?? { ok: true, entries }
}

function measuresSaid(scenario: Scenario, catalogue: Catalogue): readonly ScenarioMeasure[] | Refusal {
  const beside = scenario.measures ?? []
  if (scenario.level === undefined) return beside
  // A later edition of the same level stands later in the catalogue and wins.
  const level: Level | undefined = catalogue.levels.findLast(l => l.id === scenario.level)
  if (level === undefined) return refuse('scenario.unknown-level', `there is no level "${scenario.level}"; the catalogue has ${[...new Set(catalogue.levels.map(l => l.id))].join(', ') || 'none'}`)
  return [...level.measures.filter(m => !beside.some(b => b.id === m.id)), ...beside]
}

function entryOfMeasure(one: ScenarioMeasure, measure: Measure, scenario: Scenario, run: Run): Entry {
  return {
    id: one.id,
    where: one.where ?? scenario.where ?? 'city',
    strength: one.strength ?? 1,
    execution: one.execution ?? scenario.execution ?? 1,
    start: one.start ?? scenario.start ?? run.first,
    end: one.end ?? scenario.end ?? run.last,
    hours: measure.hours ?? null,
    ramp_h: measure.ramp_h,
    spread: measure.execution,
    effects: measure.effects.map(e => ({ sectors: [e.sector], pollutants: e.pollutant === '*' ? EMITTED : [e.pollutant], reduction: e.reduction })),
  }
}

function entryOfCut(cut: ScenarioCut, scenario: Scenario, run: Run): Entry {
  return {
    id: cutId(cut),
    where: cut.where,
    strength: 1,
    execution: cut.execution ?? scenario.execution ?? 1,
    start: cut.start ?? scenario.start ?? run.first,
    end: cut.end ?? scenario.end ?? run.last,
    hours: null,
    ramp_h: 0,
    spread: null,
    effects: [{
      sectors: cut.sector === '*' ? SECTORS : [cut.sector],
      pollutants: cut.pollutant === '*' ? EMITTED : [cut.pollutant],
      reduction: { value: cut.cut, low: cut.cut, high: cut.cut },
    }],
  }
}

function outOfRange(entry: Entry, scenario: Scenario): Refusal | null {
  const shares: [string, number][] = [['strength', entry.strength], ['execution', entry.execution]]
  if (entry.spread === null) shares.push(['cut', (entry.effects[0] as Effect).reduction.value])
  for (const [name, value] of shares) {
    if (!(value >= 0 && value <= 1)) return refuse('scenario.out-of-range', `${name} of ${entry.id} in "${scenario.name}" is ${value}; it is a share from 0 to 1`)
  }
  return null
}

/** Only two hours that were said can contradict each other: an order that begins after the run's last hour just never acts. */
function contradiction(id: string, one: { readonly start?: EventHour; readonly end?: EventHour }, scenario: Scenario, run: Run): Refusal | null {
  const start = one.start ?? scenario.start
  const end = one.end ?? scenario.end
  if (start === undefined || end === undefined || start <= end) return null
  return refuse('scenario.start-after-end', `${id} in "${scenario.name}" starts at ${formatHour(start, run.offsetMinutes)}, after its end at ${formatHour(end, run.offsetMinutes)}; give an earlier start or a later end`)
}

function twice(entries: readonly Entry[], run: Run): Refusal | null {
  for (const [i, a] of entries.entries()) {
    const b = entries.find((other, j) => j > i && a.spread !== null && other.id === a.id && other.start <= a.end && a.start <= other.end)
    if (b !== undefined) return refuse('scenario.measure-twice', `measure "${a.id}" is listed twice for the same hours (from ${formatHour(b.start > a.start ? b.start : a.start, run.offsetMinutes)}); keep one, or let their hours not meet`)
  }
  return null
}

/** Fixed fields in a fixed order: the same entries give the same text. */
export function sortKey(entry: Entry): string {
  return JSON.stringify([entry.id, entry.where, entry.start, entry.end, entry.strength, entry.execution, entry.hours, entry.ramp_h,
    entry.spread && [entry.spread.value, entry.spread.low, entry.spread.high],
    entry.effects.map(e => [e.sectors, e.pollutants, e.reduction.value, e.reduction.low, e.reduction.high])])
}

function cutId(cut: ScenarioCut): string { return `cut:${cut.sector}:${cut.pollutant}` }
// Code points, not the locale: the same everywhere.
function compare(a: string, b: string): number { return a < b ? -1 : a > b ? 1 : 0 }
function refuse(code: string, message: string): Refusal { return { ok: false, code, message } }
