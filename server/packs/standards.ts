/** AQI standards of seeds/standards, parsed once: data with dates and sources, chosen by the day. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { AqiTables } from '../../models/rules/standard.ts'

const bilingual = z.strictObject({ zh: z.string(), en: z.string() })
const items = ['SO2_24H', 'SO2_1H', 'NO2_24H', 'NO2_1H', 'CO_24H', 'CO_1H', 'O3_8H', 'O3_1H', 'PM10_24H', 'PM10_1H', 'PM25_24H', 'PM25_1H'] as const
const pollutants = ['pm25', 'pm10', 'so2', 'no2', 'co', 'o3'] as const
const table = z.strictObject({ unit: z.string(), decimals: z.int(), breakpoints: z.array(z.number()), above: z.number().nullable() })
const standard = z.strictObject({
  id: z.string(), name: bilingual, from: z.string(), source: z.string(), missing: z.enum(['from the others', 'only above 100']),
  iaqi: z.array(z.number()), items: z.partialRecord(z.enum(items), table),
  realtime: z.record(z.enum(pollutants), z.array(z.enum(items))), daily: z.record(z.enum(pollutants), z.array(z.enum(items))),
  levels: z.array(z.strictObject({ level: z.int(), upTo: z.number(), grade: z.string(), name: bilingual, colour: bilingual, rgb: z.array(z.number()) })),
})

/** Editions in the order of their files. Throws where a file of the project does not fit its schema, which is a defect. */
export function loadAqiTables(): AqiTables {
  return { standards: ['hj633-2012', 'hj633-2026'].map((name) => standard.parse(JSON.parse(readFileSync(fileURLToPath(new URL(`../../seeds/standards/${name}.json`, import.meta.url)), 'utf8')))) }
}
