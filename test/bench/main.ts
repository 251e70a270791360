/**
 * `npm run bench` measures everything, `npm run bench -- run log` only what it names. At most five minutes; what would begin later is left out.
 * Each figure stands beside its bar and, where there is one, beside a peer that did the same work in the same run.
 */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { bench as events } from './events.ts'
import { bench as importers } from './imports.ts'
import { bench as log } from './log.ts'
import { load, machine } from './machine.ts'
import { bench as models } from './models.ts'
import { bench as pipeline } from './pipeline.ts'
import { bench as reply } from './reply.ts'
import { reportOf, type Bench } from './report.ts'
import { bench as rules } from './rules.ts'
import { bench as run } from './run.ts'
import { bench as skill } from './skill.ts'
import { bench as start } from './start.ts'
import { removeYear } from './year.ts'

/** Ends of benchmarks are not cut; none takes longer than a minute. */
const LAST_START_MS = 4 * 60_000

const say = (line: string): void => { process.stdout.write(`${line}\n`) }
process.exitCode = await main(process.argv.slice(2))

async function main(asked: readonly string[]): Promise<number> {
  const all = [run, start, reply, events, log, pipeline, models, importers, rules, skill, ...await screen()]
  const unknown = asked.filter(name => !all.some(one => one.name === name))
  if (unknown.length > 0) {
    say(`there is no benchmark ${unknown.map(name => `"${name}"`).join(', ')}; there are ${all.map(one => `${one.name} (${one.about})`).join(', ')}`)
    return 2
  }
  say(`${machine()}; load ${load().toFixed(1)} over the last minute`)
  const began = performance.now()
  const missed: string[] = []
  const broken: string[] = []
  try {
    for (const one of all) {
      if (asked.length > 0 && !asked.includes(one.name)) continue
      if (performance.now() - began > LAST_START_MS) say(`${one.name}: left out, the time is up; npm run bench -- ${one.name} takes it alone`)
      else await taken(one, missed, broken)
    }
  } finally { removeYear() }
  say(`${((performance.now() - began) / 1000).toFixed(0)} s; ${missed.length} of the bars missed${missed.map(line => `\n  ${line}`).join('')}`)
  return broken.length === 0 ? 0 : 1
}

/** A benchmark that breaks says so and leaves the others alone. */
async function taken(one: Bench, missed: string[], broken: string[]): Promise<void> {
  try { await one.run(reportOf(one.name, say, line => missed.push(line))) } catch (error) {
    broken.push(one.name)
    say(`${one.name}: could not be measured: ${error instanceof Error ? error.stack ?? error.message : String(error)}`)
  }
}

/** The screen's needs a browser, and stands in a file of its own. */
async function screen(): Promise<readonly Bench[]> {
  const path = fileURLToPath(new URL('./screen.ts', import.meta.url))
  if (!existsSync(path)) return []
  const { bench }: { readonly bench?: Bench } = await import(path)
  return bench === undefined ? [] : [bench]
}
