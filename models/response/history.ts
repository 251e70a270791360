/**
 * What was cut when, kept as stretches of equal hours, and how much of the arriving air was emitted in each.
 * For: the age of inflow, ∫ (1 - m(t-a))·p(a,t) da. In words: air from an area is a mixture of parcels that passed its sources, even
 * over the path from `near` to `far`; a parcel from distance d was emitted when the path was d shorter than now, so a stretch of hours
 * owns the part of [near, far] that the wind has travelled since. No parcel is looked up one by one.
 * Units: km of path. Reference: science.md §1 (transit: distance over wind along the path, hourly, slower in calm).
 * When not to use it: areas whose sources crowd at one distance.
 * Bounded: what began more than 240 h ago is forgotten and the stretch after it stands for all older air.
 */
import type { EventHour } from '../units/time.ts'

export interface Stretches {
  /** First hour, path before it by member (km), and members × CUTS, or null where nothing was cut. The first reaches back for ever. */
  readonly from: EventHour
  readonly run: Float64Array
  readonly cut: Float64Array | null
}
export type History = readonly Stretches[]
const LONGEST = 240

/** The history with this hour's cut. `runBefore` is the path at the end of the hour before. An equal hour extends the last stretch, whoever's array it is. */
export function recordCut(history: History, hour: EventHour, cut: Float64Array | null, runBefore: Float64Array): History {
  const last = history.at(-1)
  const second = history[1]
  const kept = second !== undefined && second.from < hour - LONGEST ? history.slice(1) : history
  if (last !== undefined && sameCut(last.cut, cut)) return kept
  return [...kept, { from: hour, run: runBefore, cut }]
}

/**
 * Share of the air from [near, far] that was emitted in each stretch, adding up to 1; written into `out`, one number a stretch.
 * Returns the oldest stretch that may own any: all before it own nothing.
 */
export function sharesOf(history: History, member: number, run: number, near: number, far: number, out: Float64Array): number {
  let upTo = near
  let i = history.length - 1
  // From the newest stretch backwards: each owns what lies between the distance of its end and that of its beginning.
  for (; i > 0 && upTo < far; i--) {
    const began = run - ((history[i] as Stretches).run[member] as number)
    const to = began < upTo ? upTo : began > far ? far : began
    out[i] = (to - upTo) / (far - near)
    upTo = to
  }
  out[i] = (far - upTo) / (far - near)
  for (let older = 0; older < i; older++) out[older] = 0
  return i
}

function sameCut(a: Float64Array | null, b: Float64Array | null): boolean {
  if (a === b) return true
  if (a === null || b === null || a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}
