import type { ArrivedRow } from '../../models/stream/row.ts'
import { formatHour } from '../../models/units/time.ts'
import type { LogRow } from '../../server/log/log.ts'
import { FeedEvent } from '../../server/protocol/events.ts'

/** A row as a feed would send it; `id` is its identity, so another id is a revision. */
export function feedEvent(type: 'observation' | 'weather', { station, hour, values }: Pick<ArrivedRow, 'station' | 'hour' | 'values'>, id = `${type}/${station}/${hour}`): FeedEvent {
  return FeedEvent.parse({ specversion: '1.0', id, source: 'urn:test', type, data: { station, time: formatHour(hour), ...values } })
}

/** Events as the observation log hands them on, with the moment of each in ms. */
export function logRows(given: readonly { readonly event: FeedEvent; readonly arrived: number }[], from = 1): LogRow[] {
  return given.map(({ event, arrived }, i) => ({ seq: from + i, hash: '', arrived: new Date(arrived).toISOString(), event }))
}
