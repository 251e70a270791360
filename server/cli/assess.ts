import { parseArgs } from 'node:util'
import { z } from 'zod'
import { standardNames } from '../../models/rules/edition.ts'
import { assess } from '../engine/assessment/assess.ts'
import { besidePack, packRecord } from '../engine/assessment/pack-record.ts'
import { readTargets } from '../engine/assessment/targets.ts'
import { loadPack } from '../packs/load.ts'
import type { Pack } from '../packs/pack.ts'
import { loadRuleBook } from '../packs/rule-book.ts'
import { loadSeeds } from '../packs/seeds.ts'
import { AssessmentQuery } from '../protocol/assessment.ts'
import { UsageError, type Command } from './command.ts'
import { hourRange } from './hour-range.ts'

/** Indices, statistics, attainment and what is left of the year, for every station of a pack, the district and the city. */
export const assessCommand: Command = {
  name: 'assess',
  usage: 'assess DIR [--standard auto] [--station ID]… [--from T] [--to T] [--values believed|reported] [--gas-state limit|reported|273.15K|298.15K] [--target ID=VALUE]… [--hours all|none] --json',
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args, allowPositionals: true, options: {
        standard: { type: 'string' }, station: { type: 'string', multiple: true }, from: { type: 'string' }, to: { type: 'string' }, values: { type: 'string' }, 'gas-state': { type: 'string' },
        target: { type: 'string', multiple: true }, hours: { type: 'string' }, json: { type: 'boolean', default: false },
      },
    })
    const [dir, extra] = positionals
    if (dir === undefined || extra !== undefined) throw new UsageError(`assess takes one pack folder, got ${positionals.length}; call it as: ${assessCommand.usage}`)
    if (!values.json) throw new UsageError('assess prints JSON; say --json')
    const shape = AssessmentQuery.shape
    const asked = {
      standard: standardOf(values.standard ?? 'auto'), values: chosen('--values', shape.values, values.values), gasState: chosen('--gas-state', shape.gas_state, values['gas-state']),
      hours: chosen('--hours', shape.hours, values.hours) === 'all',
    }
    const { from, to } = hourRange(values.from, values.to)
    const { facts } = loadSeeds()
    const targets = said(() => readTargets(values.target ?? [], facts))
    const pack = await loadPack(dir)
    const stations = stationsOf(pack, values.station ?? [])
    const answer = said(() => assess({ record: packRecord(pack, asked.values, { from, to }), beside: besidePack(pack, facts), asked: { ...asked, stations, targets } }))
    io.stdout.write(`${JSON.stringify(answer)}\n`)
    return 0
  },
}

/** A RangeError of what was asked is the caller's, and its sentence says what to mend. */
function said<T>(work: () => T): T {
  try { return work() } catch (error) {
    if (error instanceof RangeError) throw new UsageError(error.message)
    throw error
  }
}

function standardOf(name: string): string {
  const names = standardNames(loadRuleBook())
  if (names.includes(name)) return name
  throw new UsageError(`--standard: there is no standard "${name.slice(0, 60)}"; there are ${names.join(', ')}`)
}

/** One of the choices that HTTP offers too, or its default. */
function chosen<T>(option: string, schema: z.ZodType<T>, text: string | undefined): T {
  const parsed = schema.safeParse(text)
  if (parsed.success) return parsed.data
  throw new UsageError(`${option} is "${text?.slice(0, 40) ?? ''}"; ${parsed.error.issues[0]?.message ?? 'it does not fit'}`)
}

/** Null for all. */
function stationsOf(pack: Pack, asked: readonly string[]): readonly string[] | null {
  const strange = asked.find((id) => !pack.stations.some((station) => station.id === id))
  if (strange !== undefined) throw new UsageError(`--station: there is no station "${strange.slice(0, 80)}"; the pack has ${pack.stations.map(({ id }) => id).join(', ')}`)
  return asked.length === 0 ? null : asked
}
