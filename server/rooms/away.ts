import type { StationPlace } from '../../models/stream/row.ts'
import { distanceKm } from '../../models/stream/surroundings.ts'
import type { RoomView } from '../protocol/server.ts'

type Placed = StationPlace & { readonly role: string }

/** How far a station lies from the district's, and in which direction from it: whole km, and degrees from north. Null for that station itself, and where either place is unknown. */
export function awayOf(station: Placed, stations: readonly Placed[]): RoomView['stations'][number]['away'] {
  const district = stations.find(({ role }) => role === 'district')
  const km = district === undefined || district.id === station.id ? null : distanceKm(district, station)
  if (district === undefined || km === null || district.lat === null || district.lon === null || station.lat === null || station.lon === null) return null
  const rad = Math.PI / 180
  const [from, to, east] = [district.lat * rad, station.lat * rad, (station.lon - district.lon) * rad]
  // The great circle's bearing where it leaves the district's station.
  const bearing = Math.atan2(Math.sin(east) * Math.cos(to), Math.cos(from) * Math.sin(to) - Math.sin(from) * Math.cos(to) * Math.cos(east)) / rad
  return { km: Math.round(km), degrees: (Math.round(bearing) + 360) % 360 }
}
