/**
 * What the first apportionment assumes, each with its range, unit and source; a pack or a session replaces any of them by id.
 * The ensemble draws once for each member from `low` to `high` (central 90 %). Reference: science.md §2 and §9.
 */
import type { Parameter } from '../contract/parameter.ts'

export const APPORTION_PARAMETERS: readonly Parameter[] = [
  given('apportion.district.area', 'km²', 948, 948, 948, 'found', 'science.md: Pinggu'),
  given('apportion.district.plain_share', '1', 0.5, 0.4, 0.8, 'assumed', 'share of the area on which the sources lie: mountains on three sides, people, roads and plants on the plain in the middle (the plan, ch. 1 §2)'),
  given('apportion.inflow.network_share', '1', 0.75, 0.6, 0.95, 'assumed', 'the boundary definition of this version: inflow is at least this share of the 25th percentile of the network'),
  given('apportion.inflow.least', '1', 0.6, 0.45, 0.85, 'assumed', 'least share of inflow where no other station is known; Pinggu’s own sources are perhaps 5-20 % (science.md)'),
  given('apportion.city.share', '1', 0.45, 0.32, 0.58, 'assumed', 'city’s share of the inflow at 75 µg/m³ and without direction, so that the municipality makes 34-60 % (source-apportionment.md §5)'),
  given('apportion.city.direction', 'logit', 0.7, 0.3, 1.2, 'assumed', 'added in steady wind from the city’s bearing, taken off in the opposite one'),
  given('apportion.city.heavy', 'logit', 0.3, 0.1, 0.5, 'assumed', 'taken off for each e-fold above 75 µg/m³: transport is 55-75 % on heavy days against a third on the mean (rounds 2 and 3)'),
  given('apportion.secondary.heating', '1', 0.45, 0.3, 0.6, 'assumed', 'secondary share at 50 % humidity in the heating season: 36-58 % at four suburban sites (Wang 2019, HJKX 40(3) 1035)'),
  given('apportion.secondary.rest', '1', 0.5, 0.35, 0.65, 'assumed', 'secondary share at 50 % humidity else: secondary inorganics 48 % in summer at Pinggu (Srivastava 2021, ACP 21, 14703)'),
  given('apportion.secondary.humidity', '1', 0.2, 0, 0.4, 'assumed', 'added from 50 to 150 % relative humidity, were it possible'),
  given('apportion.secondary.ageing', '1', 0.1, 0, 0.2, 'assumed', 'share by which air of the region is richer in secondary PM, and air of the city poorer'),
  given('apportion.secondary.forming', 'h', 18, 10, 36, 'assumed', 'time in which precursors become PM, against the time that the air stays in the district'),
  given('apportion.precursor.heating.SO2', '1', 0.25, 0.15, 0.4, 'assumed', 'share of the secondary PM, before adding up to 1'),
  given('apportion.precursor.heating.NOx', '1', 0.35, 0.2, 0.5, 'assumed', 'share of the secondary PM, before adding up to 1'),
  given('apportion.precursor.heating.NH3', '1', 0.15, 0.08, 0.25, 'assumed', 'share of the secondary PM, before adding up to 1'),
  given('apportion.precursor.heating.VOC', '1', 0.25, 0.12, 0.4, 'assumed', 'share of the secondary PM, before adding up to 1'),
  given('apportion.precursor.rest.SO2', '1', 0.3, 0.15, 0.45, 'assumed', 'share of the secondary PM, before adding up to 1'),
  given('apportion.precursor.rest.NOx', '1', 0.2, 0.1, 0.35, 'assumed', 'share of the secondary PM, before adding up to 1'),
  given('apportion.precursor.rest.NH3', '1', 0.15, 0.08, 0.25, 'assumed', 'share of the secondary PM, before adding up to 1'),
  given('apportion.precursor.rest.VOC', '1', 0.35, 0.2, 0.5, 'assumed', 'share of the secondary PM, before adding up to 1'),
  given('apportion.tracer.background', '1', 0.6, 0.4, 0.85, 'assumed', 'share of a tracer that comes with the inflow where no other station measured it'),
  given('apportion.tracer.gain', '1/h', 0.014, 0.014, 0.014, 'assumed', 'a tracer moves the slow factor with a time of 72 h'),
  given('apportion.tracer.return', '1/h', 0.004, 0.004, 0.004, 'assumed', 'the slow factor returns to the inventory with a time of 240 h'),
  given('apportion.total.prior', 'µg/m³', 60, 20, 180, 'assumed', 'PM2.5 before anything was measured'),
  given('apportion.total.hourly_error', 'ln', 0.12, 0.12, 0.12, 'assumed', 'spread of a persisted PM2.5 after one hour, growing with the root of the gap up to 0.8'),
  given('apportion.total.network_error', 'ln', 0.3, 0.3, 0.3, 'assumed', 'largest spread where the network says how it went on'),
]

function given(id: string, unit: string, value: number, low: number, high: number, status: Parameter['status'], source: string): Parameter {
  return { id, unit, value, low, high, status, source }
}
