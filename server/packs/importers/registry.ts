/** The importers, and how a file finds its own. */
import { beijingWide } from './beijing-wide.ts'
import { refusal, type Format, type Importer, type SourceFile } from './importer.ts'
import { long } from './long.ts'
import { prsa } from './prsa.ts'

/** In the order in which `auto` asks them; no file is recognised by two. */
export const IMPORTERS: readonly Importer[] = [prsa, beijingWide, long]

/** The importer for `file`: the one named, or the first that recognises it. Throws BadInput saying what was seen where none does. */
export function importerFor(file: SourceFile, format: Format | 'auto'): Importer {
  const found = IMPORTERS.find(importer => format === 'auto' ? importer.recognises(file) : importer.format === format)
  if (found !== undefined) return found
  const seen = file.header.slice(0, 6).map(name => name.slice(0, 40)).join(', ')
  throw refusal('file.no-format', file.name, 1, null, `the file fits no known format: its header begins with ${seen}. Known: ${IMPORTERS
    .map(importer => `${importer.format} (${importer.looksLike})`).join('; ')}`)
}
