/** Prints figures beside their bars, and the load of the machine before and after they were taken. */
import { load } from './machine.ts'

export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** From an issue or the architecture; a figure without one is for comparison. */
  readonly bar?: { readonly most: number } | { readonly least: number }
  /** The same work done by something else in the same run. */
  readonly peer?: { readonly name: string; readonly value: number }
  readonly note?: string
}

/** A named benchmark: `npm run bench -- NAME` runs it alone. */
export interface Bench {
  readonly name: string
  readonly about: string
  run(report: Report): Promise<void>
}

/** What a benchmark says its figures to. */
export interface Report {
  /** Prints what `measure` gives, and the 1-minute load before and after it. */
  take(title: string, measure: () => Promise<readonly Figure[]> | readonly Figure[]): Promise<void>
}

/** A report of one benchmark, printed line by line; figures that miss their bar are also told to `missed`. */
export function reportOf(bench: string, print: (line: string) => void, missed: (line: string) => void): Report {
  return {
    async take(title, measure) {
      const before = load()
      const figures = await measure()
      print(`${bench}: ${title}   [load ${before.toFixed(1)} before, ${load().toFixed(1)} after]`)
      for (const figure of figures) {
        print(line(figure))
        if (!holds(figure)) missed(`${bench}: ${title}: ${line(figure).trim()}`)
      }
    },
  }
}

function holds({ value, bar }: Figure): boolean {
  if (bar === undefined) return true
  return 'most' in bar ? value <= bar.most : value >= bar.least
}

function line(figure: Figure): string {
  const { name, value, unit, bar, peer, note } = figure
  const parts = [`  ${name.padEnd(46)} ${`${short(value)} ${unit}`.padStart(22)}`]
  if (bar !== undefined) parts.push(`bar ${'most' in bar ? `≤ ${short(bar.most)}` : `≥ ${short(bar.least)}`} ${unit}: ${holds(figure) ? 'holds' : 'MISSED'}`)
  if (peer !== undefined) parts.push(`${peer.name} ${short(peer.value)} ${unit}`)
  if (note !== undefined) parts.push(note)
  return parts.join('   ')
}

/** Three digits that count, and thousands apart. */
function short(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2
  return value.toFixed(digits).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}
