/**
 * Relative humidity from temperature and dew point, for networks that publish only the latter two.
 * Equation: RH = 100 · e(Td) / e(T), with Magnus' e(t) ∝ exp(17.625 t / (243.04 + t)) over water.
 * Units: °C, %. Reference: Alduchov and Eskridge 1996, J. Appl. Meteorol. 35, 601-609, equation 21 (0.4 % from -40 to 50 °C).
 * When not to use it: below -40 °C, or where humidity over ice is meant.
 */

/** Air at a station is never outside, °C; a reading beyond is a fault, and Magnus' formula has a pole at -243.04. */
const COLDEST = -90
const HOTTEST = 65

/** %, to 0.1, at most 100: a dew point above the temperature is the rounding of the two readings. Null where either is missing or no temperature of air. */
export function relativeHumidity(temperature: number | null, dewPoint: number | null): number | null {
  if (temperature === null || dewPoint === null || !isOfAir(temperature) || !isOfAir(dewPoint)) return null
  const percent = 100 * Math.exp(exponent(dewPoint) - exponent(temperature))
  return Math.min(100, Math.round(percent * 10) / 10)
}

function isOfAir(t: number): boolean { return t >= COLDEST && t <= HOTTEST }
function exponent(t: number): number { return 17.625 * t / (243.04 + t) }
