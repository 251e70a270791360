import { formatHour, hoursAfter, type EventHour } from '../../models/units/time.ts'
import { branchColumns, hourColumns } from '../engine/columns.ts'
import type { Episode } from '../engine/episode.ts'
import type { Clock } from '../protocol/clock.ts'
import type { Hours } from '../protocol/hours.ts'
import type { RoomView } from '../protocol/server.ts'
import { awayOf } from './away.ts'
import type { RoomBranches } from './branches.ts'
import { speciesView } from './species-view.ts'
import type { RoomState } from './state.ts'

/** The clock as viewers see it. */
export function clockView(state: RoomState, episode: Episode): Clock {
  const iso = (hour: EventHour): string => formatHour(hour, episode.offsetMinutes)
  return { mode: episode.mode, cursor: state.cursor < episode.first ? null : iso(state.cursor), first: iso(episode.first), last: iso(episode.last), playing: state.playing, speed: state.speed }
}

/** Baseline and branches from the hour `from` to the cursor. */
export function hoursView(branches: RoomBranches, episode: Episode, from: EventHour): Hours {
  const start = Math.max(0, from - episode.first)
  const { fold } = branches
  return {
    ...hourColumns(fold.hours.slice(start), hoursAfter(episode.first, start), episode.offsetMinutes, episode.atOther()),
    branches: Object.fromEntries(branches.ids.flatMap((id) => {
      const track = fold.tracks.get(id)
      return track === undefined || track.failed !== null ? [] : [[id, branchColumns(track, start)]]
    })),
  }
}

/** What the room plays, and with which versions. */
export function roomView(room: string, episode: Episode, state: RoomState): RoomView {
  return {
    room, pack: episode.pack, station: state.station,
    stations: episode.stations.map((s) => ({ id: s.id, zh: s.name_zh, en: s.name_en, role: s.role, lon: s.lon, lat: s.lat, away: awayOf(s, episode.stations) })),
    offsetMinutes: episode.offsetMinutes, members: episode.members, seed: episode.seed, engine: episode.engine,
    models: episode.models.map(({ id, version, name }) => ({ id, version, name })), limits: episode.limits.map((limit) => ({ ...limit })),
    gasLimits: episode.gasLimits.map((limit) => ({ ...limit })), gas: episode.gas.view(episode.first, episode.last), units: { ...episode.units }, species: speciesView(episode.units),
    skill: episode.skillAt(state.station),
  }
}
