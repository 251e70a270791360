import { z } from 'zod'
import { Band } from './scalars.ts'

const Bilingual = z.strictObject({ zh: z.string(), en: z.string() })
const Status = z.enum(['found', 'assumed'])
/** Where a rule was read, and how well: weak and memory are assumed. */
const Read = z.strictObject({ status: z.enum(['found', 'weak', 'memory']), source: z.string() })
const Ranged = z.strictObject({ value: z.number(), low: z.number(), high: z.number() })

/** `GET /api/catalogue`: what can be opened, ordered and asked. */
export const Catalogue = z.strictObject({
  packs: z.array(z.strictObject({ name: z.string(), title: Bilingual, sha256: z.string(), synthetic: z.boolean(), room: z.string() })),
  edition: z.string(),
  measures: z.array(z.strictObject({
    id: z.string(), name: Bilingual, group: z.string(), why: Bilingual, status: Status, source: z.string(),
    execution: Ranged, ramp_h: z.number(), hours: z.tuple([z.number(), z.number()]).nullable(),
    effects: z.array(z.strictObject({ sector: z.string(), pollutant: z.string(), reduction: Ranged, status: Status, source: z.string() })),
  })),
  levels: z.array(z.strictObject({
    id: z.string(), edition: z.string(), name: Bilingual,
    measures: z.array(z.strictObject({ id: z.string(), strength: z.number(), status: Status, source: z.string() })),
    required_cut_percent: z.strictObject({ SO2: z.number(), NOx: z.number(), PM: z.number(), VOC: z.number() }).nullable(),
  })),
  models: z.array(z.strictObject({
    id: z.string(), version: z.string(), kind: z.string(), name: Bilingual,
    parameters: z.array(z.strictObject({ id: z.string(), unit: z.string(), value: z.number(), low: z.number(), high: z.number(), status: Status, source: z.string() })),
  })),
  standards: z.array(z.strictObject({ id: z.string(), title: Bilingual })),
  limits: z.array(z.strictObject({ id: z.string(), title: Bilingual, from: z.string(), to: z.string().nullable() })).describe('what `standard` of an assessment can name beside auto; first and last day in force'),
  /** Editions of alert rules, by which `…/alert?edition=` can be asked. `from` is the first day in force; `days` which 24 hours make a day. */
  alerts: z.array(z.strictObject({
    id: z.string(), authority: z.string(), title: Bilingual, from: Read.extend({ day: z.string().nullable() }), days: Read.extend({ as: z.enum(['natural-day', 'any-24h']) }),
    /** h below a level's own start before it ends; null where the words were not found. */
    lifting: Read.extend({ hours: z.number() }).nullable(),
    levels: z.array(z.strictObject({ id: z.string(), name: Bilingual, clauses: z.array(Read.extend({ id: z.string(), zh: z.string(), en: z.string() })) })),
  })),
})
export type Catalogue = z.infer<typeof Catalogue>
export { Band }
