/**
 * Emissions of the twin: hourly fluxes by area, sector and pollutant, with their own clock and their own noise.
 * For: the twin's transport. In words: tonnes a year over the land, times what is true of the inventory (its error), the season, the
 * hour of the day, the day and the week-end, times what was ordered. Units: µg/m²/h. Reference: assumed shapes, unlike the
 * pipeline's: smooth waves with two rushes, meals and a working day. When not to use it: hours of the day are those of all seasons.
 */
import { along, chance, wander } from './chance.ts'
import { AREA_KM2, TWIN_AREAS, TWIN_SECTORS, type TwinConfig, type TwinEmission, type TwinSector } from './world.ts'

export interface TwinSource { readonly row: TwinEmission; readonly tag: number; /** µg/m²/h in the hour `t` after the first; `localHour` 0-23 is when it begins. */ readonly flux: (t: number, localHour: number) => number }

/** What each sector emits in a season, times the mean of the year; 1 where it is not named. */
export type Season = Readonly<Partial<Record<TwinSector, number>>>
type Line = readonly (readonly [number, number])[]
const RUSH: Line = [[0, 0.35], [4, 0.2], [7.5, 1.7], [10, 1.2], [14, 1.1], [18, 1.8], [21, 0.9], [24, 0.35]]
const WORK: Line = [[0, 0.15], [6, 0.15], [8, 1.7], [11.5, 2], [12.5, 1.5], [14, 2], [18, 1.2], [20, 0.3], [24, 0.15]]
const HOMES: Line = [[0, 0.9], [4, 0.8], [7, 1.5], [11, 0.8], [15, 0.6], [18, 1.3], [21, 1.6], [24, 0.9]]
const MEALS: Line = [[0, 0.2], [6, 0.3], [8, 0.9], [10, 0.6], [12, 2.6], [14, 0.8], [17, 1], [19, 3], [22, 0.8], [24, 0.2]]
const NIGHT_AND_DAY: Line = [[0, 0.85], [8, 1], [14, 1.2], [20, 1], [24, 0.85]]
const DAY: Readonly<Record<TwinSector, Line>> = {
  mobile: RUSH, road_dust: RUSH, non_road: WORK, construction_dust: WORK, solvent: WORK, industry: NIGHT_AND_DAY,
  residential_heating: HOMES, bare_land: NIGHT_AND_DAY, catering: MEALS, agriculture: NIGHT_AND_DAY, other_local: [[0, 1], [24, 1]],
}
/** Winter against the mean of the year. */
const WINTER: Season = { residential_heating: 2.6, construction_dust: 0.65, bare_land: 0.8, agriculture: 0.5, road_dust: 0.9 }
/** Central two thirds of what one day does against another, and of one hour against another. */
const DAY_NOISE: Readonly<Partial<Record<TwinSector, number>>> = { construction_dust: 0.25, bare_land: 0.35, other_local: 0.3, residential_heating: 0.12, road_dust: 0.15 }
const OFFICE = new Set<TwinSector>(['non_road', 'construction_dust', 'solvent'])

/** One source for each row of the inventory that emits, in winter where no season is given. */
export function sourcesOf(config: TwinConfig, weekday: (t: number) => number, season: Season = WINTER): readonly TwinSource[] {
  return config.emissions.filter(row => row.tonnes_per_year > 0).map(row => ({
    row, tag: TWIN_AREAS.indexOf(row.area) * TWIN_SECTORS.length + TWIN_SECTORS.indexOf(row.sector), flux: fluxOf(row, config, weekday, season),
  }))
}

function fluxOf(row: TwinEmission, config: TwinConfig, weekday: (t: number) => number, season: Season): TwinSource['flux'] {
  const { seed } = config
  const place = `${row.area}/${row.sector}`
  const truth = 1 + config.inventoryError * (2 * chance(seed, `inventory/${place}`) - 1)
  const mean = row.tonnes_per_year * 1e6 / 8760 / AREA_KM2[row.area] * truth * (season[row.sector] ?? 1)
  const shape = DAY[row.sector]
  const norm = dayMean(shape)
  const swing = DAY_NOISE[row.sector] ?? 0.08
  const changes = (config.changes ?? []).filter(c => c.area === row.area && (c.sector === '*' || c.sector === row.sector) && (c.pollutant === '*' || c.pollutant === row.pollutant))
  return (t, localHour) => {
    let ordered = 1
    for (const c of changes) if (config.first + t >= c.from && (c.to === undefined || config.first + t <= c.to)) ordered *= c.factor
    const rest = OFFICE.has(row.sector) && weekday(t) >= 5 ? 0.7 : 1
    // All pollutants of a sector share its noise: they leave the same stack.
    const noise = Math.exp(swing * wander(seed, `day/${place}`, t, 24) + 0.05 * wander(seed, `hour/${place}`, t, 2))
    return mean * ordered * rest * noise * along(shape, localHour + 0.5) / norm
  }
}

function dayMean(shape: Line): number {
  let sum = 0
  for (let h = 0; h < 24; h++) sum += along(shape, h + 0.5)
  return sum / 24
}
