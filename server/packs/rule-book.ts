/** Limits and evaluations of seeds/standards, parsed once: data with dates, clauses and a status for each number. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { POLLUTANTS } from '../../models/contract/frame.ts'
import type { Evaluation, LimitStandard, RuleBook } from '../../models/rules/limit-standard.ts'

const LIMITS = ['gb3095-2012', 'gb3095-2026-transition', 'gb3095-2026', 'who-2021', 'eu-2024-2881', 'us-epa-2024'] as const
const EVALUATIONS = ['hj663-2013', 'hj663-2026', 'who-2021', 'eu-2024-2881', 'us-epa-2024'] as const

const text = z.string().min(1)
const bilingual = { zh: text, en: text }
const status = z.enum(['found', 'weak', 'memory'])
const date = z.iso.date()
const pollutant = z.enum(POLLUTANTS)
const averaging = z.enum(['year', 'day', 'mda8', 'hour', 'season'])

const limits: z.ZodType<LimitStandard> = z.strictObject({
  id: text, name: z.strictObject(bilingual), from: date, to: date.nullable(), aqi: text.nullable(), evaluation: text,
  gasState: z.array(z.strictObject({ from: date.nullable(), kelvin: z.number().positive() })).min(1).nullable(),
  amendments: z.array(z.strictObject({ from: date, ...bilingual, status, source: text })),
  grades: z.array(z.strictObject({ id: text, name: z.strictObject(bilingual) })).min(1), judged: text, source: text,
  notes: z.array(z.strictObject(bilingual)),
  limits: z.array(z.strictObject({
    pollutant, averaging, unit: z.enum(['ug/m3', 'mg/m3', 'ppb', 'ppm']), values: z.record(text, z.number().positive()), clause: text, status, source: text,
  })).min(1),
})

const by = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('mean') }), z.strictObject({ kind: z.enum(['percentile', 'ranked percentile']), p: z.int().min(1).max(99) }),
  z.strictObject({ kind: z.literal('rank'), n: z.int().min(1) }), z.strictObject({ kind: z.literal('allowed'), times: z.int().min(0) }),
  z.strictObject({ kind: z.literal('season'), months: z.int().min(1).max(12) }),
])
const statistic = { pollutant, limit: averaging, of: z.enum(['day', 'mda8', 'hour', 'maximum hour']), by }
const evaluation: z.ZodType<Evaluation> = z.strictObject({
  id: text, name: z.strictObject(bilingual), from: date, source: text,
  validity: z.strictObject({ yearDays: z.int().min(0), monthDays: z.int().min(0), februaryDays: z.int().min(0) }),
  periodDecimals: z.strictObject({ co: z.int().min(0), others: z.int().min(0) }), dustFrom: date.nullable(),
  criteria: z.array(z.strictObject({
    ...statistic, years: z.literal([1, 3]), decimals: z.int().min(-1).max(6), rounding: z.enum(['half even', 'half up', 'cut']), status, source: text,
  })).min(1),
  index: z.array(z.strictObject(statistic)),
  rules: z.array(z.strictObject({ id: text, ...bilingual, status, source: text })).min(1),
})

/** In the order of the list above. Throws where a file of the project does not fit its schema, which is a defect. */
export function loadRuleBook(): RuleBook {
  return { limits: LIMITS.map(id => limits.parse(read('limits', id))), evaluations: EVALUATIONS.map(id => evaluation.parse(read('evaluation', id))) }
}

function read(folder: string, id: string): unknown {
  return JSON.parse(readFileSync(fileURLToPath(new URL(`../../seeds/standards/${folder}/${id}.json`, import.meta.url)), 'utf8'))
}
