import type { Columns, Ruled } from './columns.ts'

/** How a value came, or that none did; all else that quality says is a doubt about the value. */
const PROVENANCE: ReadonlySet<string> = new Set(['late', 'revised', 'cleared', 'not yet arrived'])

/** Hours one after the other of which the same is said. `first` and `last` are rows. */
export interface FlagRun {
  readonly kind: 'data' | 'quality'
  /** Several where the same is said of all of them; a doubt is always about one. */
  readonly columns: readonly string[]
  readonly flags: readonly string[]
  readonly first: number
  readonly last: number
  /** Least and largest of what was reported; null where nothing was. */
  readonly low: number | null
  readonly high: number | null
  readonly withheld: boolean
  readonly ruled: Ruled | null
}

/** What quality and people said of readings, hour by hour, as runs in the order of their first hours. */
export function flagRuns(columns: Columns): FlagRun[] {
  const done: FlagRun[] = []
  const open = new Map<string, FlagRun>()
  for (const row of [...new Set([...columns.flags.keys(), ...columns.rulings.keys()])].sort((a, b) => a - b)) {
    for (const one of saidAt(columns, row)) {
      const key = `${one.kind} ${one.columns[0]}`
      const before = open.get(key)
      if (before !== undefined && before.last === row - 1 && sameWords(before, one)) open.set(key, joined(before, one))
      else {
        if (before !== undefined) done.push(before)
        open.set(key, one)
      }
    }
  }
  return together([...done, ...open.values()].sort((a, b) => a.first - b.first))
}

function saidAt(columns: Columns, row: number): FlagRun[] {
  const names = new Set([...(columns.flags.get(row) ?? []).map((one) => one.column), ...(columns.rulings.get(row)?.keys() ?? [])])
  return [...names].flatMap((column) => {
    const all = (columns.flags.get(row) ?? []).filter((one) => one.column === column).map((one) => one.flag)
    const raw = columns.withheld.get(row)?.get(column)
    const value = columns.observed.get(column)?.[row] ?? raw ?? null
    const run = { columns: [column], first: row, last: row, low: value, high: value }
    const ruled = columns.rulings.get(row)?.get(column) ?? null
    const [came, doubts] = [all.filter((flag) => PROVENANCE.has(flag)), all.filter((flag) => !PROVENANCE.has(flag) && flag !== 'rejected')]
    return [
      ...(came.length === 0 ? [] : [{ ...run, kind: 'data' as const, flags: came, withheld: false, ruled: doubts.length === 0 ? ruled : null }]),
      ...(doubts.length === 0 && (ruled === null || came.length > 0) ? [] : [{ ...run, kind: 'quality' as const, flags: doubts, withheld: raw !== undefined, ruled }]),
    ]
  })
}

function sameWords(a: FlagRun, b: FlagRun): boolean {
  return a.withheld === b.withheld && a.flags.join() === b.flags.join() && a.ruled?.use === b.ruled?.use && a.ruled?.person === b.ruled?.person && a.ruled?.reason === b.ruled?.reason
}

function joined(a: FlagRun, b: FlagRun): FlagRun {
  return { ...a, last: b.last, low: least(a.low, b.low, Math.min), high: least(a.high, b.high, Math.max) }
}

function least(a: number | null, b: number | null, of: (a: number, b: number) => number): number | null { return a === null || b === null ? a ?? b : of(a, b) }

/** A row that comes late brings all its columns: where the same is said of them in the same hours, it is said once. */
function together(runs: readonly FlagRun[]): FlagRun[] {
  const found = new Map<string, FlagRun>()
  for (const [place, run] of runs.entries()) {
    const key = run.kind === 'quality' || run.ruled !== null ? `${place}` : `${run.first} ${run.last} ${run.flags.join()}`
    const same = found.get(key)
    found.set(key, same === undefined ? run : { ...same, columns: [...same.columns, ...run.columns], low: null, high: null })
  }
  return [...found.values()]
}
