/**
 * Inverted (倒挂): PM2.5 above PM10 by more than two good instruments may differ. For: quality.ts.
 * In words: PM2.5 is a part of PM10; each monitor may be off by 15 % and 10 µg/m³, independently, so a difference counts from
 * √2 · (15 % of PM10 + 10 µg/m³) on. Which of the two is wrong one hour cannot say: both are flagged, and both are used.
 * µg/m³. Reference: HJ 653-2013 and -2021, slope 1 ± 0.15 and intercept ± 10 µg/m³ against the reference method (assumed, quoted from
 * memory); CNEMC's explanation of 倒挂 (2019: different methods, high humidity, most often above 150 µg/m³).
 * When not to use it: on daily means, whose errors are smaller.
 */
const LEVEL = Math.SQRT2 * 0.15
const OFFSET = Math.SQRT2 * 10

export function isInverted(pm25: number, pm10: number): boolean { return pm25 - pm10 > LEVEL * pm10 + OFFSET }
