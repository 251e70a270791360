import type { StationRow } from '../../../models/stream/row.ts'
import type { EventHour } from '../../../models/units/time.ts'

export const hour = (n: number) => 411_000 + n as EventHour
export const row = (n: number, values: Record<string, number | null>, station = 'pinggu'): StationRow => ({ station, hour: hour(n), values })
