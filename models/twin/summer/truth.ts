/**
 * What the summer twin knows of an hour at a place: what a perfect monitor would read, and whose it is.
 * For: truth.csv and the tests of receptor models, of ozone and of scenarios. In words: means over the steps of the hour. Ozone belongs
 * to the area where its ox was made; PM2.5 to the sector of its precursor as in winter, that of plants to `other_local` of their area;
 * each VOC to who emitted it. Heat keeps nitrate a gas. The parts add up to the whole.
 * Units: µg/m³ at 298.15 K (co mg/m³), j 1/s, radicals ppb. Reference: contracts.md. When not to use it: for what a cut would take away.
 */
import { MOLAR_MASSES } from '../../units/gas.ts'
import { partition } from '../chemistry.ts'
import { CELLS, TWIN_AREAS, type TwinObserved } from '../world.ts'
import { PROCESSES, ozoneAt, total, type Process, type SummerAir } from './air.ts'
import { PER_PPB, perPpb } from './constants.ts'
import { dimmingAt } from './react.ts'
import type { Moment } from './simulate.ts'
import { FIRST_VOC, MEASURED, S, VOC } from './species.ts'
import { FIRST_PLANTS, OX_TAGS, SUMMER_TAGS, sectorTag } from './tags.ts'

export interface SummerTruth {
  readonly values: Readonly<Record<TwinObserved, number>>
  readonly no: number
  readonly jNo2: number
  readonly radicals: { readonly oh: number; readonly ho2: number; readonly ro2: number }
  /** By tag of tags.ts, that of plants folded into other_local; adds up to values.pm25. */
  readonly pm25ByTag: Float64Array
  /** By area where it was made, then from beyond the line; adds up to values.o3. */
  readonly ozoneByArea: Float64Array
  /** What each process did to ozone during the hour; they add up to ozoneAfter less that of the hour before. */
  readonly ozoneBy: Readonly<Record<Process, number>>
  readonly ozoneAfter: number
  /** Measured VOC in their order, and each by tag: species · SUMMER_TAGS + tag. */
  readonly voc: Float64Array
  readonly vocByTag: Float64Array
}

const O3 = perPpb(MOLAR_MASSES.o3)
const NO = perPpb(MOLAR_MASSES.no)
const NO2 = perPpb(MOLAR_MASSES.no2)

/** Sums over the steps of an hour at a cell, from which its truth is read. */
export interface Gathered { readonly cell: number; readonly sums: Float64Array; readonly ozone: Float64Array; no: number; no2: number; j: number; readonly radicals: { oh: number; ho2: number; ro2: number } }

/** An hour of which nothing was seen yet. */
export function emptyHour(cell: number, channels: number): Gathered {
  return { cell, sums: new Float64Array(channels), ozone: new Float64Array(OX_TAGS), no: 0, no2: 0, j: 0, radicals: { oh: 0, ho2: 0, ro2: 0 } }
}

/** Adds a step of the hour to `hour`. */
export function gather(hour: Gathered, { air, light, steps }: Moment): void {
  const { cell, sums, ozone, radicals } = hour
  const depth = (air.heights[cell] as number) * steps
  for (let c = 0; c < sums.length; c++) sums[c] = (sums[c] as number) + (air.low[c * CELLS + cell] as number) / depth
  const no2 = total(air, air.low, S.no2, cell)
  // Ozone and NO2 of a parcel are made of the same ox, so ozone has its shares.
  const share = O3 * (1 - no2 / total(air, air.low, S.ox, cell)) / depth
  for (let tag = 0; tag < OX_TAGS; tag++) ozone[tag] = (ozone[tag] as number) + share * (air.low[air.layout.at(S.ox, tag) * CELLS + cell] as number)
  hour.no2 += NO2 * no2 / depth
  hour.no += NO * Math.max(0, total(air, air.low, S.nox, cell) / (PER_PPB[S.nox] as number) - no2) / depth
  hour.j += light.no2 * dimmingAt(air, cell) / steps
  for (const name of ['oh', 'ho2', 'ro2'] as const) radicals[name] += (air.radicals[name][cell] as number) / steps
}

/** The truth of an hour whose last step is `moment`. */
export function truthOf({ cell, sums, ozone, no, no2, j, radicals }: Gathered, { air, weather }: Moment): SummerTruth {
  const { layout } = air
  const of = (species: number) => { let sum = 0; for (let c = layout.first[species] as number; c < (layout.first[species + 1] as number); c++) sum += sums[c] as number; return sum }
  const pm25ByTag = particles(air, sums, of, weather)
  const pm25 = pm25ByTag.reduce((sum, x) => sum + x, 0)
  const vocByTag = new Float64Array(MEASURED.length * SUMMER_TAGS)
  for (const [m, v] of MEASURED.entries()) {
    const species = FIRST_VOC + VOC.indexOf(v)
    for (let c = layout.first[species] as number; c < (layout.first[species + 1] as number); c++) vocByTag[m * SUMMER_TAGS + (layout.tag[c] as number)] = sums[c] as number
  }
  const ozoneBy = { chemistry: 0, deposition: 0, wind: 0, mixing: 0 }
  for (const process of PROCESSES) ozoneBy[process] = O3 * (air.ozoneBy[process][cell] as number)
  return {
    values: { pm25, pm10: pm25 + of(S.coarse), so2: of(S.so2), no2, o3: ozone.reduce((sum, x) => sum + x, 0), co: of(S.co) / 1000 },
    no, jNo2: j, radicals, pm25ByTag, ozoneByArea: ozone, ozoneBy, ozoneAfter: O3 * ozoneAt(air, cell),
    voc: Float64Array.from(MEASURED, v => of(FIRST_VOC + VOC.indexOf(v))), vocByTag,
  }
}

/** Share of the nitrate that could be a particle by its ammonia which cold and damp air leaves one. */
export function coldShare(celsius: number, humidity: number): number { return 1 / (1 + Math.exp((celsius - 20 - 8 * Math.max(0, (humidity - 50) / 50)) / 3)) }

function particles({ layout }: SummerAir, sums: Float64Array, of: (species: number) => number, { temperature, humidity }: { readonly temperature: number; readonly humidity: number }): Float64Array {
  const [ammonia, nitrate] = [of(S.ammonia), of(S.nitrate)]
  const split = partition(ammonia, of(S.sulphate), nitrate)
  const share = split.nitrate * coldShare(temperature, humidity)
  const ammonium = split.ammonium - 18 * nitrate / 62 * (split.nitrate - share)
  const parts = Float64Array.from({ length: SUMMER_TAGS }, (_, tag) => {
    const part = (species: number) => { const c = layout.at(species, tag); return c < 0 ? 0 : sums[c] as number }
    return part(S.fine) + part(S.sulphate) + share * part(S.nitrate) + part(S.soa) + (ammonia > 0 ? ammonium * part(S.ammonia) / ammonia : 0)
  })
  for (const [a, area] of TWIN_AREAS.entries()) {
    const own = sectorTag(area, 'other_local')
    parts[own] = (parts[own] as number) + (parts[FIRST_PLANTS + a] as number)
    parts[FIRST_PLANTS + a] = 0
  }
  return parts
}
