/**
 * Inflow: how much of what came from outside the district came from the rest of the city.
 * For: the split of the inflow. In words: city against region is a logit: its prior, more in steady wind from the city, less in heavy
 * hours. Units: shares; µg/m³. Reference: source-apportionment.md §5.
 * When not to use it: as a measurement; city against region is modelled.
 */

/** City's share of the inflow, within [0.05, 0.95]. `fromCity` in [-1, 1]; the other arguments as in apportion.city.*. */
export function cityShare(share: number, direction: number, heavy: number, fromCity: number, total: number): number {
  // Below 10 µg/m³ the logarithm would hand everything to the city.
  const odds = share / (1 - share) * Math.exp(direction * fromCity - heavy * Math.log(Math.max(10, total) / 75))
  const found = odds / (1 + odds)
  return found < 0.05 ? 0.05 : found > 0.95 ? 0.95 : found
}
