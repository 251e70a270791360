import { hoursAfter, type EventHour } from '../../../models/units/time.ts'
import type { AssessmentQuery } from '../../protocol/assessment.ts'
import type { Arrivals } from '../arrivals.ts'
import type { Doubts } from '../doubts.ts'
import { RecordBuilder, type PackedRecord, type RecordSpan } from './record.ts'

export interface EpisodeRecordSource extends RecordSpan {
  readonly arrivals: Arrivals
  /** ms: what had arrived by then is known. */
  readonly until: number
  /** What quality said of an hour: the room's own, rulings of its people included. */
  readonly doubts: (hour: EventHour) => Doubts | undefined
}

/** The hours of an episode up to its clock, as known there. Believed: without what quality or a ruling withholds. */
export function episodeRecord(source: EpisodeRecordSource, values: AssessmentQuery['values']): PackedRecord {
  const builder = new RecordBuilder(source)
  const stations = new Set(source.stations.map(({ id }) => id))
  for (let hour = source.first; hour <= source.last; hour = hoursAfter(hour, 1)) {
    const doubts = values === 'believed' ? source.doubts(hour) : undefined
    builder.add(hour, source.arrivals.observationsOf(stations, hour, source.until).map(({ station, values: own }) => ({
      station, values: own, withheld: (column) => doubts?.[station]?.[column]?.raw !== undefined,
    })))
  }
  return builder.done()
}
