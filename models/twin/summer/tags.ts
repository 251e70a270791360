/**
 * Whose a molecule of the summer twin is.
 * For: truth.csv. In words: the tags of the winter twin (area · 11 + sector, then the background), and after them what plants of each
 * area emit and what only oxidation makes; ozone with NO2 (ox) belongs to the area where it was made. Units: indices.
 * Reference: contracts.md. When not to use it: for what a cut takes away; a tag is a contribution, not an impact.
 */
import { BACKGROUND, FIRST_CITY, FIRST_DISTRICT, FIRST_HILL, TWIN_AREAS, TWIN_SECTORS, type TwinArea } from '../world.ts'

/** The first of three tags: plants of the district, the city, the region. */
export const FIRST_PLANTS = BACKGROUND + 1
/** Made in the air from other VOC, by whoever emitted them. */
export const SECONDARY = FIRST_PLANTS + TWIN_AREAS.length
export const SUMMER_TAGS = SECONDARY + 1
/** Tags of ox: where it was made (0-2 as in TWIN_AREAS), or come with the air from beyond the line. */
export const OX_TAGS = TWIN_AREAS.length + 1
export const OX_BEYOND = TWIN_AREAS.length

/** Index in TWIN_AREAS of the land below a cell; the hills are region. */
export function areaOf(cell: number): number { return cell < FIRST_CITY || cell >= FIRST_HILL ? 2 : cell < FIRST_DISTRICT ? 1 : 0 }

/** Tag of a sector of an area. */
export function sectorTag(area: TwinArea, sector: typeof TWIN_SECTORS[number]): number { return TWIN_AREAS.indexOf(area) * TWIN_SECTORS.length + TWIN_SECTORS.indexOf(sector) }
