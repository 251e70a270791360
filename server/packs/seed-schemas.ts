/** What the JSON files of seeds/pinggu must look like. Strict: a key that nobody knows is a defect of the project. */
import { z } from 'zod'
import { EMITTED, SECTORS } from '../../models/contract/dimensions.ts'
import type { Level, Measure } from '../../models/contract/scenario.ts'
import { parseHour } from '../../models/units/time.ts'

const text = z.string().min(1)
const bilingual = z.strictObject({ zh: text, en: text })
const status = z.enum(['found', 'assumed'])
const share = z.number().min(0).max(1)
const ordered = (r: { low: number; value: number; high: number }) => r.low <= r.value && r.value <= r.high
const rangedShare = z.strictObject({ value: share, low: share, high: share }).refine(ordered, 'low ≤ value ≤ high')
const start = text.refine(t => parseHour(t) !== null, 'must be a whole hour with offset').nullable()
const label = z.int().min(1).max(24)

const effect = z.strictObject({ sector: z.enum(SECTORS), pollutant: z.enum([...EMITTED, '*']), reduction: rangedShare, status, source: text })
const measure = z.strictObject({
  id: text, name: bilingual, group: z.enum(['vehicles', 'dust', 'industry', 'living', 'other']), effects: z.array(effect),
  hours: z.tuple([label, label]).optional(), ramp_h: z.number().min(0), execution: rangedShare, why: bilingual, status, source: text,
}).transform(({ hours, ...rest }): Measure => hours === undefined ? rest : { ...rest, hours })
export const measuresFile = z.strictObject({ measures: z.array(measure) })

const percent = z.number().min(0).max(100)
const level: z.ZodType<Level> = z.strictObject({
  id: text, edition: text, name: bilingual, required_cut_percent: z.strictObject({ SO2: percent, NOx: percent, PM: percent, VOC: percent }).nullable(),
  measures: z.array(z.strictObject({ id: text, strength: share, status, source: text })),
})
export const levelsFile = z.strictObject({
  note: text, required_cut: z.strictObject({ status, source: text }),
  editions: z.array(z.strictObject({ id: text, from: start, name: bilingual, status, source: text })).min(1),
  levels: z.array(level),
})

export const limitsFile = z.strictObject({
  pollutant: z.literal('pm25'), unit: z.literal('µg/m³'),
  editions: z.array(z.strictObject({ from: start, limits: z.array(z.strictObject({ value: z.number().positive(), zh: text, en: text, status, source: text })) })).min(1),
})

const year = z.int().nullable()
export const scalesFile = z.strictObject({
  base: z.int(), note: text,
  years: z.array(z.strictObject({
    from: year, to: year,
    factors: z.array(z.strictObject({ pollutant: z.enum(EMITTED), sector: z.enum([...SECTORS, '*']), factor: z.number().positive(), status, source: text })),
  })),
})
export type Scales = z.infer<typeof scalesFile>

export const parametersFile = z.strictObject({
  parameters: z.array(z.strictObject({ id: text, unit: text, value: z.number(), low: z.number(), high: z.number(), status, source: text, name: bilingual }).refine(ordered, 'low ≤ value ≤ high')),
})

export const factsFile = z.strictObject({
  place: z.strictObject({ id: text, name: bilingual }),
  baseline: z.array(z.strictObject({ id: text, name: bilingual, unit: text, year: z.int(), value: z.number(), status, source: text, doubt: bilingual.optional() })),
  targets: z.array(z.strictObject({
    no: z.int(), id: text, name: bilingual, unit: text, kind: z.enum(['binding', 'expected']),
    /** What of a pack measures it, and how it is to lie to the target; null where no pack can. */
    indicator: z.enum(['pm25-mean', 'good-share', 'heavy-share', 'dustfall']).nullable(), relation: z.enum(['<', '<=', '>', '>=']).nullable(),
    /** Null where the city sets it: the user enters it. */
    target: z.strictObject({ relation: z.enum(['<', '<=', '>', '>=']), value: z.number() }).nullable(), status, source: text, note: bilingual.optional(),
  })),
  tiers: z.array(z.strictObject({
    id: text, name: bilingual, condition: bilingual,
    /** AQI of the day: above the first, up to and with the second. */
    aqi: z.strictObject({ above: z.number(), upTo: z.number() }), status, source: text,
  })),
})
export type Facts = z.infer<typeof factsFile>
