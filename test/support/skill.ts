import { contributionsOf } from '../../models/apportion/summarise.ts'
import { GROUPS, SPLIT } from '../../models/contract/dimensions.ts'
import type { Parameter } from '../../models/contract/parameter.ts'
import { quantileSorted } from '../../models/numeric/quantile.ts'
import { loadSeeds } from '../../server/packs/seeds.ts'
import { READ } from '../../models/apportion/readings.ts'
import { runBaseline, testConfig } from './runs.ts'
import type { TwinRun } from './twin-frames.ts'

/** Of one group over the hours of one twin; shares in % of PM2.5. `covered` and `hours` are counts. */
export interface GroupSkill { hours: number; covered: number; crps: number; width: number; bias: number; truth: number }

/** Hours at the beginning that are not judged: the boxes are empty then. */
const SPIN_UP_H = 24
const noReading: readonly Parameter[] = READ.map(name => ({ id: `apportion.filter.reading.${name}`, unit: 'ln', value: 1e4, low: 1e4, high: 1e4, status: 'assumed', source: 'an estimator that ignores the data' }))

/** Judges the apportionment of one twin, group by group; without `readings` the filter learns nothing: the inventory-only prior. */
export function judge(twin: TwinRun, { readings = true, members = 100, parameters = [] as readonly Parameter[] } = {}): GroupSkill[] {
  const seeds = loadSeeds()
  const config = testConfig({ members, inventory: seeds.inventory(2017), profiles: seeds.profilesIn(2017), parameters: [...parameters, ...readings ? [] : noReading] })
  const skill = GROUPS.map((): GroupSkill => ({ hours: 0, covered: 0, crps: 0, width: 0, bias: 0, truth: 0 }))
  for (const [t, hour] of runBaseline(twin.frames, config).entries()) {
    if (t < SPIN_UP_H) continue
    const columns = contributionsOf(hour)
    for (const [g, group] of GROUPS.entries()) {
      const own = group.members.map(member => columns[SPLIT.indexOf(member)])
      const shares = Float64Array.from(hour.total, (all, m) => 100 / all * own.reduce((sum, column) => sum + (column?.[m] ?? 0), 0)).sort()
      add(skill[g], shares, twin.shares[t]?.[g] ?? 0)
    }
  }
  return skill
}

function add(to: GroupSkill | undefined, sorted: Float64Array, truth: number): void {
  if (to === undefined) return
  const [low, middle, high] = [0.05, 0.5, 0.95].map(p => quantileSorted(sorted, p)) as [number, number, number]
  to.hours++
  to.covered += truth >= low && truth <= high ? 1 : 0
  to.crps += crps(sorted, truth)
  to.width += high - low
  to.bias += middle - truth
  to.truth += truth
}

/** Continuous ranked probability score of an ensemble, ascending: E|X - y| - E|X - X'|/2 (Gneiting and Raftery 2007, JASA 102, 359). */
export function crps(sorted: Float64Array, truth: number): number {
  const n = sorted.length
  let off = 0
  let spread = 0
  for (const [i, x] of sorted.entries()) {
    off += Math.abs(x - truth)
    spread += (2 * i - n + 1) * x
  }
  return off / n - spread / (n * n)
}

/** Sums over twins. */
export function pool(all: readonly (readonly GroupSkill[])[]): GroupSkill[] {
  return GROUPS.map((_, g) => all.reduce((sum, one) => {
    const add = one[g]
    if (add === undefined) return sum
    return { hours: sum.hours + add.hours, covered: sum.covered + add.covered, crps: sum.crps + add.crps, width: sum.width + add.width, bias: sum.bias + add.bias, truth: sum.truth + add.truth }
  }, { hours: 0, covered: 0, crps: 0, width: 0, bias: 0, truth: 0 }))
}
