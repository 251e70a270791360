/**
 * Exchange between the mixed layer and the residual layer above it, up to a fixed top.
 * For: what a cut took away yesterday afternoon and stands above the roofs at night comes down the next morning.
 * In words: growing from h₀ to h₁ the mixed layer takes in Δh of residual air, x ← (h₀·x + Δh·x_aloft)/h₁; above the top there is
 * nothing. Collapsing, the residual layer takes what the mixed layer leaves behind, weighted by thickness. A front empties it.
 * Units: m; coefficients are shares. Reference: science.md §1. When not to use it: inflow, whose layers are not followed.
 * Mass h·x + (top - h)·x_aloft is kept exactly while h stays below the top.
 */
export interface LayerExchange { mixedKeeps: number; mixedGains: number; aloftKeeps: number; aloftGains: number }

/** Coefficients of x' = x·mixedKeeps + aloft·mixedGains and aloft' = aloft·aloftKeeps + x·aloftGains. Heights and top in m, above zero. Writes into and returns `out`. */
export function exchangeLayers(before: number, after: number, top: number, out: LayerExchange): LayerExchange {
  const low = Math.min(before, top)
  const high = Math.min(after, top)
  if (after >= before) {
    out.mixedKeeps = before / after
    out.mixedGains = (high - low) / after
    out.aloftKeeps = 1
    out.aloftGains = 0
    return out
  }
  const thickness = top - high
  out.mixedKeeps = 1
  out.mixedGains = 0
  // Collapse above the top leaves the residual layer as it was: there is none.
  out.aloftKeeps = thickness > 0 ? (top - low) / thickness : 1
  out.aloftGains = thickness > 0 ? (low - high) / thickness : 0
  return out
}
