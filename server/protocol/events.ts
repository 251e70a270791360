import { z } from 'zod'
import { complaint, unknownName } from './event-complaint.ts'
import { column, hour, instant, text, value } from './event-fields.ts'

/** Events of one POST: 10,000 hold a day of 400 stations, and a batch is one transaction that others wait for. */
export const EVENT_BATCH_LIMIT = 10_000

const where = { station: text(80), time: hour }
const pollutants = { pm25: column('µg/m³'), pm10: column('µg/m³'), so2: column('µg/m³'), no2: column('µg/m³'), o3: column('µg/m³'), co: column('mg/m³'), no: column('the unit of the pack'), j_no2: column('the unit of the pack') }
const weather = {
  temperature: column('°C'), relative_humidity: column('%'), pressure: column('hPa'), wind_speed: column('m/s'),
  wind_direction: column('° from'), precipitation: column('mm'), boundary_layer_height: column('m'),
}
const POLLUTANTS = Object.keys(pollutants)

/** A species as packs name it: `voc_toluene`, `pm_no3`. */
const SPECIES = /^(voc|pm)_[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/
/** The longest list of species that monitors report is under 150 (117 VOC and the ions, metals and carbon of PM). */
const COLUMN_LIMIT = 200
const species = column('the unit of the pack')

// A strict object asks this function too when it meets a name that it does not know; zod's own words carry the names then.
const ofColumns = { error: (issue: z.core.$ZodRawIssue) => issue.code === 'invalid_type' ? 'must be a JSON object; send the columns of its type' : undefined }

/** One station and hour, units as in a pack. A column that is absent was not measured; null clears what came before. */
const Observation = z.looseObject({ ...where, ...pollutants }, ofColumns).superRefine((data, context) => {
  const names = Object.keys(data)
  if (names.length > COLUMN_LIMIT) {
    context.addIssue({ code: 'custom', message: `must have at most ${COLUMN_LIMIT} columns; send the others apart` })
    return
  }
  for (const name of names) {
    if (name === 'station' || name === 'time' || Object.hasOwn(pollutants, name)) continue
    if (!SPECIES.test(name)) context.addIssue({ code: 'custom', path: [name], params: { unknown: true } })
    for (const issue of species.safeParse(data[name]).error?.issues ?? []) context.addIssue({ code: 'custom', path: [name], message: issue.message })
  }
})
/** One station and hour of weather. */
const Weather = z.strictObject({ ...where, ...weather }, ofColumns)
/** One pollutant of one station and hour, with its 5 % and 95 % quantiles where they are known. */
const Forecast = z.strictObject({
  issued: instant, ...where, pollutant: z.enum(POLLUTANTS, { error: `must be one of ${POLLUTANTS.join(', ')}; name a column of a pack` }),
  value: value('the unit of the pack'), p05: species, p95: species,
}, ofColumns)
/** What an authority issued; `end` is absent or null while it is open. */
const Warning = z.strictObject({ level: text(40), start: hour, end: hour.nullable().optional(), issued: instant, source: text(256).optional() }, ofColumns)

const JSON_TYPE = /^application\/json( *; *charset=utf-8)?$/i

const attributes = {
  specversion: z.literal('1.0', { error: 'must be "1.0"; send CloudEvents 1.0' }),
  id: text(256),
  source: text(256),
  time: instant.optional(),
  subject: text(256).optional(),
  dataschema: text(256).optional(),
  datacontenttype: z.string().refine((type) => JSON_TYPE.test(type), { error: 'must be "application/json"; send data as JSON' }).optional(),
}
const TYPES = ['observation', 'weather', 'forecast', 'warning'] as const
const cloudEvent = <T extends typeof TYPES[number], D extends z.ZodType>(type: T, data: D) => z.looseObject({ ...attributes, type: z.literal(type), data })

/** A CloudEvent 1.0 that a feed may send. */
export const FeedEvent = z.discriminatedUnion('type', [
  cloudEvent('observation', Observation), cloudEvent('weather', Weather), cloudEvent('forecast', Forecast), cloudEvent('warning', Warning),
], { error: (issue) => issue.code === 'invalid_union' ? `must be one of ${TYPES.join(', ')}; name the kind of its data` : 'must be a JSON object; send a CloudEvent 1.0' })
export type FeedEvent = z.infer<typeof FeedEvent>

export type EventCode = 'event.malformed' | 'event.unknown-field'
export type ParsedEvent = { readonly ok: true; readonly event: FeedEvent } | { readonly ok: false; readonly code: EventCode; readonly message: string }

/**
 * One CloudEvent as it came, parsed. What does not fit is refused with one sentence naming the field, the value and how to mend it: a name
 * that nobody knows is `event.unknown-field`, all else `event.malformed`. Never throws, however hostile the input.
 */
export function parseEvent(input: unknown): ParsedEvent {
  const parsed = FeedEvent.safeParse(input)
  const issue = parsed.error?.issues[0]
  if (issue !== undefined) {
    const unknown = unknownPath(issue)
    if (unknown !== undefined) return { ok: false, code: 'event.unknown-field', message: unknownName(unknown, namesOf(input)) }
    return { ok: false, code: 'event.malformed', message: complaint(input, issue) }
  }
  const odd = oddAttribute(input)
  if (odd !== undefined) return { ok: false, ...odd }
  return parsed.success ? { ok: true, event: parsed.data } : { ok: false, code: 'event.malformed', message: 'the event is no CloudEvent 1.0: see /api/openapi.json' }
}

/** The columns of an observation or of weather: what was measured, in the units of a pack; null clears. */
export function columnsOf(data: Readonly<Record<string, unknown>>): Record<string, number | null> {
  const columns: Record<string, number | null> = {}
  for (const [name, given] of Object.entries(data)) if (given === null || typeof given === 'number') columns[name] = given
  return columns
}

function unknownPath(issue: z.core.$ZodIssue): readonly PropertyKey[] | undefined {
  if (issue.code === 'unrecognized_keys') return [...issue.path, ...issue.keys.slice(0, 1)]
  return issue.code === 'custom' && issue.params?.['unknown'] === true ? issue.path : undefined
}

function namesOf(input: unknown): readonly string[] {
  const type = z.object({ type: z.enum(TYPES) }).safeParse(input).data?.type
  if (type === 'observation') return ['station', 'time', ...POLLUTANTS, 'voc_<species>', 'pm_<species>']
  return Object.keys((type === 'weather' ? Weather : type === 'forecast' ? Forecast : Warning).shape)
}

/** CloudEvents 1.0, "Naming Conventions": extensions are lower-case letters and digits, of a plain value; they are kept. */
const EXTENSION_NAME = /^[a-z0-9]{1,20}$/
const ExtensionValue = z.union([text(256), z.boolean(), z.int32()])
const EXTENSION_LIMIT = 32

/** Reads the raw input: parsing drops a key like `__proto__`, and dropping is not refusing. */
function oddAttribute(input: unknown): { code: EventCode; message: string } | undefined {
  if (typeof input !== 'object' || input === null) return undefined
  const extra = Object.entries(input).filter(([name]) => !Object.hasOwn(attributes, name) && name !== 'type' && name !== 'data')
  if (extra.length > EXTENSION_LIMIT) return { code: 'event.malformed', message: `the event has ${extra.length} extension attributes: send at most ${EXTENSION_LIMIT}` }
  for (const [name, given] of extra) {
    if (!EXTENSION_NAME.test(name)) return { code: 'event.unknown-field', message: unknownName([name], [...Object.keys(attributes), 'type', 'data', 'an extension named in a-z and 0-9']) }
    if (!ExtensionValue.safeParse(given).success) {
      return { code: 'event.malformed', message: complaint(input, { path: [name], message: 'must be a text of 1 to 256 characters, a boolean or a whole number; leave the extension out' }) }
    }
  }
  const proto = 'data' in input && typeof input.data === 'object' && input.data !== null && Object.hasOwn(input.data, '__proto__')
  return proto ? { code: 'event.unknown-field', message: unknownName(['data', '__proto__'], namesOf(input)) } : undefined
}
