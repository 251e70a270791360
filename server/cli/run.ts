import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { Chunk, DEFAULT_MEMBERS, DEFAULT_SEED, Members, Seed, Workers, option } from '../config.ts'
import { runInPool } from '../engine/pool.ts'
import { UsageError, type Command } from './command.ts'
import { hourRange } from './hour-range.ts'

/** The pipeline without a screen. */
export const run: Command = {
  name: 'run',
  usage: 'run DIR [--station ID] [--from T] [--to T] [--scenario FILE]… [--members 100] [--seed 1] [--view as-known] [--workers 1] [--chunk 24] [--out FILE] --json',
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args, allowPositionals: true, options: {
        station: { type: 'string' }, from: { type: 'string' }, to: { type: 'string' }, scenario: { type: 'string', multiple: true }, members: { type: 'string' },
        seed: { type: 'string' }, view: { type: 'string' }, workers: { type: 'string' }, chunk: { type: 'string' }, out: { type: 'string' }, json: { type: 'boolean', default: false },
      },
    })
    const [pack, extra] = positionals
    if (pack === undefined || extra !== undefined) throw new UsageError(`run takes one pack folder, got ${positionals.length}; call it as: ${run.usage}`)
    checkView(values.view)
    if (!values.json && values.out === undefined) throw new UsageError('run prints JSON; say --json, or --out FILE to write it there')
    if (values.out !== undefined) await checkFolder(values.out)
    const { from, to } = hourRange(values.from, values.to)
    const result = await runInPool({
      pack, members: option(Members, 'members', values.members, DEFAULT_MEMBERS), seed: option(Seed, 'seed', values.seed, DEFAULT_SEED),
      workers: option(Workers, 'workers', values.workers, 1), chunk: option(Chunk, 'chunk', values.chunk, 24),
      scenarios: await Promise.all((values.scenario ?? []).map(scenarioFile)), scenarioFiles: values.scenario ?? [],
      ...(values.station !== undefined && { station: values.station }),
      ...(from !== null && { from }), ...(to !== null && { to }),
    })
    const text = `${JSON.stringify(result)}\n`
    if (values.out !== undefined) await writeWhole(values.out, text)
    if (values.json) io.stdout.write(text)
    return 0
  },
}

/** Before a long run, not after it. */
async function checkFolder(out: string): Promise<void> {
  const folder = await stat(dirname(out)).catch(() => null)
  if (folder?.isDirectory() !== true) throw new UsageError(`--out ${out}: there is no folder ${dirname(out)}; make it first`)
  if ((await stat(out).catch(() => null))?.isDirectory() === true) throw new UsageError(`--out ${out}: this is a folder; name a file in it`)
}

/** Whole or not at all: a killed run leaves no half a result under the name, and two runs never write into one draft. */
async function writeWhole(out: string, text: string): Promise<void> {
  const draft = `${out}.${process.pid}.part`
  try {
    await writeFile(draft, text)
    await rename(draft, out)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

function checkView(view: string | undefined): void {
  if (view === 'hindsight') throw new UsageError('--view hindsight: not yet; there is no smoother, run it with --view as-known')
  if (view !== undefined && view !== 'as-known') throw new UsageError(`--view is "${view}"; it must be as-known`)
}

async function scenarioFile(path: string): Promise<Record<string, unknown>> {
  let text: string
  try { text = await readFile(path, 'utf8') } catch { throw new UsageError(`${path}: there is no such scenario file, or it cannot be read`) }
  try {
    const json: unknown = JSON.parse(text)
    if (json !== null && typeof json === 'object' && !Array.isArray(json)) return { ...json }
  } catch (error) {
    throw new UsageError(`${path}: not JSON, ${error instanceof Error ? error.message : 'unreadable'}`)
  }
  throw new UsageError(`${path}: a scenario is a JSON object; server/protocol/scenario.ts and the README show one`)
}
