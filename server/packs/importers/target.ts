/** Where the values of one published column go, and how a cell of it is read: the one place where a declared unit takes effect. */
import type { EventHour } from '../../../models/units/time.ts'
import { quote } from '../read-table.ts'
import { compassDegrees } from './compass.ts'
import type { DraftTable } from './draft.ts'
import { measurement, refusal, type Declared, type ImportSink, type SourceFile } from './importer.ts'
import { changeOf, needsState, type GivenState } from './unit-change.ts'
import { variableOf, type Variable } from './variables.ts'

export interface Target {
  readonly table: DraftTable
  readonly column: string
  /** The value in the pack's unit, null where the cell is one of `missing`. Throws BadInput where it is neither, at `line` and the column `at`. */
  read(text: string, missing: readonly string[], line: number, hour: EventHour, at?: string): number | null
}
export interface Wanted { readonly name: string; readonly title: string; readonly unit: string; readonly given: GivenState | null; readonly by: Declared['by'] }

/** Unit of a wind direction in words: N, NNE, …; calm and variable are missing. */
export const COMPASS_UNIT = '16-point'
/** No unit is longer; what is gets shortened, and with its mark is none, so that the sentence about it stays one. */
const LONGEST_UNIT = 40
/** A step on the way to relative humidity, in no pack. */
const DEW_POINT: Variable = { table: 'weather', column: 'dew_point', unit: '°C', gas: null }

/** The target of a variable named by its column (or dew_point). Tells the sink of it; throws BadInput, at `line` and `place`, where the unit cannot become the pack's. */
export function targetOf({ name, title, unit: asWritten, given, by }: Wanted, file: SourceFile, sink: ImportSink, line: number, place: string): Target {
  const unit = asWritten.length > LONGEST_UNIT ? `${asWritten.slice(0, LONGEST_UNIT)}…` : asWritten
  const variable = name === 'dew_point' ? DEW_POINT : variableOf(name)
  if (variable === null) throw refusal('column.unknown', file.name, line, place, `${quote(name)} is no pollutant or weather variable of a pack; leave it out or correct its name`)
  const { table, column, unit: packUnit } = variable
  const reader = unit === COMPASS_UNIT && column === 'wind_direction' ? compass(file, title) : numbers(variable, unit, given, file, line, place, title)
  if (column === 'dew_point') sink.declares({ table, column: 'relative_humidity', title, unit, packUnit: '%', by, state: null })
  else sink.declares({ table, column, title, unit, packUnit, by, state: needsState(variable, unit) ? given ?? 'assumed' : null })
  return { table, column, read: reader.read }
}

function numbers(variable: Variable, unit: string, given: GivenState | null, file: SourceFile, line: number, place: string, title: string): Pick<Target, 'read'> {
  const made = changeOf(variable, unit, given)
  if ('refusal' in made) throw refusal('unit.wrong', file.name, line, place, made.refusal)
  const { convert } = made
  const sets = new Map<readonly string[], ReadonlySet<string>>()
  return { read(text, missing, row, hour, at = title) {
    let words = sets.get(missing)
    if (words === undefined) sets.set(missing, words = new Set(missing))
    const value = measurement(text, words, file.name, row, at)
    return value === null || convert === null ? value : convert(value, hour)
  } }
}

function compass(file: SourceFile, title: string): Pick<Target, 'read'> {
  return { read(text, missing, line, _hour, at = title) {
    const word = text.trim()
    if (missing.includes(word)) return null
    const degrees = compassDegrees(word)
    if (degrees === undefined) throw refusal('cell.wrong', file.name, line, at, `${quote(word)} is none of the 16 points of the compass`)
    return degrees
  } }
}
