/**
 * Branded numbers: a quantity carries its unit in its type, so that µg/m³ never meets ppb by accident.
 * The brand exists only while compiling; at run time a quantity is a plain number.
 * `of` is the one place where a bare number becomes a quantity outside a parser.
 */
declare const unit: unique symbol
export type Quantity<U extends string> = number & { readonly [unit]: U }

export type UgM3 = Quantity<'ug/m3'>
export type Ppb = Quantity<'ppb'>
export type MgM3 = Quantity<'mg/m3'>
export type Hours = Quantity<'h'>
export type Metres = Quantity<'m'>
export type MetresPerSecond = Quantity<'m/s'>
export type Kelvin = Quantity<'K'>
export type Pascals = Quantity<'Pa'>
/** Grams per mole. */
export type MolarMass = Quantity<'g/mol'>
/** A share between 0 and 1. */
export type Fraction = Quantity<'1'>

/** The number as a quantity of the unit asked for. Throws where it is not finite: missing is never NaN. */
export function of<U extends string>(value: number): Quantity<U> {
  if (!Number.isFinite(value)) throw new RangeError(`a quantity needs a finite number, got ${value}`)
  return value as Quantity<U>
}
