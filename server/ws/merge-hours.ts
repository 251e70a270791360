import { z } from 'zod'
import { Hours } from '../protocol/hours.ts'
import type { BandSeries } from '../protocol/scalars.ts'
import type { RoomFrame } from '../rooms/sink.ts'

/** Merging parses on the socket thread: 300 frames of an hour are 400 kB, some 10 ms. What is longer is sent as it was published. */
const MOST = 300
/** A branch anew, a branch gone and another view: hours from after them must not be applied before. */
const WALLS: ReadonlySet<string> = new Set(['branch', 'branch-removed', 'view'])

type Place = { readonly frame: RoomFrame; readonly hours: Hours | null }

const HoursText = z.string().transform((text): unknown => JSON.parse(text)).pipe(Hours)

/**
 * Of frames that a viewer missed, those of `hours` that follow each other become one, in the place of the newest: a frame of a single
 * hour is mostly the names of its columns. What the viewer holds afterwards is the same.
 */
export function mergeHours(frames: readonly RoomFrame[]): RoomFrame[] {
  if (frames.filter((frame) => frame.channel === 'hours').length > MOST) return [...frames]
  const out: Place[] = []
  let open: Place | null = null
  for (const frame of frames) {
    if (frame.channel !== 'hours') {
      if (WALLS.has(frame.channel)) open = null
      out.push({ frame, hours: null })
      continue
    }
    const hours = HoursText.parse(frame.data)
    const place: Place = { frame, hours: open?.hours ? joined(open.hours, hours) : hours }
    if (open !== null) out.splice(out.indexOf(open), 1)
    open = place
    out.push(place)
  }
  return out.map(({ frame, hours }) => hours === null ? frame : { ...frame, data: JSON.stringify(hours) })
}

/** `later` replaces everything from its first hour on, as it would in a viewer's hands. */
function joined(earlier: Hours, later: Hours): Hours {
  const kept = Math.round((Date.parse(later.from) - Date.parse(earlier.from)) / 3_600_000)
  if (kept <= 0) return later
  const column = <T>(before: readonly T[], after: readonly T[]): T[] => [...before.slice(0, kept), ...after]
  const bands = (before: BandSeries, after: BandSeries): BandSeries => ({ median: column(before.median, after.median), p05: column(before.p05, after.p05), p95: column(before.p95, after.p95) })
  /** A column that only one of the two has is empty in the other; a branch that only one has is covered by a `branch` frame of its own. */
  const nullable = (before: Hours['observed'], after: Hours['observed']): Hours['observed'] => Object.fromEntries([...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((name) => [name, column(before[name] ?? Array<null>(kept).fill(null), after[name] ?? Array<null>(later.count).fill(null))]))
  const both = <T>(before: Readonly<Record<string, T>>, after: Readonly<Record<string, T>>, put: (before: T, after: T) => T): Record<string, T> => Object.fromEntries(Object.entries(after)
    .flatMap(([name, value]) => { const old = before[name]; return old === undefined ? [] : [[name, put(old, value)]] }))
  return {
    from: earlier.from, count: kept + later.count,
    observed: nullable(earlier.observed, later.observed), weather: nullable(earlier.weather, later.weather),
    flags: [...earlier.flags.filter(([row]) => row < kept), ...later.flags.map(([row, name, flag]): Hours['flags'][number] => [row + kept, name, flag])],
    withheld: [...earlier.withheld.filter(([row]) => row < kept), ...later.withheld.map(([row, name, raw]): Hours['withheld'][number] => [row + kept, name, raw])],
    rulings: [...earlier.rulings.filter(([row]) => row < kept), ...later.rulings.map(([row, ...rest]): Hours['rulings'][number] => [row + kept, ...rest])],
    baseline: bands(earlier.baseline, later.baseline), contributions: both(earlier.contributions, later.contributions, bands), split: both(earlier.split, later.split, column),
    derived: nullable(earlier.derived, later.derived), converted: nullable(earlier.converted, later.converted),
    aqi: column(earlier.aqi, later.aqi), level: column(earlier.level, later.level),
    branches: both(earlier.branches, later.branches, (before, after) => ({ pm25: bands(before.pm25, after.pm25), difference: bands(before.difference, after.difference) })),
  }
}
