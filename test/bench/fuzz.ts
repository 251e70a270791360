/**
 * The fuzz of every importer at length: ten thousand made-up files each, new ones at every run. Bar: no crash, no hang, no partial write.
 * It takes ten minutes of a processor, so it runs only where XUEFENG_FUZZ=long asks for it.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { importOne } from '../server/packs/importers/fuzz-import.ts'
import { fuzzInput, SEEDS } from '../server/packs/importers/fuzz-inputs.ts'

/** How many of `each` inputs were imported and refused, by importer; throws on the first that goes wrong, with the seed that finds it again. */
export async function runFuzz(each = 10_000): Promise<Readonly<Record<string, { readonly imported: number; readonly refused: number }>>> {
  const folder = mkdtempSync(join(tmpdir(), 'xuefeng-fuzz-'))
  try {
    const all: Record<string, { imported: number; refused: number }> = {}
    for (const importer of Object.keys(SEEDS)) {
      const went = all[importer] = { imported: 0, refused: 0 }
      await fc.assert(fc.asyncProperty(fuzzInput(importer), async input => { went[await importOne(folder, input)]++ }), { numRuns: each })
    }
    return all
  } finally { rmSync(folder, { recursive: true, force: true }) }
}
