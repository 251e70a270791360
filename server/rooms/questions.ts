import { parseHour } from '../../models/units/time.ts'
import type { Episode } from '../engine/episode.ts'
import type { Calls, Refused } from '../engine/messages.ts'
import type { Room } from './room.ts'

/** Stations' series up to the room's clock. Refuses a station that the episode does not have. */
export function askSeries(room: Room, episode: Episode, { stations, columns, from }: Calls['series']['args']): Calls['series']['answer'] {
  return strangeAmong(stations, episode) ?? room.series(stations, columns, from === undefined ? null : parseHour(from, episode.offsetMinutes))
}

/** What a room knows at its clock, to be assessed beside the engine. Refuses a station that the episode does not have, and a clock before the first hour. */
export function askAssessed(room: Room, episode: Episode, { asked }: Calls['assessed']['args']): Calls['assessed']['answer'] {
  const stations = asked.stations === undefined ? [room.state.station] : asked.stations
  return strangeAmong(stations ?? [], episode) ?? orRefused('assessment.refused', () => episode.assessed(room.fold, { ...asked, stations }))
}

/** Levels by rule at the room's clock, of the edition in force or another one. */
export function askAlert(room: Room, { edition }: Calls['alert']['args']): Calls['alert']['answer'] {
  return orRefused('standard.unknown', () => room.alert({ all: true, ...(edition !== undefined && { edition }) }))
}

/** A RangeError says in its own sentence what cannot be asked; anything else is a defect and throws on. */
function orRefused<T>(code: Refused['code'], answer: () => T): T | Refused {
  try { return answer() } catch (error) {
    if (error instanceof RangeError) return { ok: false, code, message: error.message }
    throw error
  }
}

/** The refusal of the first station that the episode does not have. */
function strangeAmong(stations: readonly string[], episode: Episode): Refused | null {
  const strange = stations.find((station) => !episode.stations.some(({ id }) => id === station))
  return strange === undefined ? null : { ok: false, code: 'station.unknown', message: `there is no station "${strange}" in this episode; it has ${episode.stations.map(({ id }) => id).join(', ')}` }
}
