/**
 * What the project knows of Pinggu (seeds/pinggu), parsed once and handed out as plain data: emissions, profiles, the catalogue of
 * measures and levels by edition, facts and targets, lines of the chart. Every figure is `found` or `assumed`, with its source.
 */
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import canonicalize from 'canonicalize'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import type { Emitted, Sector } from '../../models/contract/dimensions.ts'
import type { InventoryRow, ProfileRow } from '../../models/contract/inventory.ts'
import type { Parameter } from '../../models/contract/parameter.ts'
import type { Catalogue } from '../../models/contract/scenario.ts'
import { parseHour, type EventHour } from '../../models/units/time.ts'
import { inventoryRow, profileRow } from './read-lists.ts'
import { factsFile, levelsFile, limitsFile, measuresFile, parametersFile, scalesFile, type Facts, type Scales } from './seed-schemas.ts'

export interface Limit { readonly value: number; readonly zh: string; readonly en: string }

export interface Seeds {
  /** Emissions in t/a, those of 2020 scaled to `year`. */
  inventory(year: number): readonly InventoryRow[]
  /** Profiles of 2020. */
  readonly profiles: readonly ProfileRow[]
  /** Profiles of `year`: each ratio follows the falls of its gas and of the sector's primary PM2.5. */
  profilesIn(year: number): readonly ProfileRow[]
  /** All measures, the levels of `edition` and Pinggu's own three tiers. Throws where there is no such edition. */
  catalogue(edition: string): Catalogue
  /** The edition of the city's plan used at that hour; `levels.json` says where an older one stands in. */
  editionAt(hour: EventHour): string
  readonly editions: readonly string[]
  /** Overrides of the models' defaults, by id. */
  readonly parameters: readonly Parameter[]
  readonly facts: Facts
  /** Lines of the PM2.5 chart in µg/m³, by the standard of that hour. */
  limits(hour: EventHour): Limit[]
  /** Hex SHA-256 of the RFC 8785 JSON of { file: sha256 } over seeds/pinggu. */
  readonly sha256: string
}

const FOLDER = fileURLToPath(new URL('../../seeds/pinggu/', import.meta.url))
/** Levels of the district's plan hold whatever edition the city has. */
const TIERS = 'pinggu-plan-2021'

/** Reads and checks all files of seeds/pinggu. Throws where one does not fit its schema, which is a defect of the project. */
export function loadSeeds(): Seeds {
  const scales = scalesFile.parse(json('scales.json'))
  const levels = levelsFile.parse(json('levels.json'))
  const limits = limitsFile.parse(json('limits.json')).editions.map(e => ({ from: startOf(e.from), limits: e.limits.map(({ value, zh, en }) => ({ value, zh, en })) }))
  const inventory: readonly InventoryRow[] = rows('inventory.csv', inventoryRow)
  const profiles: readonly ProfileRow[] = rows('profiles.csv', profileRow)
  const { measures } = measuresFile.parse(json('measures.json'))
  const editions = levels.editions.map(e => ({ id: e.id, from: startOf(e.from) }))
  return {
    inventory: year => inventory.map(row => scaled(row, year, scales)),
    profiles,
    profilesIn: year => profiles.map(row => profileOf(row, year, scales)),
    catalogue(edition) {
      if (!editions.some(e => e.id === edition)) throw new RangeError(`there is no edition "${edition}"; levels.json has ${editions.map(e => e.id).join(', ')}`)
      return { measures, levels: levels.levels.filter(l => l.edition === edition || l.edition === TIERS) }
    },
    editionAt: hour => lastFrom(editions, hour).id,
    editions: editions.map(e => e.id),
    parameters: parametersFile.parse(json('parameters.json')).parameters,
    facts: factsFile.parse(json('facts.json')),
    limits: hour => lastFrom(limits, hour).limits,
    sha256: contentHash(),
  }
}

function scaled(row: InventoryRow, year: number, scales: Scales): InventoryRow {
  const found = factorOf(scales, year, row.pollutant, row.sector)
  if (found === null) return row
  return { ...row, tonnes_per_year: row.tonnes_per_year * found.factor, source: `${row.source}; × ${found.factor} for ${year}: ${found.source}` }
}

const GAS: Readonly<Record<ProfileRow['pollutant'], Emitted>> = { pm10: 'PMcoarse', so2: 'SO2', no2: 'NOx', co: 'CO' }

function profileOf(row: ProfileRow, year: number, scales: Scales): ProfileRow {
  const gas = factorOf(scales, year, GAS[row.pollutant], row.sector)?.factor ?? 1
  const pm = factorOf(scales, year, 'PM2.5', row.sector)?.factor ?? 1
  // What a PM10 monitor reads holds the PM2.5 itself: only the coarse part above 1 changes.
  const ratio = row.pollutant === 'pm10' ? 1 + (row.ratio_to_pm25 - 1) * gas / pm : row.ratio_to_pm25 * gas / pm
  return gas === pm ? row : { ...row, ratio_to_pm25: ratio, source: `${row.source}; × ${gas / pm} for ${year} as in scales.json` }
}

/** Null where the year has no factor: it is as 2020. */
function factorOf(scales: Scales, year: number, pollutant: Emitted, sector: Sector) {
  const factors = scales.years.find(y => (y.from === null || y.from <= year) && (y.to === null || year <= y.to))?.factors ?? []
  return factors.find(f => f.pollutant === pollutant && f.sector === sector) ?? factors.find(f => f.pollutant === pollutant && f.sector === '*') ?? null
}

function lastFrom<T extends { readonly from: EventHour | null }>(list: readonly T[], hour: EventHour): T {
  const found = list.findLast(one => one.from === null || one.from <= hour)
  if (found === undefined) throw new RangeError('the first edition of a seed must have no beginning')
  return found
}

function startOf(text: string | null): EventHour | null { return text === null ? null : parseHour(text) }

function json(file: string): unknown { return JSON.parse(readFileSync(FOLDER + file, 'utf8')) }

function rows<Schema extends z.ZodType>(file: string, schema: Schema): z.infer<Schema>[] {
  return z.array(schema).parse(parse(readFileSync(FOLDER + file, 'utf8'), { columns: true }))
}

function contentHash(): string {
  const hash = (content: string | Buffer) => createHash('sha256').update(content).digest('hex')
  const files = readdirSync(FOLDER).filter(name => !name.startsWith('.')).sort()
  return hash(canonicalize(Object.fromEntries(files.map(name => [name, hash(readFileSync(FOLDER + name))]))) ?? '')
}
