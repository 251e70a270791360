/**
 * Mixing height diagnosed from the hour, the season and the calm.
 * For: ventilation and supply where a pack has no boundary layer height. In words: night height, plus a half sine between sunrise and
 * sunset up to the noon height, both sliding from mid-January to mid-July; down to half in calm and humid air.
 * Units: m; hours are end labels in local time. Reference: science.md §9 (150 m at night, 800 m at a clear winter noon, half in
 * stagnation, within ×1.6). When not to use it: wherever a reanalysis or a ceilometer says the height.
 */
import type { CivilHour } from '../units/time.ts'

export interface HeightClimate { readonly nightWinter: number; readonly noonWinter: number; readonly nightSummer: number; readonly noonSummer: number; readonly stagnation: number }

/** Height in m. `speed` in m/s, `humidity` in % or null where unknown. Never below `nightWinter`·`stagnation`. */
export function diagnoseHeight(at: CivilHour, climate: HeightClimate, speed: number, humidity: number | null): number {
  const summer = summerness(at)
  const sun = sunshine(at)
  const night = climate.nightWinter + summer * (climate.nightSummer - climate.nightWinter)
  const noon = climate.noonWinter + summer * (climate.noonSummer - climate.noonWinter)
  return (night + sun * (noon - night)) * (1 - (1 - climate.stagnation) * stagnation(speed, humidity))
}

/** A half sine between sunrise and sunset, 0 at night. */
export function sunshine(at: CivilHour): number {
  const summer = summerness(at)
  const sunrise = 7.5 - 2.5 * summer
  const sunset = 17 + 2.5 * summer
  const middle = (at.hour === 0 ? 24 : at.hour) - 0.5
  return middle <= sunrise || middle >= sunset ? 0 : Math.sin(Math.PI * (middle - sunrise) / (sunset - sunrise))
}

/** 0 in mid-January, 1 in mid-July. */
export function summerness({ month, day }: { readonly month: number; readonly day: number }): number {
  return 0.5 - 0.5 * Math.cos(2 * Math.PI * ((month - 1) * 30.4 + day - 15) / 365)
}

/** 0 in moving or dry air, 1 in calm and humid air. The edges (0.8-1.8 m/s, 40-70 %) are assumed; without humidity calm counts half. */
function stagnation(speed: number, humidity: number | null): number {
  const calm = clamp01((1.8 - speed) / 1)
  return humidity === null ? calm * 0.5 : calm * clamp01((humidity - 40) / 30)
}

function clamp01(x: number): number { return x < 0 ? 0 : x > 1 ? 1 : x }
