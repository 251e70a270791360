/** Measurements of the OpenAQ API v3 as they are answered: pages of { meta, results }. */
import { z } from 'zod'
import { parseMoment } from '../moment.ts'
import { refusal, type ImportSink, type SourceFile } from './importer.ts'
import { BadInput } from '../problem.ts'
import { eachResult } from './json-results.ts'
import type { Completion } from './mapping.ts'
import { openaqTaker, type Measurement } from './openaq-values.ts'

const moment = z.looseObject({ utc: z.string().optional(), local: z.string().optional() })
/** Tolerant: the API adds fields, and leaves out what it does not know. */
const measurement = z.looseObject({
  value: z.number().nullable(),
  parameter: z.looseObject({ name: z.string(), units: z.string().nullish() }),
  period: z.looseObject({ datetimeFrom: moment.nullish(), datetimeTo: moment }),
  coordinates: z.looseObject({ latitude: z.number().nullable(), longitude: z.number().nullable() }).nullish(),
  location_id: z.union([z.int(), z.string()]).nullish(), locationId: z.union([z.int(), z.string()]).nullish(), locationsId: z.union([z.int(), z.string()]).nullish(),
  location: z.union([z.string(), z.looseObject({ name: z.string().nullish() })]).nullish(),
  flagInfo: z.looseObject({ hasFlags: z.boolean().nullish() }).nullish(),
})
type Answer = z.infer<typeof measurement>
const HOUR_MS = 3_600_000

/** Reads the JSON of OpenAQ into the sink, element by element. */
export async function readOpenaqJson(file: SourceFile, sink: ImportSink, said: Completion | null): Promise<void> {
  const take = openaqTaker(file, sink, said)
  let flagged = 0
  await eachResult(file.path, file.name, (value, line, where) => {
    sink.countRow()
    try {
      const parsed = measurement.safeParse(value)
      if (!parsed.success) throw refusal('file.no-format', file.name, line, `${where}.${parsed.error.issues[0]?.path.map(String).join('.') ?? ''}`,
        `no measurement of OpenAQ v3 (${parsed.error.issues[0]?.message ?? 'wrong'}); a result has value, parameter { name, units } and period { datetimeTo }`)
      if (parsed.data.flagInfo?.hasFlags === true) flagged++
      take(told(parsed.data, file, line, where), line, part => `${where}.${PARTS[part] ?? part}`)
    } catch (error) {
      if (!(error instanceof BadInput)) throw error
      sink.refuse(error)
    }
  })
  if (flagged > 0) sink.tell(`${file.name}: ${flagged} values carry a flag of OpenAQ; they are kept as they are`, { code: 'flagged', what: String(flagged) })
}

const PARTS: Readonly<Record<string, string>> = { time: 'period.datetimeTo', unit: 'parameter.units', station: 'coordinates' }

function told(answer: Answer, file: SourceFile, line: number, where: string): Measurement {
  const { datetimeFrom: from, datetimeTo: to } = answer.period
  const [begin, end] = [from?.utc ?? from?.local, to.utc ?? to.local].map(text => text === undefined ? null : parseMoment(text)) as [number | null, number | null]
  if (begin !== null && end !== null && end - begin !== HOUR_MS) throw refusal('time.wrong', file.name, line, `${where}.period`,
    `the value stands for ${(end - begin) / HOUR_MS} h, not for one; take the hourly values of OpenAQ (/v3/sensors/ID/hours)`)
  const { latitude = null, longitude = null } = answer.coordinates ?? {}
  const number = answer.location_id ?? answer.locationId ?? answer.locationsId
  const name = typeof answer.location === 'string' ? answer.location : answer.location?.name ?? ''
  const id = number !== undefined && number !== null && /^\d{1,12}$/.test(String(number)) ? `openaq-${number}` : latitude === null || longitude === null ? null : placeName(latitude, longitude)
  return {
    station: id === null ? null : { id, name: name.slice(0, 200), lon: longitude, lat: latitude }, end: to.local ?? to.utc ?? '',
    parameter: answer.parameter.name, unit: answer.parameter.units ?? '', value: answer.value === null ? '' : String(answer.value),
  }
}

/** A result without a location's number is known by where it was measured, to 100 m. */
function placeName(latitude: number, longitude: number): string {
  return `openaq-${Math.abs(latitude).toFixed(3)}${latitude < 0 ? 's' : 'n'}-${Math.abs(longitude).toFixed(3)}${longitude < 0 ? 'w' : 'e'}`
}
