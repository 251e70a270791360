import type { Bands } from '../state/columns.ts'
import type { CsvColumn } from './csv.ts'

/** A band as three columns: median, 5 % and 95 %; the unit stands in the name. */
export function bandColumns(name: string, unit: string, bands: Bands | undefined): CsvColumn[] {
  return (['median', 'p05', 'p95'] as const).map((part) => ({ name: `${name} ${part} (${unit})`, cell: (row) => bands?.[part][row] }))
}
