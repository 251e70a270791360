/**
 * What the plants below each cell emit in a step.
 * For: simulate of the summer twin. In words: isoprene by the light that comes through clouds and by the hour's temperature, terpenes
 * by temperature alone; the tag is the land's own, whoever planted there.
 * Units: µg/m². Reference: plants.ts. When not to use it: seasons without leaves.
 */
import { BACKGROUND, CELLS, FIRST_HILL, TWIN_AREAS } from '../world.ts'
import type { SummerAir } from './air.ts'
import { ISOPRENE_FLUX, isopreneFactor, terpeneFactor } from './plants.ts'
import { FIRST_VOC, ISOPRENE, OTHER } from './species.ts'
import { FIRST_PLANTS, areaOf } from './tags.ts'
import type { SummerWeather } from './weather.ts'

/** µmol/m²/s of visible light under an overhead clear sky. */
const FULL_LIGHT = 2100

/** Adds to the mixed layer what plants emit in `hours` under a sun at `cos`. */
export function emitPlants(air: SummerAir, w: Pick<SummerWeather, 'temperature' | 'open'>, cos: number, hours: number): void {
  const isoprene = isopreneFactor(FULL_LIGHT * Math.max(0, cos) * w.open, w.temperature)
  const terpenes = terpeneFactor(w.temperature)
  for (let i = 0; i < CELLS; i++) {
    const area = areaOf(i)
    const flux = i >= FIRST_HILL ? ISOPRENE_FLUX.hills : ISOPRENE_FLUX[TWIN_AREAS[area] ?? 'region']
    put(air, FIRST_VOC + ISOPRENE, FIRST_PLANTS + area, i, flux * isoprene * hours)
    put(air, FIRST_VOC + OTHER, FIRST_PLANTS + area, i, flux * terpenes * hours)
  }
}

function put({ layout, low, budget }: SummerAir, species: number, tag: number, cell: number, mass: number): void {
  const own = layout.at(species, tag)
  const at = (own < 0 ? layout.at(species, BACKGROUND) : own) * CELLS + cell
  low[at] = (low[at] as number) + mass
  budget.emitted[species] = (budget.emitted[species] as number) + mass
}
