import { z } from 'zod'
import { CODES } from './codes.ts'
import { IsoHour, isWholeText, Name } from './scalars.ts'

/** `/api/imports`: files on their way into a pack, as HTTP sends and answers them. */

const Text = z.string().min(1).max(200).refine(isWholeText)
const Time = z.string().describe('ISO 8601 with offset, a whole hour by its end')

/** What a person declares of files that do not say it. */
export const FileAnswer = z.strictObject({
  files: z.array(Text).min(1).max(8_000).describe('names of the files that it is for'),
  unitOf: z.record(Text, z.string().trim().min(1).max(40)).optional().describe('units by column or pollutant, as the files call them'),
  leaveOut: z.array(Text).max(200).optional().describe('columns or pollutants that are not wanted'),
  gasState: z.enum(['273.15K', '293.15K', '298.15K', 'networks']).optional().describe('state of gases told as mass; networks is that of the Chinese networks at the date'),
  zone: z.string().max(60).optional().describe('an offset such as +08:00, for times without one'),
  station: Text.optional().describe('the one station of files that do not name it'),
  mapping: Text.optional().describe('a mapping of the project whose inferred units are agreed to'),
})
export type FileAnswer = z.infer<typeof FileAnswer>

const Place = { id: Text, lon: z.number().min(-180).max(180), lat: z.number().min(-90).max(90) }
const Answers = z.array(FileAnswer).max(8_000)
const Places = z.array(z.strictObject({ ...Place, name_zh: Text.optional(), name_en: Text.optional() })).max(1_000).describe('where stations stand, of which no file says it')
/** `PUT /api/imports/:id/answers`: all of them; they replace those given before. */
export const ImportAnswers = z.strictObject({ answers: Answers.default([]), stations: Places.default([]) })
export type ImportAnswers = z.infer<typeof ImportAnswers>

/** `POST /api/imports/:id`: begins the import. Without a station Pinggu is taken, or the first by name; without times, all of them. */
export const StartImport = z.strictObject({
  station: Text.optional().describe('the station of the role district'),
  from: IsoHour.optional(), to: IsoHour.optional(),
  name: Name.optional().describe('the title of the pack'),
  answers: Answers.optional().describe('they replace those given before'), stations: Places.optional(),
})
export type StartImport = z.infer<typeof StartImport>

const Fault = z.strictObject({ code: z.string(), line: z.int().nullable(), column: z.string().nullable(), message: z.string() })
const Aside = z.strictObject({ code: z.string().describe('stable; what kind of thing was left out or assumed'), what: z.string().describe('as the file calls it'), message: z.string() })

/** What was understood of one file. */
export const FileView = z.strictObject({
  name: z.string(), bytes: z.int(),
  format: z.string().nullable().describe('mapping is a file of answers; null fits nothing known'),
  mapping: z.string().nullable().describe('the mapping that it was read by'),
  stations: z.array(z.string()).describe('the first hundred'), stationCount: z.int(),
  variables: z.array(z.strictObject({
    table: z.enum(['observations', 'weather']), column: z.string(), title: z.string().describe('as the file calls it; the first where several columns, a station each, are one variable'), titles: z.int().describe('how many columns those are'),
    unit: z.string().describe('of the file'), packUnit: z.string(), by: z.enum(['file', 'format', 'mapping']).describe('who says the unit'),
    state: z.string().nullable().describe('of a gas told as mass; assumed where nobody says it'),
    values: z.int(), missing: z.int(), least: z.number().nullable().describe('in the unit of the pack'), most: z.number().nullable(),
  })),
  span: z.strictObject({ from: Time, to: Time }).nullable(),
  rows: z.int(),
  firstRows: z.array(z.strictObject({ time: Time, station: z.string(), values: z.record(z.string(), z.number()) })).describe('the first in which something was measured, as they will stand in the pack'),
  problems: z.array(Fault).describe('the first five'), problemCount: z.int().describe('an import refuses each of them'),
  told: z.array(Aside).describe('what is passed over, left out or assumed'),
  asks: z.array(z.strictObject({
    what: z.enum(['unit', 'gas state', 'station', 'zone', 'format', 'column', 'mapping']), column: z.string().nullable(), why: z.string(), choices: z.array(z.string()),
  })).describe('what only a person can say'),
})
export type FileView = z.infer<typeof FileView>

/** `GET /api/imports/:id/preview`: what was understood of all files with the answers given so far. */
export const ImportPreview = z.strictObject({
  files: z.array(FileView).describe('in order of name'),
  stations: z.array(z.strictObject({ ...Place, name_zh: z.string(), name_en: z.string() })).describe('of all files, at most a thousand'),
  station: z.string().nullable().describe('the one that an import takes where none is named'),
  span: z.strictObject({ from: Time, to: Time }).nullable(),
  ready: z.boolean().describe('whether an import would be accepted as it stands'),
})
export type ImportPreview = z.infer<typeof ImportPreview>

/** `GET /api/imports/:id`: how far an import is. */
export const ImportView = z.strictObject({
  id: z.string(),
  phase: z.enum(['open', 'importing', 'done', 'failed']),
  files: z.int(), bytes: z.int().describe('of all files together'),
  progress: z.strictObject({ stage: z.enum(['waiting', 'looking', 'reading', 'writing', 'checking']), rows: z.int(), of: z.int().nullable().describe('rows in all, where they were counted before') }).nullable().describe('of the work that runs now'),
  limits: z.strictObject({ files: z.int(), fileBytes: z.int(), bytes: z.int() }),
  pack: z.strictObject({
    name: z.string(), sha256: z.string().describe('what POST /api/episodes opens'), from: Time, to: Time, station: z.string(), stations: z.int(),
    conflicts: z.int().describe('cells to which two files gave different values; the later file holds'),
    told: z.array(z.string()), doubts: z.array(z.strictObject({ code: z.string(), count: z.int(), message: z.string() })).describe('what validate doubts in the new pack'),
  }).nullable(),
  failure: z.strictObject({ code: z.enum(CODES), detail: z.string(), problem: Fault.extend({ file: z.string() }).nullable() }).nullable(),
})
export type ImportView = z.infer<typeof ImportView>
