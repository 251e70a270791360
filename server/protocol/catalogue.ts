import { z } from 'zod'
import { Band } from './scalars.ts'

const Bilingual = z.strictObject({ zh: z.string(), en: z.string() })
const Status = z.enum(['found', 'assumed'])
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
  /** Editions of alert rules, by which `…/alert?edition=` can be asked. `from` is the first day in force. */
  alerts: z.array(z.strictObject({ id: z.string(), authority: z.string(), title: Bilingual, from: z.string().nullable(), status: z.enum(['found', 'weak', 'memory']), source: z.string() })),
})
export type Catalogue = z.infer<typeof Catalogue>
export { Band }
