/** What to do with each column of an hourly table: decided once from the header and the manifest, then applied to every row. */
import { conversion, unitName, type Convert } from './declared-unit.ts'
import { KEY_COLUMNS } from './columns.ts'
import type { GasStates, Resource } from './manifest.ts'
import type { Problem } from './problem.ts'

export interface TableColumns {
  readonly time: number
  readonly station: number
  /** -1 where the table has no such column. */
  readonly arrived: number
  readonly values: readonly ValueColumn[]
}
export interface ValueColumn { readonly index: number; readonly name: string; readonly unit: string; readonly convert: Convert }

export interface TableKind {
  readonly file: string
  /** Unit of each column that the contract fixes. */
  readonly units: Readonly<Record<string, string>>
  isKnown(column: string): boolean
}

/**
 * Columns of `header` by the declarations of `resource`. Problems go to `report`; null where the table cannot be read at all.
 * A column of text is reported and left out; a number column that nobody knows is reported and kept.
 */
export function tableColumns(kind: TableKind, header: readonly string[], resource: Resource | undefined, states: GasStates,
  report: (problem: Problem) => void): TableColumns | null {
  const tell = (severity: Problem['severity'], code: string, column: string | null, message: string) =>
    report({ severity, code, file: kind.file, line: 1, column, message })
  const twice = header.find((name, index) => header.indexOf(name) !== index)
  if (twice !== undefined) tell('error', 'column.twice', twice, 'the column stands twice in the header; leave one of them out')
  const [time, station] = [header.indexOf('time'), header.indexOf('station')]
  if (time < 0 || station < 0) {
    tell('error', 'column.absent', time < 0 ? 'time' : 'station', `the header has no such column; it begins with ${header.slice(0, 6).join(', ')}`)
    return null
  }
  const values: ValueColumn[] = []
  for (const [index, name] of header.entries()) {
    if (KEY_COLUMNS.some(key => key === name)) continue
    const column = valueColumn(kind, name, index, resource, states, tell)
    if (column !== null) values.push(column)
  }
  for (const field of resource?.schema?.fields ?? []) {
    if (!header.includes(field.name)) tell('warning', 'column.absent', field.name, 'datapackage.json describes the column but the header lacks it')
  }
  return { time, station, arrived: header.indexOf('arrived'), values }
}

function valueColumn(kind: TableKind, name: string, index: number, resource: Resource | undefined, states: GasStates,
  tell: (severity: Problem['severity'], code: string, column: string, message: string) => void): ValueColumn | null {
  const field = resource?.schema?.fields.find(candidate => candidate.name === name)
  const target = Object.hasOwn(kind.units, name) ? kind.units[name] : undefined
  if (target === undefined && !kind.isKnown(name)) {
    if (field !== undefined && field.type !== 'number' && field.type !== 'integer') {
      tell('warning', 'column.unknown', name, `no model knows this column of ${field.type}; it stays in the file and is not read`)
      return null
    }
    tell('warning', 'column.unknown', name, 'no model knows this column; its numbers are kept as they are')
    return { index, name, unit: field?.unit === undefined ? '' : unitName(field.unit), convert: null }
  }
  const declared = field?.unit
  if (declared === undefined) {
    tell('error', 'unit.absent', name, `datapackage.json declares no unit for the column; add "unit"${target === undefined ? '' : `, for example "${target}"`}`)
    return null
  }
  if (target === undefined) return { index, name, unit: unitName(declared), convert: null }
  const made = conversion(name, declared, target, states)
  if ('refusal' in made) { tell('error', 'unit.wrong', name, made.refusal); return null }
  return { index, name, unit: target, convert: made.convert }
}
