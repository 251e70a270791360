import { alertParts, type AlertParts } from '../../../server/protocol/alert.ts'
import type { BranchSummary } from '../../../server/protocol/branch.ts'
import type { Clock } from '../../../server/protocol/clock.ts'
import { withFigures } from '../../../server/protocol/figures.ts'
import type { EventLine, Frame, RoomView, Snapshot } from '../../../server/protocol/server.ts'
import { applyBranch, applyHours, emptyColumns, type Columns } from './columns.ts'
import { hourOf } from './times.ts'

/** The newest lines of the room's log that a viewer keeps; the whole log is at GET /api/log. */
const EVENT_LINES = 300

/** What a viewer knows of a room. Summaries, clock, view and parts of the alert are replaced, columns rewritten in place. */
export interface Room {
  view: RoomView
  clock: Clock
  alert: AlertParts
  branches: readonly BranchSummary[]
  events: readonly EventLine[]
  readonly columns: Columns
}

/** What a frame changed, so that only that is drawn again. `stale` asks for a snapshot. */
export type Change = 'clock' | 'hours' | 'branch' | 'summary' | 'alert' | 'view' | 'event' | 'stale'

export function roomOf(snapshot: Snapshot): Room {
  const columns = emptyColumns(hourOf(snapshot.clock.first))
  if (snapshot.hours.count > 0) applyHours(columns, snapshot.hours)
  return { view: snapshot.view, clock: snapshot.clock, alert: alertParts(snapshot.alert), branches: snapshot.branches, events: snapshot.events, columns }
}

/** Applies one frame of the room. */
export function applyFrame(room: Room, frame: Frame): Change {
  switch (frame.channel) {
    case 'clock': room.clock = frame.data; return 'clock'
    case 'alert': room.alert = { ...room.alert, hour: frame.data }; return 'alert'
    case 'alert-levels': room.alert = { ...room.alert, levels: frame.data }; return 'alert'
    case 'hours': return applyHours(room.columns, frame.data) ? 'hours' : 'stale'
    case 'branch':
      applyBranch(room.columns, frame.key, frame.data.from, frame.data.columns)
      room.branches = withSummary(room.branches, frame.data.summary)
      return 'branch'
    case 'summary': room.branches = withSummary(room.branches, frame.data); return 'summary'
    case 'figures': {
      const older = room.branches.find((branch) => branch.id === frame.key)
      const newer = older === undefined ? null : withFigures(older, frame.data)
      if (newer === null) return 'stale'
      room.branches = withSummary(room.branches, newer)
      return 'summary'
    }
    case 'branch-removed':
      room.branches = room.branches.filter((branch) => branch.id !== frame.key)
      room.columns.branches.delete(frame.key)
      return 'branch'
    case 'view': room.view = frame.data; return 'view'
    case 'event':
      if (room.events.some((line) => line.seq === frame.data.seq)) return 'event'
      room.events = [...room.events.slice(-EVENT_LINES + 1), frame.data]
      return 'event'
  }
}

/** The place of a branch among the others is kept: its accent and its column must not jump. */
function withSummary(branches: readonly BranchSummary[], summary: BranchSummary): readonly BranchSummary[] {
  return branches.some((branch) => branch.id === summary.id)
    ? branches.map((branch) => branch.id === summary.id ? summary : branch)
    : [...branches, summary]
}
