/**
 * Renewal rate of the district's air: ventilation, deposition, washout.
 * For: the residence time τ of what the district emits. Equation: 1/τ = u/L + v_d/h + Λ, with Λ = w·R^0.7.
 * Units: u m/s, L km, v_d cm/s, h m, w 1/s at 1 mm/h, R mm/h; result 1/h.
 * Reference: science.md §1 and §9; chemistry-response.md §6 (box). When not to use it: city and region, whose air has an age instead.
 */

/** Rate in 1/h; `washed` is Λ in 1/s. Throws a RangeError where length or height is not above zero, or another is below zero. */
export function renewalRate(wind: number, length: number, deposition: number, height: number, washed: number): number {
  if (!(length > 0)) throw new RangeError(`ventilation needs a length above zero, got ${length} km`)
  if (!(height > 0)) throw new RangeError(`ventilation needs a mixing height above zero, got ${height} m`)
  if (!(wind >= 0 && deposition >= 0 && washed >= 0)) throw new RangeError(`ventilation needs wind, deposition and washout of zero or more, got ${wind} m/s, ${deposition} cm/s, ${washed} 1/s`)
  return 3.6 * wind / length + 36 * deposition / height + 3600 * washed
}

/** R^0.7 of a rain of R mm/h, 0 where it is dry. By exp and log, because `**` may differ between engines. */
export function rainPower(rain: number): number { return rain > 0 ? Math.exp(0.7 * Math.log(rain)) : 0 }
