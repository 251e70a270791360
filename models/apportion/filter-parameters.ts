/**
 * What the filter assumes: how wide its prior is, how long it remembers, what tracers lose on the way; all assumed.
 * For: filter.ts, observe.ts, boxes.ts. Units beside each. Reference: science.md §2, §9 (deposition). Spreads are one standard deviation.
 */
import type { Parameter } from '../contract/parameter.ts'

/** Names of the four groups in ids, in the order of the contract's groups. */
export const GROUP_NAMES = ['traffic', 'solid_fuel', 'dust', 'no_tracer'] as const

export const FILTER_PARAMETERS: readonly Parameter[] = [
  ...each('filter.own', 'ln', { traffic: 0.3, solid_fuel: 0.3, dust: 0.4, no_tracer: 0.6 }, 'spread of the group’s factor of the inventory by itself'),
  one('filter.common', 'ln', 0.4, 'spread of what moves all factors together: ventilation, mixing, the land on which the sources lie'),
  one('filter.factor_time', 'h', 120, 'a factor returns to the inventory within about five days without news'),
  ...each('filter.inflow', 'ln', { no2: 0.5, so2: 0.6, co: 0.4, coarse: 0.6, pm25: 0.5 }, 'spread of what arrives against what is read elsewhere'),
  one('filter.inflow_time', 'h', 24, 'that ratio holds for about a day'),
  one('filter.air', 'ln', 0.5, 'what the box misses of an hour’s air'),
  one('filter.air_time', 'h', 8, 'and for how long'),
  ...each('filter.reading', 'ln', { no2: 0.5, so2: 0.5, co: 0.4, coarse: 0.8, pm25: 0.4 }, 'spread of an hour’s reading around the model; wider than instruments, because the errors of neighbouring hours are alike and count once'),
  one('filter.fog', '%', 80, 'from this humidity on SO2 is not read: droplets take it within hours (winter haze of Beijing; the meteorological service draws the line between haze and fog there)'),
  ...each('inflow.ratio', '1', { no2: 0.6, so2: 0.6, co: 0.8, coarse: 0.5, pm25: 0.75 }, 'what arrives against what is read elsewhere: stations stand among sources of their own, and short-lived gases are lost on the way'),
  one('inflow.memory', 'km', 60, 'path over which what arrives was averaged'),
  ...losses('tracer.deposition', 'cm/s', { no2: [0.2, 0.1, 0.4], so2: [0.4, 0.3, 0.5], co: [0, 0, 0], coarse: [1.7, 1, 3] }, 'science.md §9; CO does not deposit'),
  ...losses('tracer.loss', '1/h', { no2: [0.05, 0.02, 0.12], so2: [0.02, 0.01, 0.05], co: [0, 0, 0], coarse: [0, 0, 0] }, 'turned into something else'),
]

type Range = readonly [value: number, low: number, high: number]
function one(id: string, unit: string, value: number, source: string): Parameter { return { id: `apportion.${id}`, unit, value, low: value, high: value, status: 'assumed', source } }
function each(id: string, unit: string, values: Readonly<Record<string, number>>, source: string): Parameter[] {
  return Object.entries(values).map(([name, value]) => one(`${id}.${name}`, unit, value, source))
}
function losses(id: string, unit: string, ranges: Readonly<Record<string, Range>>, source: string): Parameter[] {
  return Object.entries(ranges).map(([name, [value, low, high]]) => ({ id: `apportion.${id}.${name}`, unit, value, low, high, status: 'assumed', source }))
}
