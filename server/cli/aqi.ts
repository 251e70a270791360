/** `aqi`: the index of each concentration of a table, by the standard that its row names. */
import { parseArgs } from 'node:util'
import { iaqi } from '../../models/rules/iaqi.ts'
import { ITEMS } from '../../models/rules/standard.ts'
import { usIndex } from '../../models/rules/us-aqi.ts'
import { cellText } from '../packs/csv-cell.ts'
import { readCsv, readCsvStream, type CsvReader } from '../packs/csv-rows.ts'
import { BadInput } from '../packs/problem.ts'
import { loadAqiTables, loadUsStandard } from '../packs/standards.ts'
import { UsageError, type Command, type CommandIo } from './command.ts'

const usage = 'aqi [FILE]   (CSV with standard,item,concentration; also from standard input)'

export const aqiCommand: Command = { name: 'aqi', usage, run }

/** A decimal number, as people and programs write it; no word and no hexadecimal. */
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/

async function run(args: string[], io: CommandIo): Promise<number> {
  const { positionals } = parseArgs({ args, allowPositionals: true, strict: true, options: {} })
  const [file, extra] = positionals
  if (extra !== undefined) throw new UsageError(`aqi takes one file, got ${positionals.length}: ${usage}`)
  const name = file ?? 'standard input'
  const out: string[] = []
  const reader = answering(name, out)
  if (file !== undefined) await readCsv(file, name, reader)
  else if (io.stdin !== undefined) await readCsvStream(io.stdin, name, reader)
  // Whole or not at all: a refused row leaves no half a table behind.
  io.stdout.write(out.join(''))
  return 0
}

/** Writes each row as it was, its index behind it, into `out`. Throws BadInput with line and column for what is no concentration. */
function answering(file: string, out: string[]): CsvReader {
  const index = indices()
  let columns: readonly string[] = []
  const line = (cells: readonly string[]): void => { out.push(`${cells.map(cellText).join(',')}\n`) }
  return {
    header(names) {
      columns = names
      const missing = ['standard', 'item', 'concentration'].filter(name => !names.includes(name))
      if (missing.length > 0) throw bad(file, 1, null, `there is no column ${missing.join(', ')}; the header is ${names.slice(0, 12).join(',')}, it needs standard,item,concentration`)
      line([...names, 'iaqi'])
    },
    row(cells, at) {
      const cell = (column: string): string => cells[columns.indexOf(column)]?.trim() ?? ''
      const of = index.get(cell('standard'))
      if (of === undefined) throw bad(file, at, 'standard', `there is no standard "${cell('standard').slice(0, 60)}"; there are ${[...index.keys()].join(', ')}`)
      const text = cell('concentration')
      if (text !== '' && !DECIMAL.test(text)) throw bad(file, at, 'concentration', `"${text.slice(0, 60)}" is no number; leave the cell empty where nothing was measured`)
      if (Number(text) < 0) throw bad(file, at, 'concentration', `${text} is below 0, which no concentration is; correct it or leave the cell empty`)
      const found = text === '' ? null : of(cell('item'), text)
      line([...cells, found === null ? '' : String(found)])
    },
  }
}

function indices(): Map<string, (item: string, concentration: string) => number | null> {
  const us = loadUsStandard()
  const chinese = loadAqiTables().standards.map(standard => [standard.id.replace('hj633', 'HJ633'), (item: string, concentration: string) => {
    const known = ITEMS.find(one => one === item)
    return known === undefined ? null : iaqi(standard, known, concentration)
  }] as const)
  return new Map([...chinese, [us.id.replace('us-epa', 'US-EPA'), (item, concentration) => usIndex(us, item, concentration)]])
}

function bad(file: string, line: number, column: string | null, message: string): BadInput {
  return new BadInput({ severity: 'error', code: 'aqi.input', file, line, column, message })
}
