/**
 * What the air model assumes, each with its range, unit and source; a pack or a session replaces any of them by id.
 * The ensemble draws once for each member from `low` to `high` (central 90 %). Reference: science.md §1 and §9.
 */
import type { Parameter } from '../contract/parameter.ts'

export const AIR_PARAMETERS: readonly Parameter[] = [
  assumed('air.district.length', 'km', 31, 31, 31, 'science.md §1: 948 km² across'),
  assumed('air.district.fetch', '1', 0.5, 0.4, 1, 'share of the length that lies upwind of the receptor: half for one in the middle, all for a well-mixed box; the 1-D tracer of science.md §1 asks for half'),
  assumed('air.wind.least', 'm/s', 0.3, 0.3, 0.3, 'science.md §1'),
  assumed('air.wind.speed_factor', '1', 1, 0.7, 1.6, 'wind over the path against the wind of the station; borders lead the city by 5-12 h at 1.6 m/s (Guo 2025, HJKX 46(3) 1265), which asks for about 1'),
  assumed('air.wind.absent', 'm/s', 1.5, 0.7, 3.2, 'where no wind is given: mean of episodes 1.6 m/s (Guo 2025), range assumed'),
  assumed('air.height.night_winter', 'm', 150, 150, 150, 'science.md §9'),
  assumed('air.height.noon_winter', 'm', 800, 800, 800, 'science.md §9'),
  assumed('air.height.night_summer', 'm', 250, 250, 250, 'assumed'),
  assumed('air.height.noon_summer', 'm', 1500, 1500, 1500, 'assumed'),
  assumed('air.height.stagnation', '1', 0.5, 0.5, 0.5, 'science.md §9: half in stagnation'),
  assumed('air.height.diagnosed_factor', '1', 1, 0.625, 1.6, 'science.md §9: within ×1.6'),
  assumed('air.height.noon_factor', '1', 1, 0.625, 1.6, 'science.md §9: within ×1.6, drawn apart from the night'),
  assumed('air.height.stirred', 'm per m/s', 80, 80, 80, 'wind stirs: neutral boundary layers are 60-120 m deep for each m/s; assumed'),
  assumed('air.height.hourly', 'ln', 0.2, 0.2, 0.2, 'what a diagnosis misses from one quarter of a day to the next: assumed'),
  assumed('air.wind.recirculation', '1', 0.5, 0.1, 0.9, 'how much of a wind that turns to and fro does not carry air away: assumed'),
  assumed('air.height.given_factor', '1', 1, 0.77, 1.3, 'a reanalysis height: assumed within ×1.3'),
  assumed('air.residual.top', 'm', 1000, 1000, 1000, 'science.md §9'),
  assumed('air.residual.speed_factor', '1', 1.5, 1, 2.5, 'wind aloft against the wind below: assumed'),
  assumed('air.deposition', 'cm/s', 0.18, 0.1, 0.3, 'science.md §9: PM2.5'),
  assumed('air.washout', '1/s at 1 mm/h', 1e-5, 0.33e-5, 3e-5, 'science.md §9: 1e-5·R^0.7, within ×3'),
  assumed('air.path.city_near', 'km', 15.5, 15.5, 15.5, 'from the receptor to the edge of the district: half its length'),
  assumed('air.path.city_far', 'km', 112.5, 112.5, 112.5, 'the rest of the municipality, 97 km along the path (science.md §8)'),
  assumed('air.path.region_near', 'km', 40, 40, 40, 'Tianjin and Hebei to the south and east begin 15 km from Pinggu; most of their sources lie further'),
  assumed('air.path.region_far', 'km', 300, 300, 300, 'assumed: the plain of Hebei and Shandong; the members differ through the speed over the path'),
  assumed('air.path.beyond_city_far', 'km', 434.5, 434.5, 434.5, 'behind the city as seen from Pinggu (science.md §8: a line of 450 km)'),
  assumed('air.path.least', 'm/s', 0.75, 0.75, 0.75, 'eddies carry air where the wind does not: the 1-D tracer of science.md §8 in a calm of 0.5 m/s'),
  assumed('air.path.mixing', 'km', 8, 4, 15, 'length over which arriving air blends with what is there: a diffusivity of 5,000 m²/s over the time of the path'),
  assumed('air.direction.city', '°', 250, 250, 250, 'bearing of the centre of Beijing as seen from Pinggu'),
]

function assumed(id: string, unit: string, value: number, low: number, high: number, source: string): Parameter {
  return { id, unit, value, low, high, status: 'assumed', source }
}
