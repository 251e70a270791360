/**
 * From mass to volume: the factor that turns µg/m³ of a gas (mg/m³ of CO) into ppb or ppm.
 * For: standards that limit gases by volume, as the US does. In words: the ideal gas law at one stated temperature and 1 atm, taken to
 * 12 digits, then exact. Units of the limit. Reference: models/units/gas.ts. When not to use it: for particles, which have no volume.
 */
import type { Pollutant } from '../contract/frame.ts'
import { MOLAR_MASSES, ugM3ToPpb } from '../units/gas.ts'
import { of } from '../units/quantity.ts'
import { ONE, type Exact } from './exact.ts'
import type { LimitValue } from './limit-standard.ts'

const DIGITS = 1e12
/** Standard atmosphere, which both Chinese states are at. */
const PRESSURE = 101_325

/** ONE where the limit is by mass. Throws RangeError for particles by volume. */
export function volumeFactor(pollutant: Pollutant, unit: LimitValue['unit'], kelvin: number): Exact {
  if (unit === 'ug/m3' || unit === 'mg/m3') return ONE
  if (pollutant === 'pm25' || pollutant === 'pm10') throw new RangeError(`${pollutant} has no ${unit}: particles are limited by mass`)
  const ppb = ugM3ToPpb(of<'ug/m3'>(1), { molarMass: MOLAR_MASSES[pollutant], temperature: of<'K'>(kelvin), pressure: of<'Pa'>(PRESSURE) })
  // CO is held in mg/m³: a thousand times as much, which is what lies between ppb and ppm.
  const thousandths = (unit === 'ppb' ? 1 : 0.001) * (pollutant === 'co' ? 1000 : 1)
  return { num: BigInt(Math.round(ppb * thousandths * DIGITS)), den: BigInt(DIGITS) }
}
