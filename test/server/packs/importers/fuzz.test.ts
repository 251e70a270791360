import fc from 'fast-check'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { fuzzInput, SEEDS } from './fuzz-inputs.ts'
import { importOne, type Went } from './fuzz-import.ts'

/** Few and always the same here, so that `npm test` stays short; XUEFENG_FUZZ=long runs 10,000 new ones for each importer, as test/bench/fuzz.ts does. */
const LONG = process.env['XUEFENG_FUZZ'] === 'long'
const RUNS = LONG ? 10_000 : 200
const folder = mkdtempSync(join(tmpdir(), 'xuefeng-fuzz-'))
afterAll(() => { rmSync(folder, { recursive: true, force: true }) })

it.each(Object.keys(SEEDS))('%s: whatever a file holds, it is imported whole or refused in one sentence, and nothing is left behind', async importer => {
  // Oracle: issue 3's bar: no crash, no hang, no partial write; and what is accepted, the reader of packs accepts too.
  const went: Record<Went, number> = { imported: 0, refused: 0 }
  await fc.assert(fc.asyncProperty(fuzzInput(importer), async input => { went[await importOne(folder, input)]++ }), { numRuns: RUNS, ...(LONG ? {} : { seed: 3 }) })
  // A fuzz that only ever sees one of both would prove nothing. A table of stations alone is never a pack.
  expect([importer, went.refused > RUNS / 20, importer === 'stations' || went.imported > RUNS / 20]).toEqual([importer, true, true])
}, 3_600_000)
