/**
 * A mapping: what a person declares about files of one kind, so that nothing about them is guessed. seeds/mappings holds examples.
 * `wide`: one row an hour, a column for each variable (of one station or of several). `rows`: one value a row.
 * `openaq` and `long`: what a file of those formats leaves out (units, gas state, station, zone).
 */
import { z } from 'zod'
import { zoneOffset } from '../moment.ts'
import { patternProblem } from './time-pattern.ts'
import { GIVEN_STATES, needsState } from './unit-change.ts'
import { variableOf } from './variables.ts'

const text = z.string().trim().min(1)
const state = z.enum(GIVEN_STATES)
const zone = text.refine(name => name === 'text' || zoneOffset(name) !== null, 'must be an offset such as +08:00, a zone that keeps one offset all year, or "text" where each time says its own')
const station = z.strictObject({
  // As the files call it, in any script; it stands in rows and addresses.
  id: z.string().max(200).regex(/^[^\p{C}\s]([^\p{C}]*[^\p{C}\s])?$/u, 'must be a name on one line'),
  name_zh: text, name_en: text, lon: z.number().min(-180).max(180), lat: z.number().min(-90).max(90), district: text.optional(),
})
const variable = text.refine(name => name === 'dew_point' || variableOf(name) !== null,
  'is no column of a pack; write pm25, o3, temperature, voc_benzene, pm_no3, …, or dew_point')
const column = z.strictObject({
  column: text, variable, unit: text,
  /** Of the file's one station where absent. */
  station: text.optional(),
  gasState: state.optional(),
  /** The column may be absent from a file. */
  optional: z.boolean().optional(),
})
const time = z.strictObject({ columns: z.array(text).min(1).max(6), format: text, zone, label: z.enum(['start', 'end']) })
  .superRefine(({ format, zone: where }, context) => {
    const problem = patternProblem(format, where === 'text')
    if (problem !== null) context.addIssue({ code: 'custom', path: ['format'], message: problem })
  })

const about = {
  xuefeng: z.literal('mapping'), version: z.literal(1), name: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  title: z.strictObject({ zh: text, en: text }).optional(), source: text.optional(), licence: text.optional(),
  notes: z.array(text).default([]),
  stations: z.array(station).default([]),
  /** Whether the values were checked by the network; real time where absent. */
  quality: z.enum(['realtime', 'audited']).optional(),
  /** Of gases told as mass, where their column says none. */
  gasState: state.optional(),
  missing: z.array(z.string()).default(['', 'NA']),
  /** Names of the files that it is for; any file that fits where absent. */
  files: z.array(text).min(1).optional(),
}
const tableParts = {
  time,
  /** Whether the file or its publisher says the units, or somebody inferred them. Inferred mappings are never applied by themselves. */
  units: z.enum(['stated', 'inferred']).default('stated'),
  /** One station, or the column that names it with the ids that its words stand for. */
  station: z.union([text, z.strictObject({ column: text, ids: z.record(z.string(), text).default({}) })]).optional(),
  /** Columns left out on purpose; any other column that the mapping does not name is told. */
  ignore: z.array(text).default([]),
}
export const wideMapping = z.strictObject({ ...about, ...tableParts, format: z.literal('wide'), columns: z.array(column).min(1) })
export const rowsMapping = z.strictObject({
  ...about, ...tableParts, format: z.literal('rows'), variable: text, value: text,
  /** The column that says the unit; where absent each variable says it. */
  unit: text.optional(),
  variables: z.record(z.string(), z.strictObject({ variable, unit: text.optional(), gasState: state.optional() })),
})
const completion = z.strictObject({ ...about, format: z.enum(['openaq', 'long']), zone: zone.optional(), station: text.optional(),
  /** Units of columns or pollutants that the file leaves without. */
  unitOf: z.record(z.string(), text).default({}),
  /** Columns or pollutants that are not wanted. */
  leaveOut: z.array(text).default([]) })

export const mappingSchema = z.discriminatedUnion('format', [wideMapping, rowsMapping, completion]).superRefine((mapping, context) => {
  const told = mapping.format === 'wide' ? mapping.columns.map((entry, index) => ({ ...entry, at: ['columns', index] }))
    : mapping.format === 'rows' ? Object.entries(mapping.variables).map(([name, entry]) => ({ ...entry, station: undefined, at: ['variables', name] })) : []
  for (const { variable: name, unit, gasState, station: own, at } of told) {
    const known = variableOf(name)
    if (known !== null && unit !== undefined && needsState(known, unit) && (gasState ?? mapping.gasState) === undefined) context.addIssue({ code: 'custom',
      path: [...at, 'gasState'], message: `${unit} of a gas needs its state; write one of ${GIVEN_STATES.join(', ')}` })
    if (mapping.format === 'rows' && unit === undefined && mapping.unit === undefined) context.addIssue({ code: 'custom', path: [...at, 'unit'], message: 'say the unit here, or the column of units in "unit"' })
    if (mapping.format === 'rows' && name === 'dew_point') context.addIssue({ code: 'custom', path: [...at, 'variable'], message: 'dew_point needs the temperature of the same row, so it is read from wide files only' })
    if (own === undefined && 'time' in mapping && mapping.station === undefined) context.addIssue({ code: 'custom', path: [...at, 'station'], message: 'no station is said, neither here nor for the whole file' })
  }
})

export type Mapping = z.infer<typeof mappingSchema>
export type WideMapping = z.infer<typeof wideMapping>
export type RowsMapping = z.infer<typeof rowsMapping>
export type TableMapping = WideMapping | RowsMapping
export type Completion = z.infer<typeof completion>
