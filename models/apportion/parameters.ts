/**
 * What the apportionment assumes, each with its range, unit and source; a pack or a session replaces any of them by id.
 * The ensemble draws once for each member from `low` to `high` (central 90 %). Reference: science.md §2 and §9.
 * None was fitted to a twin: where twins showed a number to be out of its field's range it was moved into it, and the twins of another
 * generator judge the whole (test/models/apportion/skill.test.ts).
 */
import type { Parameter } from '../contract/parameter.ts'
import { FILTER_PARAMETERS } from './filter-parameters.ts'
export { GROUP_NAMES } from './filter-parameters.ts'

const OWN: readonly Parameter[] = [
  given('district.area', 'km²', [948, 948, 948], 'science.md: Pinggu', 'found'),
  given('district.plain_share', '1', [0.5, 0.4, 0.8], 'share of the area on which the sources lie: mountains on three sides, people, roads and plants on the plain in the middle (the plan, ch. 1 §2)'),
  given('inflow.least', '1', [0.25, 0.1, 0.5], 'least share of inflow in any hour; Pinggu’s own sources are perhaps 5-20 % on the mean (science.md), more in a calm night'),
  given('city.share', '1', [0.45, 0.32, 0.58], 'city’s share of the inflow at 75 µg/m³ and without direction, so that the municipality makes 34-60 % (source-apportionment.md §5)'),
  given('city.direction', 'logit', [0.7, 0.3, 1.2], 'added in steady wind from the city’s bearing, taken off in the opposite one'),
  given('city.heavy', 'logit', [0.3, 0.1, 0.5], 'taken off for each e-fold above 75 µg/m³: transport is 55-75 % on heavy days against a third on the mean (rounds 2 and 3)'),
  given('secondary.heating', '1', [0.45, 0.3, 0.6], 'secondary share of the inflow at 50 % humidity in the heating season: 36-58 % at four suburban sites (Wang 2019, HJKX 40(3) 1035)'),
  given('secondary.rest', '1', [0.5, 0.35, 0.65], 'secondary share of the inflow at 50 % humidity else: secondary inorganics 48 % in summer at Pinggu (Srivastava 2021, ACP 21, 14703)'),
  given('secondary.humidity', '1', [0.2, 0, 0.4], 'added from 50 to 150 % relative humidity, were it possible'),
  given('secondary.ageing', '1', [0.1, 0, 0.2], 'share by which air of the region is richer in secondary PM, and air of the city poorer'),
  given('secondary.time.SO2', 'h', [30, 12, 75], 'time in which SO2 becomes sulphate in winter: 1-8 %/h'),
  given('secondary.time.NOx', 'h', [22, 10, 48], 'time in which NOx becomes nitric acid in winter: a lifetime of about a day'),
  given('secondary.time.NH3', 'h', [1, 0.5, 3], 'ammonia finds acids within the hour'),
  given('secondary.time.VOC', 'h', [25, 10, 60], 'time in which VOC react'),
  given('secondary.formed.SO2', '1', [1, 1, 1], 'sulphate stays a particle'),
  given('secondary.formed.NOx', '1', [0.8, 0.6, 1], 'share of the nitric acid that is particle nitrate in cold, ammonia-rich air'),
  given('secondary.formed.NH3', '1', [0.6, 0.3, 1], 'share of the ammonia that acids take up'),
  given('secondary.formed.VOC', '1', [0.06, 0.02, 0.15], 'yield of secondary organic PM'),
  given('secondary.humid', 'ln', [1.5, 0.5, 2.5], 'SO2 and NOx turn by this much faster for 100 % more humidity'),
  given('secondary.warm_time', '1', [0.5, 0.3, 0.8], 'times outside the heating season against those in it: more sun, more OH'),
  given('secondary.warm_share', '1', [0.5, 0.25, 0.8], 'nitrate and ammonium kept as particles outside the heating season: they evaporate'),
  ...precursors('heating', [[0.25, 0.15, 0.4], [0.35, 0.2, 0.5], [0.15, 0.08, 0.25], [0.25, 0.12, 0.4]]),
  ...precursors('rest', [[0.3, 0.15, 0.45], [0.2, 0.1, 0.35], [0.15, 0.08, 0.25], [0.35, 0.2, 0.5]]),
  given('total.prior', 'µg/m³', [60, 20, 180], 'PM2.5 before anything was measured'),
  given('total.hourly_error', 'ln', [0.12, 0.12, 0.12], 'spread of a persisted PM2.5 after one hour, growing with the root of the gap up to 0.8'),
  given('total.network_error', 'ln', [0.3, 0.3, 0.3], 'largest spread where the network says how it went on'),
]

/** All of them, those of the filter last. */
export const APPORTION_PARAMETERS: readonly Parameter[] = [...OWN, ...FILTER_PARAMETERS]

function precursors(season: string, ranges: readonly Range[]): Parameter[] {
  return (['SO2', 'NOx', 'NH3', 'VOC'] as const).map((name, i) => given(`precursor.${season}.${name}`, '1', ranges[i] as Range, 'share of the inflow’s secondary PM, before adding up to 1'))
}

type Range = readonly [value: number, low: number, high: number]
function given(id: string, unit: string, [value, low, high]: Range, source: string, status: Parameter['status'] = 'assumed'): Parameter {
  return { id: `apportion.${id}`, unit, value, low, high, status, source }
}
