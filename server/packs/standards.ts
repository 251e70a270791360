/** AQI standards of seeds/standards, parsed once: data with dates and sources, chosen by the day. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { ITEMS, type AqiTables } from '../../models/rules/standard.ts'
import type { UsStandard } from '../../models/rules/us-aqi.ts'

const bilingual = z.strictObject({ zh: z.string(), en: z.string() })
const pollutants = ['pm25', 'pm10', 'so2', 'no2', 'co', 'o3'] as const
const table = z.strictObject({ unit: z.string(), decimals: z.int(), breakpoints: z.array(z.number()), above: z.number().nullable() })
const standard = z.strictObject({
  id: z.string(), name: bilingual, from: z.string(), source: z.string(), missing: z.enum(['from the others', 'only above 100']),
  iaqi: z.array(z.number()), items: z.partialRecord(z.enum(ITEMS), table),
  realtime: z.record(z.enum(pollutants), z.array(z.enum(ITEMS))), daily: z.record(z.enum(pollutants), z.array(z.enum(ITEMS))),
  levels: z.array(z.strictObject({ level: z.int(), upTo: z.number(), grade: z.string(), name: bilingual, colour: bilingual, rgb: z.array(z.number()) })),
})

const ends = z.tuple([z.number(), z.number()])
const usStandard = z.strictObject({
  id: z.string(), name: bilingual, from: z.string(), source: z.string(),
  items: z.record(z.string(), z.strictObject({ unit: z.string(), decimals: z.int(), above: z.number().nullable(), rows: z.array(z.strictObject({ index: ends, concentration: ends })) })),
})

/** Editions in the order of their files. Throws where a file of the project does not fit its schema, which is a defect. */
export function loadAqiTables(): AqiTables { return { standards: ['hj633-2012', 'hj633-2026'].map((name) => standard.parse(readStandard(name))) } }

/** The US table of 2024. Throws as `loadAqiTables`. */
export function loadUsStandard(): UsStandard { return usStandard.parse(readStandard('us-epa-2024')) }

function readStandard(name: string): unknown { return JSON.parse(readFileSync(fileURLToPath(new URL(`../../seeds/standards/${name}.json`, import.meta.url)), 'utf8')) }
