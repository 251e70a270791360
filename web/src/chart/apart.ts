/** Heights (sorted) moved no farther than needed to be `gap` apart, between `least` and `most`. */
export function apart(heights: readonly number[], gap: number, least: number, most: number): number[] {
  const out: number[] = []
  for (const y of heights) out.push(Math.max(y, least, (out.at(-1) ?? -Infinity) + gap))
  for (let at = out.length - 1; at >= 0; at--) out[at] = Math.min(out[at] ?? 0, at === out.length - 1 ? most : (out[at + 1] ?? most) - gap)
  return out
}
