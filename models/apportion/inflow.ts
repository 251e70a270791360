/**
 * Inflow: how much must have come from outside the district, and how much of that from the rest of the city.
 * For: the boundary of the apportionment, by one definition that is fixed as a parameter. In words: at least a drawn share of the 25th
 * percentile of the other stations (never more than that share of the total) is inflow; without other stations a drawn share of the
 * total is. City against region is a logit: its prior, more in steady wind from the city, less in heavy hours.
 * Units: µg/m³, shares. Reference: science.md §2 (rival definitions: 41 to 90 % of Pinggu's hours above 150), source-apportionment.md §5.
 * When not to use it: as a measurement; city against region is modelled.
 */

/** Most that the district may have made, µg/m³: never all, never negative. `p25` of the network in µg/m³, null where there is none. */
export function districtCeiling(total: number, p25: number | null, networkShare: number, leastShare: number): number {
  const inflow = p25 === null ? leastShare * total : networkShare * Math.min(p25, total)
  return inflow >= total ? 0 : total - inflow
}

/** City's share of the inflow, within [0.05, 0.95]. `fromCity` in [-1, 1]; the other arguments as in apportion.city.*. */
export function cityShare(share: number, direction: number, heavy: number, fromCity: number, total: number): number {
  // Below 10 µg/m³ the logarithm would hand everything to the city.
  const odds = share / (1 - share) * Math.exp(direction * fromCity - heavy * Math.log(Math.max(10, total) / 75))
  const found = odds / (1 + odds)
  return found < 0.05 ? 0.05 : found > 0.95 ? 0.95 : found
}
