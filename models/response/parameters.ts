/**
 * What the response assumes, each with its range, unit and source; a pack or a session replaces any of them by id.
 * The ensemble draws once for each member from `low` to `high` (central 90 %). Reference: science.md §1, chemistry-response.md §5.
 */
import type { Parameter } from '../contract/parameter.ts'

export const RESPONSE_PARAMETERS: readonly Parameter[] = [
  assumed('response.secondary.time', 'h', 17, 12, 24, 'science.md §1: 12-24 h'),
  assumed('response.resistance.SO2', '1', 0.1, 0, 0.3, 'share of a small SO2 cut that sulphate does not follow: oxidants and metals, not SO2, limit winter sulphate in part'),
  assumed('response.resistance.NOx', '1', 0.4, 0.1, 0.7, 'share of a small NOx cut that nitrate does not follow: less NOx leaves more oxidant in winter'),
  assumed('response.resistance.NH3', '1', 0.4, 0.1, 0.7, 'share of a small NH3 cut that ammonium and nitrate do not follow: ammonia is in excess'),
  assumed('response.resistance.VOC', '1', 0.3, 0.1, 0.5, 'share of a small VOC cut that organic PM does not follow'),
  assumed('response.interaction.NOx_VOC', '1', 0.5, 0.2, 0.8, 'how far a VOC cut takes away the resistance of nitrate: both make the oxidants'),
  assumed('response.interaction.NH3_NOx', '1', 0.4, 0.1, 0.7, 'how far a NOx cut takes away the resistance of ammonium: ammonium nitrate needs both'),
]

function assumed(id: string, unit: string, value: number, low: number, high: number, source: string): Parameter {
  return { id, unit, value, low, high, status: 'assumed', source }
}
