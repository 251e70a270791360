/**
 * Combining measures: what is left of each emission, member by member, once all that was ordered acts together.
 * For: the response model (through contract/scenario Order). In words: one measure leaves 1 - activity·strength·execution·reduction of
 * the emissions it touches; measures on the same source multiply, 1 - Π(1 - a_i). Reduction and execution are drawn once for each
 * member and measure, keyed by the measure and never by the scenario, so branches are paired and orange and red share their luck:
 * the draw follows a normal split at `value`, with 5 % at `low` and 95 % at `high`, held to [0, 1]. The share carried out is the
 * scenario's execution times the catalogue's draw. An explicit cut is exact: nothing is drawn. Shares, 0 to 1.
 * Reference: science.md §1 (overlap) and §6 (pairing). When not to use it: measures that move emissions to other hours or places.
 */
import { AREAS, EMITTED, SECTORS, TAGS, areasBound, tagOf, type Area } from '../contract/dimensions.ts'
import type { Ranged } from '../contract/parameter.ts'
import type { Catalogue, Order, Scenario } from '../contract/scenario.ts'
import { normal } from '../numeric/random.ts'
import { earliest, hoursAfter, latest, type EventHour } from '../units/time.ts'
import { activityAt } from './activity.ts'
import { resolveEntries, sortKey, type Entry, type Refusal, type Run } from './resolve.ts'

export interface OrderConfig extends Run { readonly members: number; readonly seed: number }

/** `area` is the widest area ordered, `hours` the order's first and last hour within the run; null where nothing is ever cut. */
export interface CompiledOrder { readonly ok: true; readonly order: Order; readonly area: Area | null; readonly hours: { readonly first: EventHour; readonly last: EventHour } | null }

/** Distinct hours (ramps, daily windows) whose arrays are kept; a further one replaces the oldest, and is made again if asked for. */
const KEPT = 96

/** The order of a scenario, or one sentence why there is none. A scenario that cuts nothing gives an order whose every hour is null. */
export function compileOrder(scenario: Scenario, catalogue: Catalogue, config: OrderConfig): CompiledOrder | Refusal {
  const resolved = resolveEntries(scenario, catalogue, config)
  if (!resolved.ok) return resolved
  const prepared = resolved.entries.map(entry => prepare(entry, config))
  const begun = prepared.flatMap(p => {
    const begins = p.cells.length === 0 ? null : firstActive(p.entry, config)
    return begins === null ? [] : [{ p, begins }]
  })
  const acting = begun.map(({ p }) => p)
  const notes = prepared.filter(p => !acting.includes(p)).map(p => `${p.entry.id} changes nothing: ${reasonOf(p, config)}`)
  const [first, ...others] = begun
  const firstHour = first === undefined ? null : earliest(first.begins, ...others.map(({ begins }) => begins))
  const lastHour = latest(config.first, ...acting.map(p => earliest(p.entry.end, config.last)))
  return {
    ok: true,
    order: {
      members: config.members,
      firstHour,
      remaining: remainingOf(acting, config),
      key: JSON.stringify([config.seed, config.members, config.offsetMinutes, acting.map(p => sortKey(p.entry))]),
      notes,
    },
    area: acting.length === 0 ? null : AREAS[Math.max(...acting.map(p => AREAS.indexOf(p.entry.where)))] as Area,
    hours: firstHour === null ? null : { first: firstHour, last: lastHour },
  }
}

/** What an entry cuts at full activity: for each effect, the cells (tag · EMITTED + pollutant) it touches and the share by member. */
interface Prepared { readonly entry: Entry; readonly cells: readonly { readonly at: readonly number[]; readonly share: Float64Array }[] }

function prepare(entry: Entry, config: OrderConfig): Prepared {
  const cells: { at: number[]; share: Float64Array }[] = []
  for (const effect of entry.effects) {
    const share = new Float64Array(config.members)
    for (let member = 0; member < config.members; member++) {
      const done = entry.spread === null ? entry.execution : entry.execution * draw(entry.spread, config.seed, member, entry.id, 'execution')
      share[member] = entry.strength * done * draw(effect.reduction, config.seed, member, entry.id, 'reduction')
    }
    if (!share.some(s => s > 0)) continue
    const at: number[] = []
    for (const area of areasBound(entry.where)) for (const sector of effect.sectors) for (const pollutant of effect.pollutants) {
      at.push(tagOf(area, sector) * EMITTED.length + EMITTED.indexOf(pollutant))
    }
    cells.push({ at, share })
  }
  return { entry, cells }
}

function draw(range: Ranged, seed: number, member: number, id: string, name: string): number {
  if (range.low === range.high) return range.value
  const z = normal({ seed, model: 'measures', member, name: `${id}/${name}` }) / 1.6448536269514722
  const value = range.value + (z < 0 ? z * (range.value - range.low) : z * (range.high - range.value))
  return Math.min(1, Math.max(0, value))
}

/** First hour of the run in which the entry acts; a day is enough to meet any daily window. */
function firstActive(entry: Entry, run: Run): EventHour | null {
  const from = latest(entry.start, run.first)
  for (let hour = from; hour <= Math.min(entry.end, run.last, from + 24); hour = hoursAfter(hour, 1)) {
    if (activityAt(entry, hour, run.offsetMinutes) > 0) return hour
  }
  return null
}

function reasonOf(p: Prepared, run: Run): string {
  if (p.entry.effects.length === 0) return 'the catalogue gives it no effect on emissions'
  if (p.cells.length === 0) return 'its strength, execution or reduction is 0'
  return p.entry.start > run.last || p.entry.end < run.first ? 'its hours lie outside the run' : 'its daily hours do not fall within the order'
}

function remainingOf(acting: readonly Prepared[], config: OrderConfig): (hour: EventHour) => Float64Array | null {
  const kept = new Map<string, Float64Array>()
  let lastActivity: Float64Array | null = null
  let lastArray: Float64Array | null = null
  return hour => {
    const activity = new Float64Array(acting.length)
    let any = false
    for (let i = 0; i < acting.length; i++) {
      activity[i] = activityAt((acting[i] as Prepared).entry, hour, config.offsetMinutes)
      any ||= (activity[i] as number) > 0
    }
    if (!any) return null
    // Hours come in turn and mostly repeat the hour before: compare numbers before making a text of them.
    if (lastActivity !== null && equal(activity, lastActivity)) return lastArray
    const key = activity.join()
    let array = kept.get(key)
    if (array === undefined) {
      array = combine(acting, activity, config.members)
      if (kept.size >= KEPT) kept.delete(kept.keys().next().value ?? '')
      kept.set(key, array)
    }
    lastActivity = activity
    lastArray = array
    return array
  }
}

function combine(acting: readonly Prepared[], activity: Float64Array, members: number): Float64Array {
  const width = SECTORS.length * AREAS.length * EMITTED.length
  const remaining = new Float64Array(members * TAGS * EMITTED.length).fill(1)
  acting.forEach((p, i) => {
    const active = activity[i] as number
    if (active === 0) return
    for (const { at, share } of p.cells) for (let member = 0; member < members; member++) {
      const left = 1 - active * (share[member] as number)
      for (const cell of at) remaining[member * width + cell] = (remaining[member * width + cell] as number) * left
    }
  })
  return remaining
}

function equal(a: Float64Array, b: Float64Array): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}
