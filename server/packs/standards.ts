/** AQI standards and alert rules of seeds/standards, parsed once: data with dates and sources, chosen by the day. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { AlertRules } from '../../models/rules/alert/edition.ts'
import { ITEMS, type AqiTables } from '../../models/rules/standard.ts'
import type { UsStandard } from '../../models/rules/us-aqi.ts'
import { parseHour } from '../../models/units/time.ts'

const bilingual = z.strictObject({ zh: z.string(), en: z.string() })
const pollutants = ['pm25', 'pm10', 'so2', 'no2', 'co', 'o3'] as const
const table = z.strictObject({ unit: z.string(), decimals: z.int(), breakpoints: z.array(z.number()), above: z.number().nullable() })
const standard = z.strictObject({
  id: z.string(), name: bilingual, from: z.string(), source: z.string(), missing: z.enum(['from the others', 'only above 100']),
  iaqi: z.array(z.number()), items: z.partialRecord(z.enum(ITEMS), table),
  realtime: z.record(z.enum(pollutants), z.array(z.enum(ITEMS))), daily: z.record(z.enum(pollutants), z.array(z.enum(ITEMS))),
  levels: z.array(z.strictObject({ level: z.int(), upTo: z.number(), grade: z.string(), name: bilingual, colour: bilingual, rgb: z.array(z.number()) })),
})

const ends = z.tuple([z.number(), z.number()])
const usStandard = z.strictObject({
  id: z.string(), name: bilingual, from: z.string(), source: z.string(),
  items: z.record(z.string(), z.strictObject({ unit: z.string(), decimals: z.int(), above: z.number().nullable(), rows: z.array(z.strictObject({ index: ends, concentration: ends })) })),
})

const text = z.string().min(1)
const sourced = { status: z.enum(['found', 'weak', 'memory']), source: text }
const words = z.strictObject({ zh: text, en: text })
const hoursRule = z.strictObject({ hours: z.int().positive(), ...sourced }).nullable()
const requirement = z.strictObject({ above: z.int().min(0).max(499), hours: z.int().min(24) })
/** The run itself comes first, and what lies within it asks for a higher AQI. */
const requirements = z.array(requirement).min(1).refine(all => all.every((one, place) => place === 0 || one.above > (all[0]?.above ?? 0)), 'a stretch within a run asks for a higher AQI than the run')
const day = z.string().refine(value => parseHour(`${value}T00:00`) !== null, 'must be a day such as 2016-12-15')
const alertEdition = z.strictObject({
  id: text, authority: z.enum(['beijing', 'national', 'pinggu']), series: z.enum(['city', 'district']), name: words,
  from: z.strictObject({ day: day.nullable(), ...sourced }), days: z.strictObject({ as: z.enum(['natural-day', 'any-24h']), ...sourced }),
  lifting: hoursRule, oneEpisode: hoursRule, base: z.strictObject({ level: text, name: words, zh: text, en: text, ...sourced }).optional(),
  levels: z.array(z.strictObject({ level: text, name: words, clauses: z.array(z.strictObject({ id: text, zh: text, en: text, all: requirements, ...sourced })).min(1) })).min(1),
})
const percent = z.number().min(0).max(100)
const alertRules = z.strictObject({
  note: text, editions: z.array(alertEdition).min(1),
  cuts: z.array(z.strictObject({ level: text, percent: z.strictObject({ SO2: percent, NOx: percent, PM: percent, VOC: percent }), ...sourced })),
})

/** Alert rules of all editions, and the cuts that levels ask for. Throws as `loadAqiTables`. */
export function loadAlertRules(): AlertRules {
  const { editions, cuts } = alertRules.parse(readStandard('alerts'))
  return { editions, cuts }
}

/** Editions in the order of their files. Throws where a file of the project does not fit its schema, which is a defect. */
export function loadAqiTables(): AqiTables { return { standards: ['hj633-2012', 'hj633-2026'].map((name) => standard.parse(readStandard(name))) } }

/** The US table of 2024. Throws as `loadAqiTables`. */
export function loadUsStandard(): UsStandard { return usStandard.parse(readStandard('us-epa-2024')) }

function readStandard(name: string): unknown { return JSON.parse(readFileSync(fileURLToPath(new URL(`../../seeds/standards/${name}.json`, import.meta.url)), 'utf8')) }
