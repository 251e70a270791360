/**
 * The fixed lists that every model shares: source sectors, areas, what is emitted, and the tags and groups made of them.
 * A tag is one sector in one area; tags are stored area-major: tag = area · SECTORS.length + sector.
 * Areas are disjoint: district = Pinggu, city = the rest of Beijing, region = beyond. Only orders nest.
 */
export const SECTORS = ['mobile', 'non_road', 'industry', 'residential_heating', 'construction_dust', 'road_dust', 'bare_land',
  'solvent', 'catering', 'agriculture', 'other_local'] as const
export type Sector = typeof SECTORS[number]

export const AREAS = ['district', 'city', 'region'] as const
export type Area = typeof AREAS[number]

/** What an inventory counts. PMcoarse is PM10 minus PM2.5. */
export const EMITTED = ['PM2.5', 'PMcoarse', 'SO2', 'NOx', 'CO', 'NH3', 'VOC'] as const
export type Emitted = typeof EMITTED[number]

export const TAGS = SECTORS.length * AREAS.length
/** Index of a tag in arrays that hold one value a tag. */
export function tagOf(area: Area, sector: Sector): number { return AREAS.indexOf(area) * SECTORS.length + SECTORS.indexOf(sector) }

/** Areas that an order for `area` binds: only orders nest. */
export function areasBound(area: Area): readonly Area[] { return AREAS.slice(0, AREAS.indexOf(area) + 1) }

/** Keys of `split`: the district's sectors singly, then the two inflows. */
export const SPLIT = [...SECTORS, 'city', 'regional'] as const

/** What six regulatory pollutants can tell apart (science.md §2): keys of `contributions`, joined in the order of SPLIT. */
export const GROUPS = [
  { key: 'mobile+non_road', members: ['mobile', 'non_road'] },
  { key: 'industry+residential_heating', members: ['industry', 'residential_heating'] },
  { key: 'construction_dust+road_dust+bare_land', members: ['construction_dust', 'road_dust', 'bare_land'] },
  { key: 'solvent+catering+agriculture+other_local', members: ['solvent', 'catering', 'agriculture', 'other_local'] },
  { key: 'city+regional', members: ['city', 'regional'] },
] as const
export type GroupKey = typeof GROUPS[number]['key']
