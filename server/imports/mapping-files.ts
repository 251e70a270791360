import { readFile, stat } from 'node:fs/promises'
import type { NamedFile } from '../packs/importers/importer.ts'
import type { Mapping } from '../packs/importers/mapping.ts'
import { LARGEST_MAPPING, parseMapping } from '../packs/importers/read-mapping.ts'
import { isMappingFile } from '../packs/importers/registry.ts'
import { sniff } from '../packs/importers/sniff.ts'
import { BadInput, type Problem } from '../packs/problem.ts'

/** A file that declares how others are read; `problem` where it is none. */
export interface MappingFile { readonly name: string; readonly mapping: Mapping | null; readonly problem: Problem | null }

/** Tells the files with data from those with mappings, which people drop together. A mapping that is wrong is an error of an import and a line of a preview. */
export async function dataAndMappings<F extends NamedFile>(files: readonly F[]): Promise<{ readonly data: readonly F[]; readonly mappings: readonly Mapping[]; readonly others: readonly MappingFile[] }> {
  const data: F[] = []
  const others: MappingFile[] = []
  for (const file of files) {
    if (await isMapping(file)) others.push(await readOne(file))
    else data.push(file)
  }
  return { data, mappings: others.flatMap(({ mapping }) => mapping === null ? [] : [mapping]), others }
}

/** A file that cannot be looked at is data: its reader says what is wrong with it. */
async function isMapping(file: NamedFile): Promise<boolean> {
  try { return isMappingFile(await sniff(file)) } catch (error) {
    if (error instanceof BadInput) return false
    throw error
  }
}

async function readOne({ path, name }: NamedFile): Promise<MappingFile> {
  try {
    const { size } = await stat(path)
    if (size > LARGEST_MAPPING) throw new BadInput({ severity: 'error', code: 'file.too-large', file: name, line: null, column: null, message: `the file has ${size} bytes and a mapping may have ${LARGEST_MAPPING}` })
    return { name, mapping: parseMapping(await readFile(path, 'utf8'), name), problem: null }
  } catch (error) {
    if (error instanceof BadInput) return { name, mapping: null, problem: error.problem }
    throw error
  }
}
