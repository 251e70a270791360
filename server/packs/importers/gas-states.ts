/** The state at which the Chinese networks publish gases, by date: amendment to GB 3095-2012, in force on 2018-09-01. */
import { of } from '../../../models/units/quantity.ts'
import { formatHour, parseHour, type EventHour } from '../../../models/units/time.ts'
import type { GasStates } from '../manifest.ts'

const CHANGE = '2018-09-01T00:00:00+08:00'
/** The moment of the change; the hour that ends here is the last at 273.15 K. From here on particles are published at the state of the air. */
export const NETWORK_CHANGE: EventHour = parseHour(CHANGE) ?? of(0)

/** Both states, the earlier from the beginning of the six-pollutant network on. */
export const NETWORK_STATES: GasStates = [{ from: '2012-01-01T00:00:00+08:00', state: '273.15K' }, { from: CHANGE, state: '298.15K' }]

/** The one state of the hours from `first` to `last`, or the list where they stand on both sides of the change. */
export function networkStates(first: EventHour, last: EventHour): GasStates {
  if (last <= NETWORK_CHANGE) return '273.15K'
  if (first > NETWORK_CHANGE) return '298.15K'
  return [{ from: formatHour((first - 1) as EventHour), state: '273.15K' }, { from: CHANGE, state: '298.15K' }]
}
