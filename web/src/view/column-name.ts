/** The regular six as people write them, and their units in a pack. */
const REGULAR: Readonly<Record<string, readonly [name: string, unit: string]>> = {
  pm25: ['PM₂.₅', 'µg/m³'], pm10: ['PM₁₀', 'µg/m³'], so2: ['SO₂', 'µg/m³'], no2: ['NO₂', 'µg/m³'], co: ['CO', 'mg/m³'], o3: ['O₃', 'µg/m³'],
}

/** A column of observations as people write it; a species is called by its own name. */
export function columnName(column: string): string { return REGULAR[column]?.[0] ?? column.replace(/^(voc|pm)_/, '').replaceAll('_', ' ') }

/** The unit of a column where every pack has the same one; empty where the pack says it. */
export function unitOf(column: string): string { return REGULAR[column]?.[1] ?? '' }
