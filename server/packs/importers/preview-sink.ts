/** Counts what an importer tells instead of keeping it, and goes on after a problem. */
import type { EventHour } from '../../../models/units/time.ts'
import type { BadInput, Problem } from '../problem.ts'
import type { DraftTable, Rank } from './draft.ts'
import { checkStation, MOST_STATIONS, MOST_TOLD } from './import-sink.ts'
import type { Aside, Declared, ImportSink, StationFacts } from './importer.ts'

/** A variable as understood, with what stood in its cells, in the pack's unit; `titles` counts the columns of the file that it gathers, a station each, of which `title` is the first. */
export interface SeenVariable extends Declared { readonly titles: number; readonly values: number; readonly missing: number; readonly least: number | null; readonly most: number | null }
/** Something left out or assumed, as a sentence and for screens of any language. */
export interface Told extends Aside { readonly message: string }
/** One of the first rows in which something was measured, as it will stand in the pack; blanks are left out. */
export interface FirstRow { readonly hour: EventHour; readonly station: string; readonly values: Record<string, number> }
export interface Lack { readonly what: Parameters<ImportSink['lacks']>[0]; readonly name: string | null; readonly why: string }

export const MOST_PROBLEMS = 5
export const MOST_FIRST_ROWS = 5
/** More variables than any table of ours can have. */
const MOST_VARIABLES = 1_000
/** Columns of one variable that are told apart: more than a table has stations. */
const MOST_TITLES = 10_000
/** Questions of one file; who is asked more has the wrong file. */
const MOST_LACKS = 200

export class PreviewSink implements ImportSink {
  readonly facts: Map<string, StationFacts>
  readonly stations = new Set<string>()
  readonly told: Told[] = []
  readonly problems: Problem[] = []
  problemCount = 0
  rows = 0
  first: EventHour | null = null
  last: EventHour | null = null
  /** Hears of each row that was read, for whoever shows progress. */
  onRow: () => void = () => {}
  readonly #declared = new Map<string, Declared>()
  readonly #titles = new Map<string, Set<string>>()
  readonly #seen = new Map<string, { values: number; missing: number; least: number | null; most: number | null }>()
  readonly #lacks = new Map<string, Lack>()
  readonly #head = new Map<string, FirstRow>()
  /** The first rows are whole once another one begins: rows of one hour stand together. */
  #headIsWhole = false

  constructor(facts: Map<string, StationFacts>) { this.facts = facts }

  variables(): SeenVariable[] {
    return [...this.#declared].map(([key, declared]) => ({ ...declared, titles: this.#titles.get(key)?.size ?? 1, ...(this.#seen.get(key) ?? { values: 0, missing: 0, least: null, most: null }) }))
  }

  get lacking(): readonly Lack[] { return [...this.#lacks.values()] }
  get firstRows(): readonly FirstRow[] { return [...this.#head.values()] }

  wants(hour: EventHour): boolean {
    if (this.first === null || hour < this.first) this.first = hour
    if (this.last === null || hour > this.last) this.last = hour
    return true
  }

  declares(column: Declared): void {
    const key = `${column.table} ${column.column}`
    if (this.#declared.size < MOST_VARIABLES && !this.#declared.has(key)) this.#declared.set(key, column)
    if (!this.#declared.has(key)) return
    const titles = this.#titles.get(key) ?? new Set()
    this.#titles.set(key, titles)
    if (titles.size < MOST_TITLES) titles.add(column.title)
  }

  station(_table: DraftTable, station: string): void {
    checkStation(station, this.facts.size, '')
    if (this.stations.size < MOST_STATIONS) this.stations.add(station)
  }

  row(): void {}

  countRow(): void { this.rows++; this.onRow() }

  put(table: DraftTable, station: string, column: string, hour: EventHour, value: number | null, _rank: Rank): void {
    if (!this.#headIsWhole && value !== null) this.#showFirst(station, column, hour, value)
    const key = `${table} ${column}`
    let seen = this.#seen.get(key)
    if (seen === undefined) this.#seen.set(key, seen = { values: 0, missing: 0, least: null, most: null })
    if (value === null) { seen.missing++; return }
    seen.values++
    if (seen.least === null || value < seen.least) seen.least = value
    if (seen.most === null || value > seen.most) seen.most = value
  }

  /** Rows of nothing but blanks, as archives begin with, show nothing. */
  #showFirst(station: string, column: string, hour: EventHour, value: number): void {
    const key = `${hour} ${station}`
    const row = this.#head.get(key)
    if (row !== undefined) row.values[column] = value
    else if (this.#head.size < MOST_FIRST_ROWS) this.#head.set(key, { hour, station, values: { [column]: value } })
    else this.#headIsWhole = true
  }

  tell(message: string, aside: Aside): void {
    if (this.told.length < MOST_TOLD && !this.told.some(one => one.message === message)) this.told.push({ ...aside, what: aside.what.slice(0, 200), message })
  }

  lacks(what: Lack['what'], name: string | null, why: string): void {
    const key = `${what} ${name}`
    if (!this.#lacks.has(key) && this.#lacks.size < MOST_LACKS) this.#lacks.set(key, { what, name, why })
  }

  refuse(problem: BadInput): void {
    this.problemCount++
    if (this.problems.length < MOST_PROBLEMS) this.problems.push(problem.problem)
  }
}
