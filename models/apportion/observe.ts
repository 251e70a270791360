/**
 * What the station's readings of one hour say of the inventory: the filter's hour.
 * For: the factors of the four groups, as known at the hour. In words: what arrives was averaged over the path that the air took, so the
 * readings elsewhere are smoothed over 60 km of path; each reading of the station is then compared with what the boxes and that inflow
 * would show; SO2 only in air below 80 % humidity. Where no other station is known, the station's own smoothed reading stands for elsewhere.
 * Units: µg/m³ (co mg/m³), km. Reference: science.md §1 (age of inflow), §2. When not to use it: as hindsight; it never looks ahead.
 */
import { SECTORS } from '../contract/dimensions.ts'
import type { HourFrame } from '../contract/frame.ts'
import { valueOrNull } from '../units/missing.ts'
import type { Box } from './boxes.ts'
import type { ApportionDraws } from './draws.ts'
import { relax, takeIn, type FilterState } from './filter.ts'
import { FACTORS, FACTOR_OF } from './groups.ts'
import { TRACERS } from './profiles.ts'
import { READ, readStation, type StationReading } from './readings.ts'

const S = SECTORS.length
const T = TRACERS.length
const PM25 = READ.indexOf('pm25')
const SO2 = READ.indexOf('so2')
/** Below this a logarithm is the noise of the instrument: µg/m³, co mg/m³; in the order of READ. Assumed, about twice the detection limits of HJ 653 and HJ 654. */
const FLOOR = [2, 2, 0.1, 8, 4] as const

export interface Observing {
  readonly filter: FilterState
  /** By reading, then by member: the reading elsewhere, averaged over the path; null before the first. */
  readonly arriving: readonly (Float64Array | null)[]
  /** By member: length of the path at the hour before, km; null before the first hour. */
  readonly run: Float64Array | null
}

export interface Boxes { readonly tracers: Box; /** members × SECTORS, µg/m³: primary and secondary PM2.5 with factors of 1. */ readonly fine: Float64Array; readonly made: Float64Array }

/** The filter after the hour, in the memory of `spare` where one is given; `run` is the path at its end. */
export function observe(before: Observing, frame: HourFrame, boxes: Boxes, run: Float64Array, draws: ApportionDraws, spare?: FilterState): Observing {
  const filter = relax(before.filter, draws.returning, spare)
  const readings = readStation(frame)
  const fresh = before.run === null ? null : freshness(before.run, run, draws.memory)
  const arriving = readings.map((reading, k) => average(before.arriving[k] ?? null, reading, fresh, run.length))
  const humidity = valueOrNull(frame.weather.relative_humidity)
  const shown = new Float64Array(FACTORS)
  for (const [k, { here }] of readings.entries()) {
    const inflow = arriving[k]
    if (here === null || inflow === null || inflow === undefined) continue
    // Droplets take SO2 within hours, whoever burnt what: in such air it says nothing of solid fuel.
    if (k === SO2 && humidity !== null && humidity >= draws.fogFrom) continue
    const reading = { index: k, value: here, floor: FLOOR[k] as number, spread: draws.readingSpread[k] as number }
    const ratio = draws.inflowRatio[k] as number
    for (let m = 0; m < run.length; m++) {
      show(boxes, m, k, shown)
      takeIn(filter, m, reading, shown, (inflow[m] as number) * ratio)
    }
  }
  return { filter, arriving, run }
}

/** By member: how much of the averaged air is new, after the path of the hour. */
function freshness(before: Float64Array, run: Float64Array, memory: number): Float64Array {
  const fresh = new Float64Array(run.length)
  for (let m = 0; m < fresh.length; m++) fresh[m] = 1 - Math.exp(((before[m] as number) - (run[m] as number)) / memory)
  return fresh
}

function average(old: Float64Array | null, { here, elsewhere }: StationReading, fresh: Float64Array | null, members: number): Float64Array | null {
  const now = elsewhere ?? here
  if (now === null) return old
  const next = new Float64Array(members)
  if (old === null || fresh === null) return next.fill(now)
  for (let m = 0; m < members; m++) next[m] = (old[m] as number) + (now - (old[m] as number)) * (fresh[m] as number)
  return next
}

function show({ tracers, fine, made }: Boxes, m: number, k: number, out: Float64Array): void {
  if (k !== PM25) {
    for (let g = 0; g < FACTORS; g++) out[g] = tracers.mixed[(m * T + k) * FACTORS + g] as number
    return
  }
  out.fill(0)
  for (let s = 0; s < S; s++) {
    const g = FACTOR_OF[s] as number
    out[g] = (out[g] as number) + (fine[m * S + s] as number) + (made[m * S + s] as number)
  }
}
