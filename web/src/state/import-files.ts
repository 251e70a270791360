/** Names under which files are sent: each its own, and two of one name told apart. The beginning stays, since formats are known by it. */
export function distinctName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name
  const dot = name.indexOf('.', 1)
  const [stem, ending] = dot < 0 ? [name, ''] : [name.slice(0, dot), name.slice(dot)]
  for (let n = 2; ; n++) if (!taken.has(`${stem} (${n})${ending}`)) return `${stem} (${n})${ending}`
}

/** 1.3 MB; in the units of a file manager. */
export function sizeText(bytes: number): string {
  if (bytes < 1_000) return `${bytes}\u00a0B`
  const [size, unit] = bytes < 1e6 ? [bytes / 1e3, 'kB'] : bytes < 1e9 ? [bytes / 1e6, 'MB'] : [bytes / 1e9, 'GB']
  return `${size < 10 ? Math.round(size * 10) / 10 : Math.round(size)}\u00a0${unit}`
}

/** Part of the cells that stand empty, as people say it: 0, < 0.1, 3.2, 41; null where there are none. */
export function missingPercent(values: number, missing: number): string | null {
  const cells = values + missing
  if (cells === 0) return null
  const percent = 100 * missing / cells
  if (missing === 0) return '0'
  if (percent < 0.1) return '<0.1'
  // Not all of them: what is nearly all must not read as all.
  if (values > 0 && percent > 99.9) return '>99.9'
  return percent < 10 ? percent.toFixed(1) : String(Math.round(percent))
}
