/**
 * Surroundings of a station: which stations count as elsewhere, and which is nearest.
 * For: frames.ts (network summaries, borrowed weather). In words: great-circle distance by the haversine formula on a sphere of
 * 6,371.0088 km (IUGG mean radius); stations within `keepOut` km are the same place, not upwind (science.md §2: Donggaocun is 5 km
 * from Pinggu). km. Reference: Sinnott (1984), Sky and Telescope 68, 159. When not to use it: for transport, which follows the wind.
 */
import type { StationPlace } from './row.ts'

/** Where a station lies as seen from the focus: ° clockwise from north, and km. */
export interface Bearing { readonly degrees: number; readonly km: number }

export interface Surroundings {
  readonly focus: string
  /** Stations farther than `keepOut`, and those without a place, in the order of the pack; and where they lie, null where unknown. */
  readonly elsewhere: readonly string[]
  readonly bearings: readonly (Bearing | null)[]
  /** The focus first, then all others by distance; those without a place last. */
  readonly nearest: readonly string[]
}

/** Made once for a focus. `keepOut` in km; throws RangeError where the focus is not among the stations. */
export function surroundingsOf(stations: readonly StationPlace[], focus: string, keepOut = 15): Surroundings {
  const place = stations.find(s => s.id === focus)
  if (place === undefined) throw new RangeError(`the station "${focus}" is not among the pack's ${stations.length} stations`)
  const others = stations.filter(s => s.id !== focus).map(s => ({ id: s.id, km: distanceKm(place, s) }))
  const byDistance = [...others].sort((a, b) => (a.km ?? Infinity) === (b.km ?? Infinity) ? (a.id < b.id ? -1 : 1) : (a.km ?? Infinity) - (b.km ?? Infinity))
  const far = others.filter(s => s.km === null || s.km > keepOut)
  const byId = new Map(stations.map(s => [s.id, s]))
  return {
    focus,
    elsewhere: far.map(s => s.id),
    bearings: far.map(s => bearing(place, byId.get(s.id) ?? place, s.km)),
    nearest: [focus, ...byDistance.map(s => s.id)],
  }
}

/** Great-circle distance, km; null where either place is unknown. */
export function distanceKm(a: StationPlace, b: StationPlace): number | null {
  if (a.lon === null || a.lat === null || b.lon === null || b.lat === null) return null
  const rad = Math.PI / 180
  const sinLat = Math.sin((b.lat - a.lat) * rad / 2)
  const sinLon = Math.sin((b.lon - a.lon) * rad / 2)
  const h = sinLat * sinLat + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * sinLon * sinLon
  return 2 * 6371.0088 * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** Initial bearing of the great circle from `from` to `to`. */
function bearing(from: StationPlace, to: StationPlace, km: number | null): Bearing | null {
  if (km === null || from.lon === null || from.lat === null || to.lon === null || to.lat === null) return null
  const rad = Math.PI / 180
  const east = Math.sin((to.lon - from.lon) * rad) * Math.cos(to.lat * rad)
  const north = Math.cos(from.lat * rad) * Math.sin(to.lat * rad) - Math.sin(from.lat * rad) * Math.cos(to.lat * rad) * Math.cos((to.lon - from.lon) * rad)
  return { degrees: (Math.atan2(east, north) / rad + 360) % 360, km }
}
