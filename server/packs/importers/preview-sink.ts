/** Counts what an importer tells instead of keeping it, and goes on after a problem. */
import type { EventHour } from '../../../models/units/time.ts'
import type { BadInput, Problem } from '../problem.ts'
import type { DraftTable, Rank } from './draft.ts'
import { checkStation, MOST_STATIONS, MOST_TOLD } from './import-sink.ts'
import type { Declared, ImportSink, StationFacts } from './importer.ts'

/** A variable as understood, with what stood in its cells, in the pack's unit. */
export interface SeenVariable extends Declared { readonly values: number; readonly missing: number; readonly least: number | null; readonly most: number | null }

export const MOST_PROBLEMS = 5
/** More variables than any table of ours can have. */
const MOST_VARIABLES = 1_000

export class PreviewSink implements ImportSink {
  readonly facts: Map<string, StationFacts>
  readonly stations = new Set<string>()
  readonly told: string[] = []
  readonly problems: Problem[] = []
  problemCount = 0
  rows = 0
  first: EventHour | null = null
  last: EventHour | null = null
  readonly #declared = new Map<string, Declared>()
  readonly #seen = new Map<string, { values: number; missing: number; least: number | null; most: number | null }>()

  constructor(facts: Map<string, StationFacts>) { this.facts = facts }

  variables(): SeenVariable[] {
    return [...this.#declared].map(([key, declared]) => ({ ...declared, ...(this.#seen.get(key) ?? { values: 0, missing: 0, least: null, most: null }) }))
  }

  wants(hour: EventHour): boolean {
    if (this.first === null || hour < this.first) this.first = hour
    if (this.last === null || hour > this.last) this.last = hour
    return true
  }

  declares(column: Declared): void {
    const key = `${column.table} ${column.column}`
    if (this.#declared.size < MOST_VARIABLES && !this.#declared.has(key)) this.#declared.set(key, column)
  }

  station(_table: DraftTable, station: string): void {
    checkStation(station, this.facts.size, '')
    if (this.stations.size < MOST_STATIONS) this.stations.add(station)
  }

  row(): void {}
  countRow(): void { this.rows++ }

  put(table: DraftTable, _station: string, column: string, _hour: EventHour, value: number | null, _rank: Rank): void {
    const key = `${table} ${column}`
    let seen = this.#seen.get(key)
    if (seen === undefined) this.#seen.set(key, seen = { values: 0, missing: 0, least: null, most: null })
    if (value === null) { seen.missing++; return }
    seen.values++
    if (seen.least === null || value < seen.least) seen.least = value
    if (seen.most === null || value > seen.most) seen.most = value
  }

  tell(message: string): void { if (this.told.length < MOST_TOLD && !this.told.includes(message)) this.told.push(message) }

  refuse(problem: BadInput): void {
    this.problemCount++
    if (this.problems.length < MOST_PROBLEMS) this.problems.push(problem.problem)
  }
}
