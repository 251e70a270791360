import { z } from 'zod'
import type { Area, Emitted, Sector } from '../../models/contract/dimensions.ts'
import type { Scenario, ScenarioCut, ScenarioMeasure } from '../../models/contract/scenario.ts'
import type { EventHour } from '../../models/units/time.ts'
import { Name } from './scalars.ts'

// Written out, as the wire may import only types; `satisfies` and the test keep them equal to the models' lists.
export const WHERE = ['district', 'city', 'region'] as const satisfies readonly Area[]
export const SECTOR = ['mobile', 'non_road', 'industry', 'residential_heating', 'construction_dust', 'road_dust', 'bare_land', 'solvent', 'catering', 'agriculture', 'other_local'] as const satisfies readonly Sector[]
export const POLLUTANT = ['PM2.5', 'PMcoarse', 'SO2', 'NOx', 'CO', 'NH3', 'VOC'] as const satisfies readonly Emitted[]

const share = z.number().min(0).max(1)
const where = z.enum([...WHERE, 'local'])
const hour = z.string().refine(text => readHour(text, 0) !== null)
// A district has some dozens of measures; 200 keeps a hostile file from asking for millions.
const listed = 200
const span = { start: hour.optional(), end: hour.optional(), execution: share.optional() }
const Measure = z.strictObject({ id: z.string().min(1).max(80), strength: share.optional(), where: where.optional(), ...span })
const Cut = z.strictObject({ where, sector: z.enum([...SECTOR, '*']), pollutant: z.enum([...POLLUTANT, '*']), cut: share, ...span })

/** A scenario file, as in contracts.md: what a person writes. Hours are ISO 8601 end labels, 24:00 accepted. */
export const ScenarioFile = z.strictObject({
  name: Name,
  level: z.string().min(1).max(80).optional(),
  where: where.optional(),
  ...span,
  measures: z.array(Measure).max(listed).optional(),
  cuts: z.array(Cut).max(listed).optional(),
})
export type ScenarioFile = z.infer<typeof ScenarioFile>

export type ParsedScenario = { readonly ok: true; readonly scenario: Scenario; readonly notes: readonly string[] } | { readonly ok: false; readonly message: string }

/** The scenario of a file or a command, or one sentence: which field, what it is, how to mend it. Hours without an offset are local. */
export function parseScenario(input: unknown, offsetMinutes = 480): ParsedScenario {
  const parsed = ScenarioFile.safeParse(input)
  if (!parsed.success) return { ok: false, message: complaint(parsed.error.issues[0] as z.core.$ZodIssue, input) }
  const file = parsed.data
  if (file.level === undefined && file.measures === undefined && file.cuts === undefined) {
    return { ok: false, message: `scenario "${file.name}" orders nothing; give it a level, measures or cuts` }
  }
  // The schema reads hours without an offset as UTC; in a zone of half hours the same text may fall between two hours.
  const between = [file, ...(file.measures ?? []), ...(file.cuts ?? [])].flatMap(one => [one.start, one.end]).find(text => text !== undefined && readHour(text, offsetMinutes) === null)
  if (between !== undefined) return { ok: false, message: `"${between}" is no whole hour in the pack's time zone; ${remedies['start']}` }
  const scenario: Scenario = {
    name: file.name,
    ...spanOf(file, offsetMinutes),
    ...(file.level !== undefined && { level: file.level }),
    ...(file.where !== undefined && { where: areaOf(file.where) }),
    ...(file.measures && { measures: file.measures.map((m): ScenarioMeasure => ({ id: m.id, ...(m.strength !== undefined && { strength: m.strength }), ...(m.where && { where: areaOf(m.where) }), ...spanOf(m, offsetMinutes) })) }),
    ...(file.cuts && { cuts: file.cuts.map((c): ScenarioCut => ({ where: areaOf(c.where), sector: c.sector, pollutant: c.pollutant, cut: c.cut, ...spanOf(c, offsetMinutes) })) }),
  }
  for (const [field, one] of [['the scenario', scenario] as const, ...(scenario.measures ?? []).map((m, i) => [`measures[${i}]`, m] as const), ...(scenario.cuts ?? []).map((c, i) => [`cuts[${i}]`, c] as const)]) {
    if (one.start !== undefined && one.end !== undefined && one.start > one.end) {
      return { ok: false, message: `${field} starts at ${writeHour(one.start, offsetMinutes)}, after its end at ${writeHour(one.end, offsetMinutes)}; give an earlier start or a later end` }
    }
  }
  const local = [file, ...(file.measures ?? []), ...(file.cuts ?? [])].some(one => one.where === 'local')
  return { ok: true, scenario, notes: local ? ['"local" is read as "city": the district and the rest of Beijing'] : [] }
}

/** The file that `parseScenario` reads back to the same scenario. */
export function scenarioToJson(scenario: Scenario, offsetMinutes = 480): ScenarioFile {
  const written = <T extends { readonly start?: EventHour; readonly end?: EventHour }>({ start, end, ...rest }: T) => ({
    ...rest,
    ...(start !== undefined && { start: writeHour(start, offsetMinutes) }),
    ...(end !== undefined && { end: writeHour(end, offsetMinutes) }),
  })
  const { measures, cuts, ...rest } = scenario
  return { ...written(rest), ...(measures && { measures: measures.map(written) }), ...(cuts && { cuts: cuts.map(written) }) }
}

function spanOf(one: { start?: string | undefined; end?: string | undefined; execution?: number | undefined }, offsetMinutes: number): { start?: EventHour; end?: EventHour; execution?: number } {
  const start = one.start === undefined ? null : readHour(one.start, offsetMinutes)
  const end = one.end === undefined ? null : readHour(one.end, offsetMinutes)
  return { ...(start !== null && { start }), ...(end !== null && { end }), ...(one.execution !== undefined && { execution: one.execution }) }
}

function areaOf(where: Area | 'local'): Area { return where === 'local' ? 'city' : where }

const pattern = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::00)?(Z|[+-]\d{2}:\d{2})?$/

/** Hours since 1970 UTC; null where the text is no whole hour. */
function readHour(text: string, offsetMinutes: number): EventHour | null {
  const found = pattern.exec(text.trim())
  if (!found) return null
  const [, year, month, day, hours, minutes, zone] = found
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day))
  const same = new Date(at)
  if (same.getUTCMonth() + 1 !== Number(month) || same.getUTCDate() !== Number(day)) return null
  if (Number(hours) > 24 || Number(minutes) > 59 || (Number(hours) === 24 && Number(minutes) > 0)) return null
  const total = at / 60_000 + Number(hours) * 60 + Number(minutes) - (zone === undefined ? offsetMinutes : minutesEast(zone))
  return total % 60 === 0 ? total / 60 as EventHour : null
}

function minutesEast(zone: string): number {
  if (zone === 'Z') return 0
  const size = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6))
  return zone.startsWith('-') ? -size : size
}

function writeHour(hour: EventHour, offsetMinutes: number): string {
  const local = new Date((hour * 60 + offsetMinutes) * 60_000).toISOString().slice(0, 19)
  const size = Math.abs(offsetMinutes)
  return `${local}${offsetMinutes < 0 ? '-' : '+'}${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`
}

/** Field, value and remedy of the first thing wrong. */
function complaint(issue: z.core.$ZodIssue, input: unknown): string {
  const field = issue.path.reduce<string>((text, key) => typeof key === 'number' ? `${text}[${key}]` : text === '' ? String(key) : `${text}.${String(key)}`, '')
  const value = issue.path.reduce<unknown>((at, key) => typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined, input)
  if (issue.code === 'unrecognized_keys') return `${field === '' ? 'a scenario' : field} has no field "${issue.keys[0]}"; ${fieldsAt(issue.path)}`
  const last = String(issue.path.at(-1) ?? '')
  return `${field === '' ? 'the scenario' : field} ${value === undefined ? 'is missing' : `is ${shown(value)}`}; ${remedies[last] ?? remedyOf(issue)}`
}

const remedies: Readonly<Record<string, string>> = {
  name: 'give the scenario a name of 1 to 120 characters',
  start: 'give a whole hour such as 2016-12-15T08:00:00+08:00',
  end: 'give a whole hour such as 2016-12-21T24:00:00+08:00',
  strength: 'give a share from 0 to 1',
  execution: 'give a share from 0 to 1',
  cut: 'give a share from 0 to 1: 36 % is 0.36',
  where: `give one of ${WHERE.join(', ')}`,
  sector: `give one of ${SECTOR.join(', ')} or *`,
  pollutant: `give one of ${POLLUTANT.join(', ')} or *`,
  level: 'give a level of the catalogue, such as orange',
  id: 'give the id of a measure of the catalogue',
  measures: `give a list of at most ${listed} measures, such as [{ "id": "site-earthwork-stop" }]`,
  cuts: `give a list of at most ${listed} cuts, such as [{ "where": "city", "sector": "*", "pollutant": "*", "cut": 0.36 }]`,
}

function remedyOf(issue: z.core.$ZodIssue): string {
  return issue.code === 'invalid_type' && issue.expected === 'object' ? 'give an object in braces' : issue.message
}

function fieldsAt(path: readonly PropertyKey[]): string {
  const shape = path[0] === 'measures' ? Measure.shape : path[0] === 'cuts' ? Cut.shape : ScenarioFile.shape
  return `its fields are ${Object.keys(shape).join(', ')}`
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}
