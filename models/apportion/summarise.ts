/**
 * A baseline hour as the meeting sees it: bands of PM2.5 and of the groups, and the modelled split inside them.
 * For: `contributions` and `split` of the contract. In words: quantiles over the members (R's type 7); medians of the groups are
 * rescaled to add up to the median of PM2.5, p05 and p95 are not; a sector's median is rescaled to its group's.
 * Units: µg/m³. Reference: contracts.md, "What `run --json` prints". When not to use it: the split is an inventory ratio, not a finding.
 */
import { AREAS, GROUPS, SECTORS, SPLIT, TAGS, type GroupKey } from '../contract/dimensions.ts'
import type { BaselineHour } from '../contract/outcome.ts'
import { blockOf } from '../numeric/block.ts'
import { band, median as medianOf, type Band } from '../numeric/quantile.ts'

export interface BaselineSummary { readonly pm25: Band; readonly contributions: Record<GroupKey, Band>; readonly split: Record<string, number> }

const S = SECTORS.length
/** By group: where the columns of its members stand. */
const COLUMNS = GROUPS.map(group => group.members.map(member => SPLIT.indexOf(member)))

/** Bands over the members. `split` has the keys of SPLIT: the district's sectors with their secondary PM, then city and regional. */
export function summarise(hour: BaselineHour): BaselineSummary {
  const columns = contributionsOf(hour, columnsFor(hour.total.length))
  const pm25 = band(hour.total)
  const together = new Float64Array(hour.total.length)
  const bands = COLUMNS.map(own => band(addUp(own.map(c => columns[c] as Float64Array), together)))
  const medians = bands.reduce((total, b) => total + b.median, 0)
  const scale = medians > 0 ? pm25.median / medians : 0
  const contributions = noContributions()
  const split: Record<string, number> = {}
  for (const [g, group] of GROUPS.entries()) {
    const found = bands[g] as Band
    const median = found.median * scale
    contributions[group.key] = { ...found, median }
    const singles = (COLUMNS[g] as number[]).map(c => medianOf(columns[c] as Float64Array))
    const all = singles.reduce((total, x) => total + x, 0)
    for (const [i, member] of group.members.entries()) split[member] = all > 0 ? (singles[i] as number) * median / all : 0
  }
  return { pm25, contributions, split }
}

/** Every key is there, in the order of the contract, before any is filled. */
function noContributions(): Record<GroupKey, Band> {
  const none: Band = { median: 0, p05: 0, p95: 0 }
  return { 'mobile+non_road': none, 'industry+residential_heating': none, 'construction_dust+road_dust+bare_land': none, 'solvent+catering+agriculture+other_local': none, 'city+regional': none }
}

function emptyColumns(members: number): Float64Array[] {
  const part = blockOf(SPLIT.length * members)
  return SPLIT.map(() => part(members))
}

// Written anew by every summary, and read only within it.
let scratch: Float64Array[] = []
function columnsFor(members: number): Float64Array[] {
  if (scratch[0]?.length !== members) scratch = emptyColumns(members)
  return scratch
}

/** One array of members for each key of SPLIT, µg/m³: primary and secondary together, adding up to the total. Written into `columns`. */
export function contributionsOf({ total, primary, secondary, made: own }: BaselineHour, columns = emptyColumns(total.length)): Float64Array[] {
  const members = total.length
  for (let m = 0; m < members; m++) {
    for (let s = 0; s < S; s++) (columns[s] as Float64Array)[m] = (primary[m * TAGS + s] as number) + (own[m * S + s] as number)
    for (const a of [1, 2] as const) {
      let made = secondary[m * AREAS.length + a] as number
      for (let s = 0; s < S; s++) made += primary[m * TAGS + a * S + s] as number;
      (columns[S + a - 1] as Float64Array)[m] = made
    }
  }
  return columns
}

function addUp(parts: readonly Float64Array[], out: Float64Array): Float64Array {
  out.fill(0)
  for (const part of parts) for (let m = 0; m < out.length; m++) out[m] = (out[m] as number) + (part[m] as number)
  return out
}
