import { AREAS, SECTORS, TAGS, tagOf, type Area } from '../../models/contract/dimensions.ts'
import { PRECURSORS, type AirHour, type BaselineHour } from '../../models/contract/outcome.ts'
import type { Parameter } from '../../models/contract/parameter.ts'
import type { EventHour } from '../../models/units/time.ts'

export interface IdealAir { readonly members?: number; readonly residence?: number; readonly stays?: number; readonly run?: number; readonly city?: readonly [number, number]; readonly region?: readonly [number, number]; readonly blend?: number; readonly height?: number; readonly front?: boolean; readonly layers?: readonly [number, number, number, number] }

/** Air as a textbook has it: constant residence time, one layer, path of `run` km so far. */
export function idealAir({ members = 1, residence = 24, run = 0, city = [10, 20], region = [50, 100], blend = 1, height = 300, front = false, layers = [1, 0, 1, 0] }: IdealAir): AirHour {
  const all = (value: number) => new Float64Array(members).fill(value)
  const stays = Math.exp(-1 / residence)
  return {
    stays: all(stays), residence: all(residence), fill: all(residence * (1 - stays)), height: all(height), run: all(run), blend: all(blend),
    mixedKeeps: all(layers[0]), mixedGains: all(layers[1]), aloftKeeps: all(layers[2]), aloftGains: all(layers[3]),
    city: { near: city[0], far: city[1] }, region: { near: region[0], far: region[1] }, fromCity: 0, front, wind: 'measured',
  }
}

export interface IdealHour { readonly hour: number; readonly air: AirHour; readonly total: number; /** primary µg/m³ of single tags. */ readonly primary?: readonly { readonly area: Area; readonly sector: typeof SECTORS[number]; readonly value: number; readonly supply?: number }[]; readonly secondary?: readonly [number, number, number]; readonly weights?: readonly [number, number, number, number] }

const precursorsOf = new Map<string, BaselineHour['precursors']>()

/** A baseline hour made by hand; shares of every precursor lie with `other_local`. Equal weights share arrays, as in a run. */
export function idealHour({ hour, air, total, primary = [], secondary = [0, 0, 0], weights = [0.25, 0.25, 0.25, 0.25] }: IdealHour): BaselineHour {
  const members = air.stays.length
  const tags = new Float64Array(members * TAGS)
  const supply = new Float64Array(members * SECTORS.length)
  for (let m = 0; m < members; m++) for (const p of primary) {
    tags[m * TAGS + tagOf(p.area, p.sector)] = p.value
    if (p.area === 'district') supply[m * SECTORS.length + SECTORS.indexOf(p.sector)] = p.supply ?? p.value / (air.residence[m] as number)
  }
  return {
    hour: hour as EventHour, observed: total, total: new Float64Array(members).fill(total), primary: tags, supply, made: madeOf(members, secondary[0]),
    secondary: Float64Array.from({ length: members * AREAS.length }, (_, i) => secondary[i % AREAS.length] as number),
    precursors: idealPrecursors(members, weights), kept: new Float64Array(members).fill(1), air, closure: 1,
  }
}

/** All of the district's secondary PM lies with `other_local`, as its precursors do. */
function madeOf(members: number, secondary: number): Float64Array {
  const made = new Float64Array(members * SECTORS.length)
  for (let m = 0; m < members; m++) made[m * SECTORS.length + SECTORS.indexOf('other_local')] = secondary
  return made
}

function idealPrecursors(members: number, weights: readonly number[]): BaselineHour['precursors'] {
  const key = `${members}/${weights.join()}`
  const found = precursorsOf.get(key)
  if (found !== undefined) return found
  const S = SECTORS.length
  const shares = new Float64Array(members * AREAS.length * PRECURSORS.length * S)
  for (let i = 0; i < shares.length; i += S) shares[i + SECTORS.indexOf('other_local')] = 1
  const made = { weights: Float64Array.from({ length: members * AREAS.length * 4 }, (_, i) => weights[i % 4] as number), shares }
  precursorsOf.set(key, made)
  return made
}

/** Parameters without width: every member is the median one. `changes` sets values by id. */
export function fixed(parameters: readonly Parameter[], changes: Readonly<Record<string, number>> = {}): Parameter[] {
  return parameters.map(p => {
    const value = changes[p.id] ?? p.value
    return { ...p, value, low: value, high: value }
  })
}
