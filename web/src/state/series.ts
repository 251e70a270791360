import type { Cell, Columns } from './columns.ts'

/** Local hours of the rows that are held: 0 = 1970-01-01 00:00 in the pack's zone. */
export function axisOf(columns: Columns, offsetMinutes: number): Float64Array {
  const shift = offsetMinutes / 60
  return Float64Array.from({ length: columns.count }, (_, row) => columns.first + row + shift)
}

/**
 * The baseline in two kinds: where the hour was measured, and where it was not and the line is an estimate.
 * The estimate reaches to its measured neighbours, so that the dashes meet the solid line.
 */
export function baselineKinds(columns: Columns): { readonly measured: Cell[]; readonly estimated: Cell[] } {
  const values = columns.baseline.median
  const observed = columns.observed.get('pm25') ?? []
  const gap = (row: number): boolean => row >= 0 && row < values.length && (observed[row] ?? null) === null
  return {
    measured: values.map((value, row) => gap(row) ? null : value),
    estimated: values.map((value, row) => gap(row) || gap(row - 1) || gap(row + 1) ? value : null),
  }
}

/** Values held to a little above the largest of `beside`, so that one impossible reading does not flatten a chart; it stands at the upper edge, its number in the table. */
export function clipped(values: readonly Cell[], beside: readonly (readonly Cell[])[], least: number): Cell[] {
  let top = least
  for (const column of beside) for (const value of column) if (value !== null && value > top) top = value
  return values.map((value) => value !== null && value > top * 1.1 ? top * 1.1 : value)
}

/** Readings of a column about which quality said something, and those that were withheld for it. */
export function flagged(columns: Columns, column: string): Cell[] {
  const values = columns.observed.get(column) ?? []
  return values.map((value, row) => columns.flags.get(row)?.some((one) => one.column === column) === true ? columns.withheld.get(row)?.get(column) ?? value : null)
}

/** What quality said of a reading. */
export function flagsAt(columns: Columns, row: number, column: string): string[] {
  return (columns.flags.get(row) ?? []).filter((one) => one.column === column).map((one) => one.flag)
}

/** Columns piled up, the first at the bottom: each is the sum of itself and those before it. */
export function stacked(layers: readonly (readonly Cell[])[]): Cell[][] {
  const sum: number[] = []
  return layers.map((layer) => layer.map((value, row) => (sum[row] = (sum[row] ?? 0) + (value ?? 0))))
}

export function hasValues(column: readonly Cell[] | undefined): boolean { return column?.some((value) => value !== null) ?? false }

/** Observed columns of a prefix that have values, the largest means first, at most `most`. */
export function largest(columns: Columns, prefix: string, most: number): string[] {
  const mean = (values: readonly Cell[]): number => {
    const there = values.filter((value) => value !== null)
    return there.length === 0 ? -1 : there.reduce((sum, value) => sum + value, 0) / there.length
  }
  return [...columns.observed].filter(([name, values]) => name.startsWith(prefix) && hasValues(values))
    .map(([name, values]) => ({ name, mean: mean(values) })).sort((a, b) => b.mean - a.mean || (a.name < b.name ? -1 : 1)).slice(0, most).map(({ name }) => name)
}
