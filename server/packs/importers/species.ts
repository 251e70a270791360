/** The species that observations.csv may name, by the many names they are published under: seeds/species/species.csv, parsed once. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'

const number = z.string().transform(text => text === '' ? null : Number(text)).pipe(z.number().positive().nullable())
const row = z.strictObject({
  column: z.string().regex(/^(voc|pm)_[a-z0-9_]+$/), name_zh: z.string().min(1), name_en: z.string().min(1), formula: z.string(),
  molar_mass: number, carbons: number, group: z.string().min(1),
  aliases: z.string().transform(text => text.split('|').filter(alias => alias !== '')),
})

/** molar_mass in g/mol; null for particles and for sums of gases, which have none. */
export type SpeciesFacts = z.infer<typeof row>

const FILE = fileURLToPath(new URL('../../../seeds/species/species.csv', import.meta.url))
export const SPECIES: readonly SpeciesFacts[] = z.array(row).parse(parse(readFileSync(FILE, 'utf8'), { columns: true }))

/** The species published under `name`: its column (voc_benzene), a name in either language, or an alias of the table. Case does not count. */
export function speciesNamed(name: string): SpeciesFacts | undefined { return byName.get(name.trim().toLowerCase()) }

const byName = new Map(SPECIES.flatMap(species =>
  [species.column, species.name_zh, species.name_en, ...species.aliases].map(name => [name.toLowerCase(), species] as const)))
