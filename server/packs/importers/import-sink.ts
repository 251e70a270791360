/** Takes what importers tell into a draft, within bounds, and counts what was not agreed on. */
import type { EventHour } from '../../../models/units/time.ts'
import type { BadInput } from '../problem.ts'
import { quote } from '../read-table.ts'
import { Draft, type DraftTable, type Rank } from './draft.ts'
import { refusal, type Declared, type ImportSink, type StationFacts } from './importer.ts'

export interface ImportRange { readonly from: EventHour | null; readonly to: EventHour | null }
export interface Conflicts { readonly count: number; readonly file: string; readonly line: number; readonly column: string }

/** 600 MB of blocks: 35 stations, seven columns and twenty-five years; a file of any size costs no more. */
export const MOST_BLOCKS = 1 << 16
export const MOST_STATIONS = 10_000
/** Ids stand in every row of a pack and in addresses. */
export const LONGEST_ID = 200
/** Sentences told in one import; the first beyond it says that there are more. */
export const MOST_TOLD = 100

export class DraftSink implements ImportSink {
  readonly draft = new Draft()
  readonly facts = new Map<string, StationFacts>()
  readonly declared: Declared[] = []
  conflicts: Conflicts | null = null
  wanted = 0
  /** Hears of each row that was read, for whoever shows progress. */
  onRow: () => void = () => {}
  /** Of the file being read. */
  rows = 0
  first: EventHour | null = null
  last: EventHour | null = null
  readonly #from: number
  readonly #to: number
  readonly #hear: (message: string) => void
  readonly #mostBlocks: number
  readonly #told = new Set<string>()
  #file = ''

  constructor({ from, to }: ImportRange, hear: (message: string) => void, mostBlocks = MOST_BLOCKS) {
    this.#from = from ?? Number.NEGATIVE_INFINITY
    this.#to = to ?? Number.POSITIVE_INFINITY
    this.#hear = hear
    this.#mostBlocks = mostBlocks
  }

  begin(file: string): void {
    this.#file = file
    this.rows = 0
  }

  countRow(): void { this.rows++; this.onRow() }

  wants(hour: EventHour): boolean {
    if (this.first === null || hour < this.first) this.first = hour
    if (this.last === null || hour > this.last) this.last = hour
    const inside = hour >= this.#from && hour <= this.#to
    if (inside) this.wanted++
    return inside
  }

  declares(column: Declared): void { if (this.declared.length < MOST_STATIONS) this.declared.push(column) }

  station(table: DraftTable, station: string): void {
    checkStation(station, this.facts.size, this.#file)
    this.draft.station(table, station)
  }

  row(table: DraftTable, station: string, hour: EventHour): void { this.draft.row(table, station, hour) }

  put(table: DraftTable, station: string, column: string, hour: EventHour, value: number | null, rank: Rank, line: number, title: string): void {
    if (this.draft.put(table, station, column, hour, value, rank)) {
      if (this.draft.blocks > this.#mostBlocks) throw refusal('import.too-large', this.#file, line, null, 'the files reach over more stations and hours than one import can hold; import them in parts with --from and --to')
      return
    }
    this.conflicts = this.conflicts === null ? { count: 1, file: this.#file, line, column: title } : { ...this.conflicts, count: this.conflicts.count + 1 }
  }

  tell(message: string): void {
    if (this.#told.has(message) || this.#told.size > MOST_TOLD) return
    this.#told.add(message)
    this.#hear(this.#told.size > MOST_TOLD ? 'more was left out; only the first sentences are shown' : message)
  }

  /** Whoever imports has been asked before; the refusal follows. */
  lacks(): void {}

  refuse(problem: BadInput): never { throw problem }
}

/** Throws BadInput where a station cannot be one more of this import. */
export function checkStation(station: string, known: number, file: string): void {
  if (station.length > LONGEST_ID) throw refusal('station.unknown', file, null, null, `${quote(station)} is too long for a station; an id has at most ${LONGEST_ID} characters`)
  if (known > MOST_STATIONS) throw refusal('import.too-large', file, null, null, `there are more than ${MOST_STATIONS} stations; is the right column taken for the station?`)
}
