/**
 * The one rounding of published numbers: to 0.001, half away from zero as Math.round does for positives, and never -0.
 * The command line, HTTP and the screen all print what this returns, so that they can be compared as bytes.
 * Not for standards: those round by GB/T 8170 in models/rules.
 */
export function published(value: number): number {
  if (!Number.isFinite(value)) throw new RangeError(`only finite numbers are published, got ${value}`)
  const rounded = Math.round(value * 1000) / 1000
  return rounded === 0 ? 0 : rounded
}
