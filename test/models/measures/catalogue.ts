import { compileOrder, type OrderConfig } from '../../../models/measures/combine.ts'
import type { Area, Emitted, Sector } from '../../../models/contract/dimensions.ts'
import { AREAS, EMITTED, TAGS, tagOf } from '../../../models/contract/dimensions.ts'
import type { Catalogue, Measure, MeasureEffect, Order, Scenario } from '../../../models/contract/scenario.ts'
import { parseHour, type EventHour } from '../../../models/units/time.ts'

export function at(text: string): EventHour {
  const hour = parseHour(text)
  if (hour === null) throw new Error(`no hour: ${text}`)
  return hour
}

export function effect(sector: Sector, pollutant: Emitted | '*', value: number, low = value, high = value): MeasureEffect {
  return { sector, pollutant, reduction: { value, low, high }, status: 'assumed', source: 'test' }
}

export function measure(id: string, effects: MeasureEffect[], more: Partial<Measure> = {}): Measure {
  return { id, name: { zh: id, en: id }, group: 'other', effects, ramp_h: 0, execution: { value: 1, low: 1, high: 1 }, why: { zh: '', en: '' }, status: 'assumed', source: 'test', ...more }
}

/** Two exact measures, one uncertain one, one by night; orange has half of `limit`, red all of it. */
export const catalogue: Catalogue = {
  measures: [
    measure('limit', [effect('mobile', 'NOx', 0.5)]),
    measure('trucks', [effect('mobile', 'NOx', 0.2), effect('mobile', 'PM2.5', 0.3)]),
    measure('sweep', [effect('road_dust', '*', 0.4, 0.2, 0.7)], { execution: { value: 0.8, low: 0.6, high: 0.95 }, ramp_h: 6 }),
    measure('night', [effect('construction_dust', '*', 1)], { hours: [22, 5] }),
    measure('advice', []),
  ],
  levels: (['orange', 'red'] as const).map(id => ({
    id, edition: 'test', name: { zh: id, en: id }, required_cut_percent: null,
    measures: [{ id: 'limit', strength: id === 'red' ? 1 : 0.5, status: 'assumed' as const, source: 'test' }, { id: 'sweep', strength: 1, status: 'assumed' as const, source: 'test' }],
  })),
}

export const run: OrderConfig = { members: 20, seed: 1, offsetMinutes: 480, first: at('2016-12-15T01:00'), last: at('2016-12-23T00:00') }

export function compiled(scenario: Partial<Scenario>, config: OrderConfig = run) {
  const result = compileOrder({ name: 'test', ...scenario }, catalogue, config)
  if (!result.ok) throw new Error(result.message)
  return result
}

/** What is left of one emission in one hour, for one member; 1 where the hour is null. */
export function left(order: Order, hour: EventHour, area: Area, sector: Sector, pollutant: Emitted, member = 0): number {
  const remaining = order.remaining(hour)
  return remaining === null ? 1 : remaining[(member * TAGS + tagOf(area, sector)) * EMITTED.length + EMITTED.indexOf(pollutant)] as number
}
export const areas = AREAS
