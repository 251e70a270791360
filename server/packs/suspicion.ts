/**
 * Says so when a column looks as if it were in another unit than declared. Nothing is ever converted on suspicion:
 * a person changes the declaration, or knows better.
 */
import { quantileSorted } from '../../models/numeric/quantile.ts'
import type { Problem } from './problem.ts'
import type { Table } from './read-table.ts'

/** A median outside [least, most] is further out than the worst month of any city on record, and what it would look like instead. */
const PLAUSIBLE: Readonly<Record<string, { readonly least: number; readonly most: number; readonly low: string; readonly high: string }>> = {
  // CO: Beijing's worst winter months stay below 5 mg/m³ in the median; background air is 0.1 mg/m³, 120 µg/m³.
  co: { least: 0.02, most: 30, low: 'a larger unit', high: 'µg/m³' },
  // Particles and gases: Beijing's worst month is near 250 µg/m³; clean background stays above 0.5 for PM and O3.
  pm25: { least: 0.5, most: 2_000, low: 'mg/m³', high: 'ng/m³' },
  pm10: { least: 0.5, most: 5_000, low: 'mg/m³', high: 'ng/m³' },
  so2: { least: 0.1, most: 2_000, low: 'mg/m³', high: 'ng/m³' },
  no2: { least: 0.1, most: 2_000, low: 'mg/m³', high: 'ng/m³' },
  o3: { least: 0.1, most: 2_000, low: 'mg/m³', high: 'ng/m³' },
  // 60 °C is above any screen temperature; 500 hPa is the air at 5,500 m.
  temperature: { least: -80, most: 60, low: 'another unit', high: 'K or °F' },
  pressure: { least: 500, most: 1_100, low: 'kPa', high: 'Pa' },
  wind_speed: { least: 0, most: 50, low: 'another unit', high: 'km/h or cm/s' },
  relative_humidity: { least: 1.5, most: 105, low: 'a fraction of 1', high: 'another unit' },
}

/** One warning for each column some station of which has an implausible median; the line is that of its first value outside. */
export function suspicions(table: Table, file: string): Problem[] {
  const found: Problem[] = []
  for (const { name, unit } of table.columns?.values ?? []) {
    const range = PLAUSIBLE[name]
    if (range === undefined) continue
    const medians = implausibleMedians(table, name, range)
    const first = medians[0]
    if (first === undefined) continue
    const index = table.rows.findIndex(({ station, values: { [name]: value } }) =>
      station === first.station && typeof value === 'number' && (value < range.least || value > range.most))
    const others = medians.length > 1 ? ` (and at ${medians.length - 1} more)` : ''
    found.push({ severity: 'warning', code: 'unit.suspicious', file, line: table.lines[index] ?? null, column: name,
      message: `unit suspicion: the median at ${first.station}${others} is ${Number(first.median.toPrecision(4))} ${unit}, which looks like ${first.median > range.most ? range.high : range.low}; ` +
        'if so, correct "unit" in datapackage.json (nothing was converted)' })
  }
  return found
}

/** The medians, by station, that lie outside the range. */
function implausibleMedians(table: Table, name: string, { least, most }: { readonly least: number; readonly most: number }): { station: string; median: number }[] {
  const outside = (value: number): boolean => value < least || value > most
  // Few stations have any value outside, and only theirs are gathered.
  const doubtful = new Set<string>()
  for (const { station, values: { [name]: value } } of table.rows) if (typeof value === 'number' && outside(value)) doubtful.add(station)
  const byStation = new Map<string, number[]>()
  if (doubtful.size > 0) for (const { station, values: { [name]: value } } of table.rows) {
    if (typeof value !== 'number' || !doubtful.has(station)) continue
    const list = byStation.get(station)
    if (list === undefined) byStation.set(station, [value])
    else list.push(value)
  }
  return [...byStation].flatMap(([station, values]) => {
    // Where fewer than half of the values lie outside, the median does not: no need to sort a year of them.
    if (values.filter(outside).length * 2 < values.length) return []
    const median = quantileSorted(Float64Array.from(values).sort(), 0.5)
    return outside(median) ? [{ station, median }] : []
  })
}
