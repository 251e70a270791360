/** `import`: a pack from what monitoring networks publish. */
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { formatHour } from '../../models/units/time.ts'
import { fingerprint } from '../packs/fingerprint.ts'
import { importFiles, type Imported } from '../packs/importers/import-files.ts'
import { FORMATS, type Format } from '../packs/importers/importer.ts'
import { packFromDraft } from '../packs/importers/pack-from-draft.ts'
import { GENERATOR } from '../packs/importers/pack-words.ts'
import { readMapping } from '../packs/importers/read-mapping.ts'
import { inspectPack } from '../packs/inspect.ts'
import { plain, sentence } from '../packs/problem.ts'
import { checkTarget, writePack } from '../packs/write.ts'
import { UsageError, type Command, type CommandIo } from './command.ts'
import { hourRange } from './hour-range.ts'

const usage = 'import FILE… [--format auto|prsa|beijing-wide|quotsoft|openaq|long] [--mapping FILE.json]… [--station ID] [--from T] [--to T] --out DIR [--force] [--json]'

export const importCommand: Command = { name: 'import', usage, run }

async function run(args: string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, strict: true, options: {
    format: { type: 'string', default: 'auto' }, mapping: { type: 'string', multiple: true }, station: { type: 'string' }, from: { type: 'string' }, to: { type: 'string' },
    out: { type: 'string' }, force: { type: 'boolean', default: false }, json: { type: 'boolean', default: false },
  } })
  if (positionals.length === 0) throw new UsageError(`import needs at least one file: ${usage}`)
  if (values.out === undefined || values.out === '') throw new UsageError('import needs --out DIR, the folder of the new pack')
  const range = hourRange(values.from, values.to)
  const format = formatOf(values.format)
  await checkTarget(values.out, GENERATOR, values.force)
  const mappings = await Promise.all((values.mapping ?? []).map(readMapping))
  const say = (line: string): void => { io.stderr.write(`${plain(line)}\n`) }
  const imported = await importFiles(positionals, { format, range, mappings, tell: say })
  tellConflicts(imported, say)
  const pack = packFromDraft(imported, values.station ?? null)
  await writePack(values.out, pack, values.force)
  await tellDoubts(values.out, say)
  const told = {
    name: pack.about.name, sha256: await fingerprint(values.out), files: imported.files.map(file => ({ ...file, mapping: file.mapping?.name ?? null })), from: formatHour(pack.first, pack.zone), to: formatHour(pack.last, pack.zone),
    stations: pack.stations.length, station: pack.stations.find(station => station.role === 'district')?.id ?? null,
    conflicts: imported.conflicts?.count ?? 0,
  }
  if (values.json) io.stdout.write(`${JSON.stringify(told)}\n`)
  else say(`${told.name}: ${told.stations} station${told.stations === 1 ? '' : 's'}, ${told.from} to ${told.to}, written to ${values.out}`)
  return 0
}

function formatOf(text: string): Format | 'auto' {
  const found = (['auto', ...FORMATS] as const).find(format => format === text && format !== 'stations')
  if (found !== undefined) return found
  throw new UsageError(`--format takes auto, prsa, beijing-wide, quotsoft, openaq or long, got ${JSON.stringify(text)}`)
}

function tellConflicts({ conflicts }: Imported, say: (line: string) => void): void {
  if (conflicts === null) return
  const more = conflicts.count === 1 ? '' : `, and ${conflicts.count - 1} more like it`
  say(`${conflicts.file}, line ${conflicts.line}, column ${conflicts.column}: the value differs from one read before${more}; the later value was kept`)
}

/** 16 MiB are a year of ten stations. Looking at a pack holds its rows in memory, which reading the files did not. */
const QUICKLY_LOOKED_AT = 16 << 20

/** What "validate" doubts in the new pack, such as a unit, one line a kind. Nothing was changed for it. */
async function tellDoubts(out: string, say: (line: string) => void): Promise<void> {
  const { size } = await stat(join(out, 'observations.csv'))
  if (size > QUICKLY_LOOKED_AT) return say('the pack is large and was not looked at for doubtful units and gaps; "validate" does')
  const { problems } = await inspectPack(out)
  for (const code of new Set(problems.map(problem => problem.code))) {
    const [first, ...more] = problems.filter(problem => problem.code === code)
    if (first !== undefined) say(`${sentence(first)}${more.length === 0 ? '' : ` (and ${more.length} more of the kind; "validate" lists them)`}`)
  }
}
