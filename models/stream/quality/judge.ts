/**
 * Judge of one hour: what each value looks like against its own past, its neighbours and the region. For: quality.ts.
 * In words: fireworks and dust explain a value, and an explained value is no spike; then stuck, spike and full scale, cell by cell;
 * what is withheld is not remembered as air. Where a person ruled, that decides what is withheld and remembered; the flags stay as they
 * are. Everything is known by the end of the hour. Units of a pack.
 * Reference: fireworks.ts, dust.ts, stuck.ts, spike.ts, full-scale.ts. When not to use it: on values outside the range.
 */
import { POLLUTANTS } from '../../contract/frame.ts'
import { sortFirst } from '../../numeric/sort.ts'
import type { Flag } from '../../units/missing.ts'
import type { EventHour } from '../../units/time.ts'
import { OBSERVED_LIMITS, type Limit } from '../limits.ts'
import { cell, COUNT, O3, PM10, PM25, SO2, type Row } from './cells.ts'
import type { QualityContext } from './context.ts'
import { dustStep, isInDust, type DustState, type NetworkDust } from './dust.ts'
import { festivalAt, isFireworks, type Festival } from './fireworks.ts'
import { isUsed } from './flags.ts'
import { isFullScale } from './full-scale.ts'
import { highest, medianOf, neighboursOf } from './neighbours.ts'
import { isRise, verdictOn } from './spike.ts'
import type { QualityState } from './state.ts'
import { CHANGES, hasMoved, isStuckAgain, repeatEvidence, stepOf, STUCK_EVIDENCE } from './stuck.ts'

/** Rows of the next state while they are written, and the flags by cell. */
interface Draft {
  readonly before: QualityState
  readonly context: QualityContext
  readonly values: Row
  readonly rulings: ReadonlyMap<number, boolean>
  readonly network: Row
  readonly flags: Map<number, Flag[]>
  readonly kept: number[]
  readonly last: number[]
  readonly doubted: number[]
  readonly believed: number[]
  readonly age: number[]
  readonly evidence: number[]
  readonly against: number[]
  readonly finest: number[]
  readonly finer: number[]
  readonly changes: number[]
  readonly whole: number[]
  readonly stuckAt: number[]
  readonly stuckAge: number[]
}

const LIMITS: readonly Limit[] = POLLUTANTS.map(name => OBSERVED_LIMITS[name])
const NETWORK = 3
const NONE: Flag[] = []
/** The cells of an hour of which no person said anything. */
export const NO_RULINGS: ReadonlyMap<number, boolean> = new Map()

/**
 * The state after an hour, before its day may end, and the flags of each cell that has any. `values` is within the range, ruled to be
 * used, or NaN; `rulings` says of the cells of which a person decided whether their values are used.
 */
export function judgeHour(before: QualityState, values: Row, hour: EventHour, context: QualityContext, rulings = NO_RULINGS): { readonly state: QualityState; readonly flags: ReadonlyMap<number, Flag[]> } {
  const draft = startDraft(before, values, context, rulings)
  const dust = dustStep(before.dust, networkDust(values))
  const festival = festivalAt(hour, context)
  const afternoon = festival === null ? null : before.afternoon?.slice() ?? Array.from({ length: before.stations.length * 4 }, () => 0)
  for (let s = 0; s < before.stations.length; s++) {
    const explained = explain(draft, s, dust, festival, afternoon)
    for (let p = 0; p < COUNT; p++) judgeCell(draft, s, p, explained)
  }
  const { kept, last, doubted, believed, age, evidence, against, finest, finer, changes, whole, stuckAt, stuckAge, network, flags } = draft
  return {
    state: {
      ...before, hour, last, doubted, believed, age, evidence, against, finest, finer, changes, whole, stuckAt, stuckAge, dust, afternoon,
      hours: [...before.hours, kept], networks: [...before.networks, network],
    },
    flags,
  }
}

function startDraft(before: QualityState, values: Row, context: QualityContext, rulings: Draft['rulings']): Draft {
  const scratch = new Float64Array(before.stations.length)
  return {
    before, context, values, rulings, flags: new Map(), kept: values.slice(),
    network: POLLUTANTS.map((_, p) => medianOf(values, p, NETWORK, scratch)),
    last: before.last.slice(), doubted: before.doubted.slice(), believed: before.believed.slice(), age: before.age.slice(),
    evidence: before.evidence.slice(), against: before.against.slice(), finest: before.finest.slice(), finer: before.finer.slice(), changes: before.changes.slice(), whole: before.whole.slice(),
    stuckAt: before.stuckAt.slice(), stuckAge: before.stuckAge.slice(),
  }
}

function networkDust(values: Row): NetworkDust {
  const pm10 = new Float64Array(values.length / COUNT)
  const ratio = new Float64Array(values.length / COUNT)
  let n = 0
  for (let k = 0; k < values.length; k += COUNT) {
    const share = values[k + PM25]! / values[k + PM10]!
    if (share !== share) continue
    pm10[n] = values[k + PM10]!
    ratio[n++] = share
  }
  const middle = (list: Float64Array) => {
    sortFirst(list, n)
    return n === 0 ? Number.NaN : list[n >> 1]!
  }
  return { stations: n, pm10: middle(pm10), ratio: middle(ratio) }
}

type Explained = 'fireworks' | 'dust' | null

/** What explains the particles of a station in this hour; the afternoon's sums grow on the way. */
function explain({ values, flags }: Draft, s: number, dust: DustState, festival: Festival, afternoon: number[] | null): Explained {
  const [pm25, pm10, so2] = [values[cell(s, PM25)]!, values[cell(s, PM10)]!, values[cell(s, SO2)]!]
  const mark = (flag: Flag, pollutants: readonly number[]) => {
    for (const p of pollutants) if (values[cell(s, p)] === values[cell(s, p)]) flags.set(cell(s, p), [flag])
  }
  if (afternoon !== null) {
    if (festival === 'afternoon') {
      for (const [i, value] of [pm25, so2].entries()) {
        if (value !== value) continue
        afternoon[4 * s + 2 * i]! += value
        afternoon[4 * s + 2 * i + 1]!++
      }
    } else if (isFireworks(pm25, so2, { pm25: afternoon[4 * s]!, pm25Hours: afternoon[4 * s + 1]!, so2: afternoon[4 * s + 2]!, so2Hours: afternoon[4 * s + 3]! })) {
      mark('fireworks', [PM25, PM10, SO2])
      return 'fireworks'
    }
  }
  if (!isInDust(dust, pm10, pm25)) return null
  mark('dust', [PM25, PM10])
  return 'dust'
}

function judgeCell(draft: Draft, s: number, p: number, explained: Explained): void {
  const k = cell(s, p)
  const value = draft.values[k]!
  const limit = LIMITS[p]!
  draft.age[k]!++
  draft.stuckAge[k]!++
  if (value !== value) {
    draft.last[k] = Number.NaN
    draft.doubted[k] = draft.evidence[k] = draft.against[k] = 0
    return
  }
  draft.whole[k] = Number.isInteger(value) ? draft.whole[k]! + 1 : 0
  learnStep(draft, k, Math.abs(value - draft.last[k]!))
  const explains = explained !== null && draft.flags.has(k)
  const full = isFullScale(limit, value, draft.last[k]!)
  const stuck = isStuck(draft, s, p, limit, full)
  const repeated = !stuck && !full && draft.evidence[k]! >= STUCK_EVIDENCE
  const rise = !stuck && !explains && isRise(limit, value, draft.believed[k]!) ? verdictHere(draft, s, p, limit) : null
  draft.last[k] = value
  const ruled = draft.rulings.get(k)
  // A rise that a person believes is no longer doubted, so the hours after it are judged from there.
  draft.doubted[k] = ruled === true ? 0 : rise === 'spike' || (rise === 'jump' && full) ? 2 : rise === 'jump' ? 1 : 0
  const found: Flag[] = full || stuck || repeated || rise !== null ? [...draft.flags.get(k) ?? []] : NONE
  if (full) found.push('full scale')
  if (stuck) found.push('stuck')
  if (repeated) found.push('repeated')
  if (rise !== null) found.push(rise)
  if (found !== NONE) draft.flags.set(k, found)
  if (!(ruled ?? isUsed(found))) {
    draft.kept[k] = Number.NaN
    return
  }
  draft.believed[k] = value
  draft.age[k] = 0
}

function learnStep({ finest, finer, changes }: Draft, k: number, change: number): void {
  if (!(change > 0)) return
  if (change < finer[k]!) finer[k] = change
  if (++changes[k]! < CHANGES) return
  finest[k] = finer[k]!
  finer[k] = Infinity
  changes[k] = 0
}

function isStuck(draft: Draft, s: number, p: number, limit: Limit, full: boolean): boolean {
  const k = cell(s, p)
  const value = draft.values[k]!
  const repeats = value === draft.last[k]! && value > limit.detection
  if (!repeats && value !== draft.stuckAt[k]!) {
    draft.evidence[k] = draft.against[k] = 0
    return false
  }
  const step = stepOf(draft.finest[k]!, draft.finer[k]!, draft.whole[k]!)
  const moved = hasMoved(step, draft.network[p]!, draft.before.networks.at(-1)?.[p] ?? Number.NaN)
  const more = repeats ? repeatEvidence(value, step, moved) : 0
  draft.evidence[k] = repeats ? draft.evidence[k]! + more : 0
  draft.against[k] = repeats ? draft.against[k]! + (moved ? more : 0) : 0
  const again = isStuckAgain(value, step, draft.stuckAt[k]!, draft.stuckAge[k]!)
  const doubtedTwice = repeats && draft.doubted[k] === 2
  if (!again && !doubtedTwice && draft.against[k]! < STUCK_EVIDENCE) return false
  // At the end of the scale many hours may truly be alike, where the neighbours are high as well.
  if (full && !doubtedTwice && shares(draft, s, p)) return false
  draft.stuckAt[k] = value
  draft.stuckAge[k] = 0
  return true
}

/** Whether the second highest neighbour reads at least half of the value. */
function shares(draft: Draft, s: number, p: number): boolean {
  const near = neighboursOf(draft.context, draft.before.stations, draft.before.stations[s]!)
  const sorted = highest(rowsNow(draft), near, p).sort((a, b) => b - a)
  return (sorted[1] ?? sorted[0] ?? Number.NaN) >= draft.values[cell(s, p)]! / 2
}

function verdictHere(draft: Draft, s: number, p: number, limit: Limit): 'spike' | 'jump' | null {
  const k = cell(s, p)
  const near = neighboursOf(draft.context, draft.before.stations, draft.before.stations[s]!)
  return verdictOn(limit, {
    value: draft.values[k]!, believed: draft.believed[k]!, age: draft.age[k]!,
    doubted: draft.doubted[k]! > 0 ? draft.last[k]! : Number.NaN,
    neighbours: highest(rowsNow(draft), near, p), companions: companionsRose(draft, s, p),
  })
}

/** This hour as reported, and the two before as far as they were believed. */
function rowsNow({ before, values }: Draft): Row[] { return [values, ...before.hours.slice(-2)] }

/** Ozone has no companion: it falls where the others rise. */
function companionsRose({ before, values }: Draft, s: number, p: number): boolean {
  if (p === O3) return false
  return LIMITS.some((limit, q) => q !== p && q !== O3 &&
    values[cell(s, q)]! >= 1.5 * before.believed[cell(s, q)]! && values[cell(s, q)]! - before.believed[cell(s, q)]! >= limit.rise / 10)
}
