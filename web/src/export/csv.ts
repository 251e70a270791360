/** One column of an exported table: a name that carries its unit, and the cell of a row. */
export interface CsvColumn { readonly name: string; readonly cell: (row: number) => number | string | null | undefined }

/**
 * Rows of a chart as CSV (RFC 4180, UTF-8 with a byte order mark so that spreadsheets read Chinese): the time first, as ISO 8601 with offset.
 * Missing is an empty cell. A text that a spreadsheet would take for a formula gets an apostrophe before it.
 */
export function csvOf(count: number, timeOf: (row: number) => string, columns: readonly CsvColumn[]): string {
  const lines = [['time', ...columns.map((column) => column.name)].map(text).join(',')]
  for (let row = 0; row < count; row++) lines.push([timeOf(row), ...columns.map((column) => written(column.cell(row)))].join(','))
  return `\ufeff${lines.join('\r\n')}\r\n`
}

/** No instrument has as many; sums of decimals are wrong beyond them, and 19.62 is not to be written as 19.619999999999997. */
const FIGURES = 12

function written(value: number | string | null | undefined): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'number' ? String(Number(value.toPrecision(FIGURES))) : text(value)
}

function text(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
