/**
 * Turns a declared unit into the project's unit of a column. By declaration only: values are never looked at.
 * Gases by volume (ppb, ppm) need the pack's gas state of the hour; particles by volume are refused.
 */
import { MOLAR_MASSES, ppbToUgM3, REFERENCE_STATES } from '../../models/units/gas.ts'
import { of } from '../../models/units/quantity.ts'
import { parseHour, type EventHour } from '../../models/units/time.ts'
import type { GasStateName, GasStates } from './manifest.ts'

/** Null: already in the target unit. */
export type Convert = ((value: number, hour: EventHour) => number) | null
export type Conversion = { readonly convert: Convert } | { readonly refusal: string }

/** Sizes within one dimension, as whole numbers so that 300 µg/m³ becomes 0.3 mg/m³ and not 0.30000000000000004. */
const DIMENSIONS: readonly Readonly<Record<string, number>>[] = [
  { 'ng/m³': 1, 'µg/m³': 1_000, 'mg/m³': 1_000_000, 'g/m³': 1_000_000_000 },
  { ppt: 1, ppb: 1_000, ppm: 1_000_000 },
  { '%': 1, '1': 100 },
  { Pa: 1, hPa: 100, kPa: 1_000 },
  { 'km/h': 10, 'm/s': 36 },
  { mm: 1, cm: 10, m: 1_000, km: 1_000_000 },
  { degree: 1 },
  { '°C': 1 },
]

const SPELLINGS: Readonly<Record<string, string>> = {
  'ug/m3': 'µg/m³', 'ng/m3': 'ng/m³', 'mg/m3': 'mg/m³', 'g/m3': 'g/m³', 'ugm-3': 'µg/m³', 'ngm-3': 'ng/m³', 'mgm-3': 'mg/m³', 'gm-3': 'g/m³',
  'ug.m-3': 'µg/m³', 'mg.m-3': 'mg/m³', '[ppb]': 'ppb', '[ppm]': 'ppm', ppbv: 'ppb', ppmv: 'ppm', pptv: 'ppt', 'nmol/mol': 'ppb', 'umol/mol': 'ppm',
  Cel: '°C', degC: '°C', C: '°C', '°C': '°C', kelvin: 'K', percent: '%', fraction: '1', mbar: 'hPa', 'ms-1': 'm/s', 'm.s-1': 'm/s',
  'kmh-1': 'km/h', kmh: 'km/h', deg: 'degree', degrees: 'degree', '°': 'degree',
}

/** One spelling for each unit: `ug/m3`, `μg/m³` and `ug m-3` are `µg/m³`. An unknown unit comes back as it was. */
export function unitName(text: string): string {
  // NFKC turns ³ into 3 and both micro signs into the Greek letter; °C becomes °C.
  const plain = text.trim().normalize('NFKC').replace(/\s+/g, '').replace(/μ/g, 'u').replace(/\^/g, '')
  // The text is a stranger's: "constructor" is a unit that nobody spelled, not what every object inherits.
  return Object.hasOwn(SPELLINGS, plain) ? SPELLINGS[plain] ?? plain : plain
}

/** How a value declared in `declared` becomes `target` in column `column` (a gas by its name where volume shares are meant). */
export function conversion(column: string, declared: string, target: string, states: GasStates): Conversion {
  const from = unitName(declared)
  if (from === target) return { convert: null }
  if (target === '°C' && from === 'K') return { convert: value => value - 273.15 }
  const sizes = DIMENSIONS.find(dimension => Object.hasOwn(dimension, from))
  const [size, whole] = [sizes?.[from], sizes?.[target]]
  if (size !== undefined && whole !== undefined) return { convert: value => value * size / whole }
  if (from === 'ppb' || from === 'ppm' || from === 'ppt') return fromVolume(column, from, target, states)
  return { refusal: `the unit "${declared}" cannot be turned into ${target}; declare ${target} or a unit of the same kind, and write the values in it` }
}

function fromVolume(column: string, from: string, target: string, states: GasStates): Conversion {
  if (!isGas(column)) return { refusal: `the unit "${from}" is a share of a gas and ${column} is none; declare ${target} and write the values in it` }
  const molarMass = MOLAR_MASSES[column]
  const perPpb = DIMENSIONS[1]?.[from] ?? 1_000
  const perUg = DIMENSIONS[0]?.[target]
  if (perUg === undefined) return { refusal: `the unit "${from}" cannot be turned into ${target}` }
  return { convert: (value, hour) => {
    const state = { molarMass, ...REFERENCE_STATES[gasStateAt(states, hour)] }
    return ppbToUgM3(of<'ppb'>(value * perPpb / 1_000), state) * 1_000 / perUg
  } }
}

/** State of the gas in the hour that ends at `hour`; before the first entry of a list the first holds. An hour belongs to the state that began at or before its beginning. */
export function gasStateAt(states: GasStates, hour: EventHour): GasStateName {
  if (typeof states === 'string') return states
  let best: { from: number; state: GasStateName } | null = null
  let first: { from: number; state: GasStateName } | null = null
  for (const { from, state } of states) {
    const at = parseHour(from) ?? Number.NEGATIVE_INFINITY
    if (at < hour && (best === null || at >= best.from)) best = { from: at, state }
    if (first === null || at < first.from) first = { from: at, state }
  }
  return best?.state ?? first?.state ?? '273.15K'
}

function isGas(column: string): column is keyof typeof MOLAR_MASSES { return Object.hasOwn(MOLAR_MASSES, column) }
