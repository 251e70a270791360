/** What a published name means in a pack: its table, its column and the unit it has there. */
import { MOLAR_MASSES } from '../../../models/units/gas.ts'
import { isKnownObservation, OBSERVATION_UNITS, WEATHER_UNITS } from '../columns.ts'
import type { DraftTable } from './draft.ts'
import { speciesNamed } from './species.ts'

export interface Variable {
  readonly table: DraftTable
  readonly column: string
  /** The unit in packs made by import. */
  readonly unit: string
  /** Null for what is no gas: particles, weather, indices. Molar mass in g/mol, null where the gas has none that is known. */
  readonly gas: { readonly molarMass: number | null; readonly carbons: number | null } | null
}

/** The longest name of a species that is listed has half of this; a longer one is no name. */
const LONGEST_COLUMN = 64

/** Extra columns with the unit they have in packs made by import. NOx is told as NO2, as GB 3095-2012 §3 has it. */
const EXTRAS: Readonly<Record<string, { readonly unit: string; readonly molarMass: number | null }>> = {
  aqi_published: { unit: '1', molarMass: null }, j_no2: { unit: '1/s', molarMass: null },
  no: { unit: 'µg/m³', molarMass: MOLAR_MASSES.no }, nox: { unit: 'µg/m³', molarMass: MOLAR_MASSES.no2 },
}
/** Names of networks and of OpenAQ, beside those that are columns already. */
const ALIASES: Readonly<Record<string, string>> = {
  'pm2.5': 'pm25', pm2_5: 'pm25', 'pm₂.₅': 'pm25', aqi: 'aqi_published', relativehumidity: 'relative_humidity', rh: 'relative_humidity',
  windspeed: 'wind_speed', winddirection: 'wind_direction', temp: 'temperature',
}

/** The variable published as `name` (PM2.5, Benzene, 甲苯, relativehumidity), or null where no pack has such a column. */
export function variableNamed(name: string): Variable | null {
  const lower = name.trim().toLowerCase()
  return variableOf(Object.hasOwn(ALIASES, lower) ? ALIASES[lower] ?? lower : lower) ?? variableOf(speciesNamed(lower)?.column ?? '')
}

/** The variable of that column of a pack, or null. An unlisted species is known by its prefix, without a molar mass. */
export function variableOf(column: string): Variable | null {
  if (Object.hasOwn(WEATHER_UNITS, column)) return { table: 'weather', column, unit: unitIn(WEATHER_UNITS, column), gas: null }
  if (Object.hasOwn(OBSERVATION_UNITS, column)) {
    const molarMass = Object.hasOwn(MOLAR_MASSES, column) ? unitOfMass(column) : null
    return { table: 'observations', column, unit: unitIn(OBSERVATION_UNITS, column), gas: molarMass === null ? null : { molarMass, carbons: null } }
  }
  const extra = Object.hasOwn(EXTRAS, column) ? EXTRAS[column] : undefined
  if (extra !== undefined) return { table: 'observations', column, unit: extra.unit, gas: extra.molarMass === null ? null : { molarMass: extra.molarMass, carbons: null } }
  return isKnownObservation(column) && column.length <= LONGEST_COLUMN ? speciesVariable(column) : null
}

function speciesVariable(column: string): Variable {
  const facts = speciesNamed(column)
  if (column.startsWith('pm_')) return { table: 'observations', column, unit: 'µg/m³', gas: null }
  // A sum of many gases has no molar mass, so it keeps to carbon atoms by volume, as it is measured.
  const unit = facts?.group === 'sum' ? 'ppbC' : 'µg/m³'
  return { table: 'observations', column, unit, gas: { molarMass: facts?.molar_mass ?? null, carbons: facts?.carbons ?? null } }
}

function unitIn(units: Readonly<Record<string, string>>, column: string): string { return units[column] ?? '1' }
function unitOfMass(column: string): number { return MOLAR_MASSES[column as keyof typeof MOLAR_MASSES] }
