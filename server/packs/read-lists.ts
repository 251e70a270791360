/** The short tables of a pack: stations, inventory, profiles, warnings, forecasts. Each row is checked by a schema; forecasts of weather are kept as text. */
import { z } from 'zod'
import { AREAS, EMITTED, SECTORS } from '../../models/contract/dimensions.ts'
import { parseHour } from '../../models/units/time.ts'
import { readCsv } from './csv-rows.ts'
import { parseMoment } from './moment.ts'
import { numberOf } from './number-cell.ts'
import type { Problem } from './problem.ts'

const text = z.string().trim()
const status = z.enum(['found', 'assumed'])

const number = (least: number, most: number) => text.transform((cell, context) => {
  const value = numberOf(cell)
  if (value !== null && value >= least && value <= most) return value
  context.addIssue(`${JSON.stringify(cell)} must be a number from ${least} to ${most}`)
  return z.NEVER
})
const hour = text.transform((cell, context) => {
  const value = parseHour(cell)
  if (value !== null) return value
  context.addIssue(`${JSON.stringify(cell)} must be a whole hour such as 2016-12-22T05:00:00+08:00`)
  return z.NEVER
})
const moment = text.transform((cell, context) => {
  const value = parseMoment(cell)
  if (value !== null) return value
  context.addIssue(`${JSON.stringify(cell)} must be a time with offset such as 2016-12-22T05:12:00+08:00`)
  return z.NEVER
})

export const stationRow = z.object({
  id: text.min(1), name_zh: text, name_en: text, lon: number(-180, 180), lat: number(-90, 90), role: z.enum(['district', 'upwind', 'network']),
})
export const inventoryRow = z.object({
  area: z.preprocess(cell => cell === '' || cell === undefined ? 'district' : cell, z.enum(AREAS)),
  sector: z.enum(SECTORS), pollutant: z.enum(EMITTED),
  tonnes_per_year: number(0, 1e12), relative_uncertainty: number(0, 100), source: text, status,
})
export const profileRow = z.object({
  sector: z.enum(SECTORS), pollutant: z.enum(['pm10', 'so2', 'no2', 'co']),
  ratio_to_pm25: number(0, 1e9), relative_uncertainty: number(0, 100), source: text, status,
})
/** A cell that may be empty. */
const numberOrNothing = text.transform((cell, context) => {
  if (cell === '') return null
  const value = numberOf(cell)
  if (value !== null) return value
  context.addIssue(`${JSON.stringify(cell)} must be a number, or nothing`)
  return z.NEVER
})
/** A column that may be left out. */
const mayBeAbsent = z.preprocess(cell => cell ?? '', numberOrNothing)
export const forecastRow = z.object({ issued: moment, time: hour, station: text.min(1), pollutant: text.min(1), value: numberOrNothing, p05: mayBeAbsent, p95: mayBeAbsent })
export const warningRow = z.object({ level: text.min(1), start: hour, end: hour, issued: moment, source: text })

/** Columns that a list may leave out. */
const OPTIONAL = new Set(['area', 'p05', 'p95'])

/**
 * Rows of the list `file` at `path` that its schema accepts; what it refuses goes to `report` with line and column.
 * Columns that the schema does not know are reported once and not read.
 */
export async function readList<Shape extends z.ZodRawShape>(path: string, file: string, schema: z.ZodObject<Shape>,
  report: (problem: Problem) => void): Promise<z.infer<z.ZodObject<Shape>>[]> {
  const rows: z.infer<z.ZodObject<Shape>>[] = []
  const known = Object.keys(schema.shape)
  let columns: readonly string[] = []
  let readable = true
  const tell = (severity: Problem['severity'], code: string, line: number, column: string | null, message: string) =>
    report({ severity, code, file, line, column, message })
  await readCsv(path, file, {
    problem: report,
    header(names) {
      columns = names
      for (const name of known.filter(name => !names.includes(name) && !OPTIONAL.has(name))) {
        readable = false
        tell('error', 'column.absent', 1, name, `the header has no such column; it begins with ${names.slice(0, 6).join(', ')}`)
      }
      for (const name of names.filter(name => !known.includes(name))) tell('warning', 'column.unknown', 1, name, 'nobody knows this column; it is not read')
    },
    row(cells, line) {
      if (!readable) return
      const parsed = schema.safeParse(Object.fromEntries(columns.map((name, index) => [name, cells[index] ?? ''])))
      if (parsed.success) { rows.push(parsed.data); return }
      for (const issue of parsed.error.issues) tell('error', 'cell.wrong', line, issue.path.map(String).join('.') || null, issue.message)
    },
  })
  return rows
}

/** Rows as text by column, for tables that are kept and not yet used. */
export async function readText(path: string, file: string, report: (problem: Problem) => void): Promise<Record<string, string>[]> {
  const rows: Record<string, string>[] = []
  let columns: readonly string[] = []
  await readCsv(path, file, {
    problem: report,
    header(names) { columns = names },
    row(cells) { rows.push(Object.fromEntries(columns.map((name, index) => [name, cells[index] ?? '']))) },
  })
  return rows
}
