import { asKnown } from '../../../models/stream/order.ts'
import { qualityContext } from '../../../models/stream/quality/context.ts'
import { emptyQuality, qualityHourStep } from '../../../models/stream/quality.ts'
import { closesAt } from '../../../models/stream/watermark.ts'
import type { EventHour } from '../../../models/units/time.ts'
import { loadSpringFestivals } from '../../packs/calendar.ts'
import type { ObservationRow, Pack } from '../../packs/pack.ts'
import type { Facts } from '../../packs/seed-schemas.ts'
import { GasTimeline } from '../gas-timeline.ts'
import { engineIdentity } from '../version.ts'
import type { Beside } from './assess.ts'
import { RecordBuilder, type PackedRecord } from './record.ts'

export interface Span { readonly from: EventHour | null; readonly to: EventHour | null }

/**
 * All hours of a pack in a span, with every revision that it holds. Believed: without what quality withholds, judged from the pack's first hour
 * on, as the pipeline does. Reported: as they stand.
 */
export function packRecord(pack: Pack, values: 'believed' | 'reported', { from, to }: Span): PackedRecord {
  const { offsetMinutes, stations, observations } = pack
  const gas = new GasTimeline(pack.manifest.xuefeng.gasState, offsetMinutes)
  const context = qualityContext({ stations, offsetMinutes, newYears: loadSpringFestivals(), gasState: pack.manifest.xuefeng.gasState })
  const inside = ({ hour }: ObservationRow): boolean => (from === null || hour >= from) && (to === null || hour <= to)
  const [first, last] = [observations.find(inside), observations.findLast(inside)]
  if (first === undefined || last === undefined) throw new RangeError('the hours asked for hold no observation of this pack; leave out --from and --to to have all')
  const builder = new RecordBuilder({ first: first.hour, last: last.hour, offsetMinutes, stations, gas })
  let state = emptyQuality
  for (let at = 0; at < observations.length;) {
    const { hour } = observations[at]!
    let end = at
    while (observations[end]?.hour === hour) end++
    const rows = asKnown(observations.slice(at, end), Infinity, closesAt(hour, pack.manifest.xuefeng.latencyMinutes))
    at = end
    if (values === 'reported') {
      if (hour >= first.hour && hour <= last.hour) builder.add(hour, rows.map((row) => ({ ...row, withheld: () => false })))
      continue
    }
    if (hour > last.hour) break
    const judged = qualityHourStep(state, rows.map(({ station, values: own }) => ({ station, hour, values: own })), context)
    state = judged.state
    if (hour >= first.hour) builder.add(hour, rows.map((row) => ({ ...row, withheld: (column) => { const reading = judged.out[row.station]?.[column]; return reading !== undefined && 'missing' in reading } })))
  }
  return builder.done()
}

/** What a pack and the district's facts say beside the hours. */
export function besidePack({ manifest, sha256, dustDays, dustfall }: Pack, facts: Facts): Beside {
  return { pack: { name: manifest.name, sha256 }, engine: engineIdentity(), gasState: manifest.xuefeng.gasState, dust: new Set(dustDays.map(({ date }) => date)), dustfall, facts }
}
