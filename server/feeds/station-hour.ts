import type { ArrivedRow } from '../../models/stream/row.ts'
import { LogError } from '../log/log-error.ts'
import type { LogRow, LoggedEvent } from '../log/log.ts'

/** What a feed reads of a row of the log. */
export type FeedRow = Pick<LogRow, 'seq' | 'arrived' | 'event'>

export interface StationHour { readonly station: string; readonly time: string; readonly values: ArrivedRow['values'] }

/**
 * Station, hour and columns of an `observation` or `weather` as it stands in the log. It was parsed by its schema before it was appended,
 * and a log is read whole at each start, so only its shape is looked at; what does not have it was written by another version.
 */
export function readStationHour(event: LoggedEvent, seq: number): StationHour {
  const data = event['data']
  if (!isRecord(data)) throw unreadable(event, seq)
  const { station, time } = data
  if (typeof station !== 'string' || typeof time !== 'string') throw unreadable(event, seq)
  const values: Record<string, number | null> = {}
  for (const name in data) {
    const value = data[name]
    // An event that comes from its sender and not from the log may hold the zero that JSON has no sign for.
    if (typeof value === 'number') values[name] = value === 0 ? 0 : value
    else if (value === null) values[name] = value
  }
  return { station, time, values }
}

/** LogError `log.newer`: its chain holds, so a later version wrote it. */
export function unreadable(event: LoggedEvent, seq: number): LogError {
  return new LogError('log.newer', `the log of observations holds ${event.type === 'weather' ? 'a weather' : 'an observation'} at seq ${seq} that this version cannot read: start the version that wrote it`)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> { return typeof value === 'object' && value !== null && !Array.isArray(value) }
