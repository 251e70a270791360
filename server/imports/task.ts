/** The work of an import, as a thread of its own does it: looking at files, and making the pack of them. */
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { parentPort } from 'node:worker_threads'
import { formatHour, type EventHour } from '../../models/units/time.ts'
import { fingerprint } from '../packs/fingerprint.ts'
import { answeredFacts, mappingsOf } from '../packs/importers/answers.ts'
import { importFiles } from '../packs/importers/import-files.ts'
import type { NamedFile } from '../packs/importers/importer.ts'
import { packFromDraft } from '../packs/importers/pack-from-draft.ts'
import { previewFiles } from '../packs/importers/preview.ts'
import { inspectPack } from '../packs/inspect.ts'
import { BadInput, type Problem } from '../packs/problem.ts'
import { writePack, type PackContent } from '../packs/write.ts'
import type { ImportAnswers, ImportPreview, ImportView } from '../protocol/imports.ts'
import { FULL, isFull } from './refusal.ts'
import { dataAndMappings } from './mapping-files.ts'
import { previewView } from './preview-view.ts'

export interface LookTask { readonly files: readonly (NamedFile & { readonly bytes: number })[]; readonly said: ImportAnswers; readonly job: number }
export interface MakeTask extends LookTask {
  readonly station: string | null
  readonly from: EventHour | null
  readonly to: EventHour | null
  readonly title: string | null
  /** Folder of the pack, which does not exist yet. */
  readonly out: string
  /** Rows in all, where they were counted before. */
  readonly of: number | null
}
export type Progress = NonNullable<ImportView['progress']>
/** What a thread tells of a job while it works. */
export interface Word { readonly job: number; readonly progress: Progress }
export type MadePack = NonNullable<ImportView['pack']>
/** A refusal is an answer: an error that crosses threads forgets its class. */
export type TaskAnswer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refused: Problem }

/** Rows between two words of progress: some tens of milliseconds. */
const TOLD_EVERY = 20_000
/** 16 MiB are a year of ten stations. Looking at a pack holds its rows in memory, which reading the files did not. */
const QUICKLY_LOOKED_AT = 16 << 20

/** What is understood of the files. */
export function look({ files, said, job }: LookTask): Promise<TaskAnswer<ImportPreview>> {
  return answering(async () => {
    const { data, mappings, others } = await dataAndMappings(files)
    const onRow = counting(job, 'looking', null)
    const previews = await previewFiles(data, [...mappingsOf(said.answers, said.stations), ...mappings], { stations: answeredFacts(said.stations), onRow })
    return previewView(previews, others, files)
  })
}

/** Makes the pack in its folder. */
export function make({ files, said, job, station, from, to, title, out, of }: MakeTask): Promise<TaskAnswer<MadePack>> {
  return answering(async () => {
    const told: string[] = []
    const { data, mappings } = await dataAndMappings(files)
    const imported = await importFiles(data, {
      format: 'auto', range: { from, to }, answers: [...mappingsOf(said.answers, said.stations), ...mappings], stations: answeredFacts(said.stations),
      onRow: counting(job, 'reading', of), tell: (line) => { told.push(line) },
    })
    const pack = packFromDraft(imported, station, title)
    await writePack(out, telling(pack, job))
    tell(job, { stage: 'checking', rows: 0, of: null })
    return {
      name: String(pack.about.name), sha256: await fingerprint(out), from: formatHour(pack.first, pack.zone), to: formatHour(pack.last, pack.zone),
      station: pack.stations.find(({ role }) => role === 'district')?.id ?? '', stations: pack.stations.length, conflicts: imported.conflicts?.count ?? 0, told, doubts: await doubtsOf(out),
    }
  })
}

async function answering<T>(work: () => Promise<T>): Promise<TaskAnswer<T>> {
  try { return { ok: true, value: await work() } } catch (error) {
    if (error instanceof BadInput) return { ok: false, refused: error.problem }
    // Between threads an error loses its code too.
    if (isFull(error)) return { ok: false, refused: { severity: 'error', code: 'disk.full', file: '', line: null, column: null, message: FULL } }
    throw error
  }
}

function counting(job: number, stage: Progress['stage'], of: number | null): () => void {
  let rows = 0
  tell(job, { stage, rows, of })
  return () => { if (++rows % TOLD_EVERY === 0) tell(job, { stage, rows, of }) }
}

function tell(job: number, progress: Progress): void { parentPort?.postMessage({ job, progress } satisfies Word) }

/** The same pack, which tells how far its writing is. */
function telling(pack: PackContent, job: number): PackContent {
  const onRow = counting(job, 'writing', null)
  function* passing<T>(rows: Iterable<T>): Generator<T> { for (const row of rows) { onRow(); yield row } }
  return { ...pack, tables: pack.tables.map((table) => ({ ...table, rows: passing(table.rows) })) }
}

/** What "validate" doubts in the new pack, such as a unit or a gap, once a kind. A large pack is not looked at twice. */
async function doubtsOf(out: string): Promise<MadePack['doubts']> {
  if ((await stat(join(out, 'observations.csv'))).size > QUICKLY_LOOKED_AT) return []
  const byCode = new Map<string, { code: string; count: number; message: string }>()
  for (const { code, message } of (await inspectPack(out)).problems) {
    const seen = byCode.get(code)
    if (seen === undefined) byCode.set(code, { code, count: 1, message })
    else seen.count++
  }
  return [...byCode.values()]
}
