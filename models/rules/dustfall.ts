/**
 * Dustfall (降尘量) of a year, with and without what sand storms brought.
 * For: target 26 of the district's plan, below 5 t/(km²·month) with sand storms deducted. In words: monthly values as the samplers give
 * them (a month of 30 days), less the part that the pack marks as sand storm; a year's value is the mean of its months, and of points
 * in a month first. t/(km²·month), to 0.1. Reference: 京平政发〔2021〕26号附件7 table 2 no. 26; how the part is found was not read, the pack
 * gives it; mean over points and months from memory. When not to use it: for one sampler in one month, whose scatter is large.
 */
import { compare, exact, meanExact, minus, roundedTo, type Exact } from './exact.ts'

/** `storm`: the part of it due to sand storms; null where nobody said. */
export interface DustfallRow { readonly month: string; readonly station: string; readonly dustfall: number; readonly storm: number | null }

export interface DustfallMonth { readonly month: string; readonly points: number; readonly measured: number; readonly deducted: number; /** Points whose sand-storm part nobody said. */ readonly unsaid: number }

export interface DustfallYear {
  readonly year: number
  readonly months: readonly DustfallMonth[]
  readonly measured: number
  readonly deducted: number
}

/** `month` as YYYY-MM. Years in order. */
export function dustfallYears(rows: readonly DustfallRow[]): DustfallYear[] {
  const byMonth = grouped([...rows].sort((a, b) => a.month < b.month ? -1 : a.month > b.month ? 1 : 0), row => row.month)
  const months = [...byMonth].map(([month, own]) => ({ month, own, measured: mean(own.map(row => exact(row.dustfall))), deducted: mean(own.map(deducted)) }))
  return [...grouped(months, ({ month }) => Number(month.slice(0, 4)))].map(([year, own]) => ({
    year, measured: tenths(mean(own.map(one => one.measured))), deducted: tenths(mean(own.map(one => one.deducted))),
    months: own.map(({ month, own: points, measured, deducted: less }) => ({
      month, points: points.length, measured: tenths(measured), deducted: tenths(less), unsaid: points.filter(({ storm }) => storm === null).length,
    })),
  }))
}

function grouped<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const item of items) groups.set(keyOf(item), [...groups.get(keyOf(item)) ?? [], item])
  return groups
}

/** Never below zero: a storm cannot take dust away. */
function deducted({ dustfall, storm }: DustfallRow): Exact {
  const left = minus(exact(dustfall), exact(storm ?? 0))
  return compare(left, exact(0)) < 0 ? exact(0) : left
}

function mean(values: readonly Exact[]): Exact { return meanExact(values) ?? exact(0) }
function tenths(value: Exact): number { return roundedTo(value, 1) }
