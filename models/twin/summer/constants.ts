/**
 * Rate constants of the summer twin at the temperature and humidity of the hour.
 * For: its chemistry. In words: from cm³ per molecule and second to 1/(ppb s) by the number of molecules that a ppb is.
 * Units: 1/(ppb s), 1/s, ppb. Reference: IUPAC and JPL evaluations, rounded (NO + O3 2.07e-12 e^(-1400/T), HO2 + NO 3.45e-12 e^(270/T),
 * RO2 + NO 2.7e-12 e^(360/T), NO2 + O3 1.4e-13 e^(-2470/T), OH + NO2 and OH + CO at 1 atm). When not to use it: aloft; no pressure dependence.
 */
import { MOLAR_MASSES, REFERENCE_STATES, ppbToUgM3 } from '../../units/gas.ts'
import { of } from '../../units/quantity.ts'
import type { RadicalRates } from './radicals.ts'
import { FIRST_VOC, SUMMER_SPECIES, VOC } from './species.ts'

export interface Constants {
  readonly radical: RadicalRates
  readonly noO3: number
  readonly ohNo2: number
  readonly ohCo: number
  readonly ohSo2: number
  readonly ohO3: number
  readonly no2O3: number
  /** OH of methane and hydrogen, which nobody emits here, 1/s: into RO2, into HO2. */
  readonly methane: number
  readonly hydrogen: number
  /** Of each excited oxygen atom, the share that meets water. */
  readonly water: number
  readonly vocOh: Float64Array
  readonly vocO3: Float64Array
}

/** Constants at °C, % and hPa. */
export function constantsAt(celsius: number, humidity: number, hectopascals: number): Constants {
  const t = celsius + 273.15
  // Molecules of air in a cm³; a ppb is a thousand-millionth of them.
  const air = hectopascals * 100 / (1.380649e-23 * t) * 1e-6
  const ppb = air * 1e-9
  const vapour = humidity / 100 * saturation(celsius) / (hectopascals * 100) * air
  const arrhenius = (a: number, over: number) => a * Math.exp(over / t) * ppb
  const quenched = 2.15e-11 * Math.exp(110 / t) * 0.78 + 3.3e-11 * Math.exp(55 / t) * 0.21
  const withWater = 1.63e-10 * Math.exp(60 / t) * vapour
  const wet = 1 + 1.4e-21 * vapour * Math.exp(2200 / t)
  return {
    radical: {
      ho2No: arrhenius(3.45e-12, 270), ro2No: arrhenius(2.7e-12, 360), ho2O3: 2e-15 * ppb,
      ho2Ho2: (2.2e-13 * Math.exp(600 / t) + 1.9e-33 * air * Math.exp(980 / t)) * wet * ppb, ho2Ro2: 1.2e-11 * ppb, ro2Ro2: 3e-13 * ppb,
    },
    noO3: arrhenius(2.07e-12, -1400), ohNo2: 1.05e-11 * ppb, ohCo: 2.4e-13 * ppb, ohSo2: 9.5e-13 * ppb, ohO3: 7.3e-14 * ppb, no2O3: arrhenius(1.4e-13, -2470),
    methane: 6.4e-15 * 1950 * ppb, hydrogen: 6.7e-15 * 530 * ppb,
    water: withWater / (withWater + quenched * air),
    vocOh: Float64Array.from(VOC, v => v.withOh * ppb), vocO3: Float64Array.from(VOC, v => v.withO3 * ppb),
  }
}

/** Saturation pressure of water in Pa at °C (Magnus; Alduchov & Eskridge 1996). */
export function saturation(celsius: number): number { return 610.94 * Math.exp(17.625 * celsius / (celsius + 243.04)) }

const MASSES: Readonly<Record<string, number>> = { so2: MOLAR_MASSES.so2, co: MOLAR_MASSES.co, nox: MOLAR_MASSES.no2 }

/** µg/m³ of a ppb of a gas of `molarMass` at 298.15 K and 1013.25 hPa, the state that the twin's air is counted in. */
export function perPpb(molarMass: number): number { return ppbToUgM3(of<'ppb'>(1), { molarMass: of<'g/mol'>(molarMass), ...REFERENCE_STATES['298.15K'] }) }

/** µg/m³ of a ppb by species; 1 where the twin counts in ppb or the species is no gas. */
export const PER_PPB: readonly number[] = SUMMER_SPECIES.map((name, s) => {
  const mass = VOC[s - FIRST_VOC]?.molarMass ?? MASSES[name]
  return mass === undefined ? 1 : perPpb(mass)
})
