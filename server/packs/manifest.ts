/**
 * datapackage.json of a pack: a Frictionless Data Package (v2, datapackage.org/standard/data-package) with a block `xuefeng`.
 * Strict in what is ours (the block), tolerant of what is not: unknown properties are kept.
 */
import { z } from 'zod'
import { parseHour } from '../../models/units/time.ts'

export const GAS_STATE_NAMES = ['273.15K', '298.15K'] as const
const gasState = z.enum(GAS_STATE_NAMES)

const hourText = z.string().refine(text => parseHour(text) !== null, 'must be a whole hour such as 2018-09-01T00:00:00+08:00')

export const xuefengBlock = z.strictObject({
  /** An IANA name without summer time, or an offset such as +08:00. */
  timezone: z.string().min(1),
  hourLabel: z.literal('end'),
  district: z.string().min(1),
  synthetic: z.boolean(),
  gasState: z.union([gasState, z.array(z.strictObject({ from: hourText, state: gasState })).min(1)]),
  quality: z.enum(['realtime', 'audited']),
  latencyMinutes: z.number().min(0).max(60 * 24 * 31).default(0),
})

export const fieldSchema = z.looseObject({
  name: z.string().min(1),
  type: z.enum(['string', 'number', 'integer', 'boolean', 'datetime', 'date', 'any']).default('any'),
  unit: z.string().optional(),
})

export const resourceSchema = z.looseObject({
  name: z.string().min(1),
  path: z.string().min(1).refine(path => !path.startsWith('/') && !path.split('/').includes('..'), 'must lie inside the pack'),
  schema: z.looseObject({ fields: z.array(fieldSchema), missingValues: z.array(z.string()).default(['']) }).optional(),
})

const named = z.looseObject({})
/** A plain text stands for both languages. */
const title = z.union([z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
  z.string().min(1).transform(text => ({ zh: text, en: text }))])

export const manifestSchema = z.looseObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9._-]*$/, 'must be lower-case letters, digits, ".", "_" and "-"'),
  version: z.string().min(1),
  title,
  licenses: z.array(named).min(1),
  sources: z.array(named).min(1),
  resources: z.array(resourceSchema).min(1),
  xuefeng: xuefengBlock,
})

export type Manifest = z.infer<typeof manifestSchema>
export type Resource = Manifest['resources'][number]
export type Field = z.infer<typeof fieldSchema>
export type GasStateName = typeof GAS_STATE_NAMES[number]
export type GasStates = Manifest['xuefeng']['gasState']
