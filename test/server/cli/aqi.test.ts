import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { aqiCommand } from '../../../server/cli/aqi.ts'
import { exitCodeOf } from '../../../server/cli/command.ts'
import { hasShared, sharedPath, withoutShared } from '../../support/shared.ts'

const hasSharedVectors = hasShared && existsSync(sharedPath('reference', 'aqi', 'vectors.csv'))

async function answer(text: string): Promise<string> {
  let out = ''
  await aqiCommand.run([], { stdout: { write: (part: string) => { out += part } }, stderr: { write: () => undefined }, stdin: Readable.from([text]) })
  return out
}

describe('the command aqi', () => {
  it('answers each row with its index, the row itself unchanged', async () => {
    // Oracle: HJ 633 and EPA tables by hand; a name with a comma keeps its quotes.
    const given = 'id,standard,item,concentration\n"a, b",HJ633-2026,PM25_24H,60\n2,HJ633-2012,PM25_24H,75\n3,US-EPA-2024,O3_8H,0.0709\n4,HJ633-2012,SO2_1H,801\n5,HJ633-2026,CO_24H,\n'
    expect(await answer(given)).toBe('id,standard,item,concentration,iaqi\n"a, b",HJ633-2026,PM25_24H,60,100\n2,HJ633-2012,PM25_24H,75,100\n3,US-EPA-2024,O3_8H,0.0709,100\n4,HJ633-2012,SO2_1H,801,\n5,HJ633-2026,CO_24H,,\n')
  })

  it.each([
    ['standard,item,concentration\nHJ633-2026,PM25_24H,1\nHJ633-2026,PM25_24H,abc\n', 'standard input, line 3, column concentration: "abc" is no number; leave the cell empty where nothing was measured'],
    ['standard,item,concentration\nHJ633-2026,PM25_24H,-3\n', 'standard input, line 2, column concentration: -3 is below 0, which no concentration is; correct it or leave the cell empty'],
    ['standard,item,concentration\nHJ633-1996,PM25_24H,3\n', 'standard input, line 2, column standard: there is no standard "HJ633-1996"; there are HJ633-2012, HJ633-2026, US-EPA-2024'],
    ['item,value\nPM25_24H,3\n', 'standard input, line 1: there is no column standard, concentration; the header is item,value, it needs standard,item,concentration'],
    ['', 'standard input: the file is empty; give it a header row, or leave it out where it is optional'],
    ['standard,item,concentration\nHJ633-2026,PM25_24H,NaN\n', 'standard input, line 2, column concentration: "NaN" is no number; leave the cell empty where nothing was measured'],
  ])('refuses %j whole, with its place', async (given, sentence) => {
    // Oracle: the house rule on bad input: one sentence with file, line, column and the way out; exit 2.
    const refusal: unknown = await answer(given).then(() => null, (error: unknown) => error)
    expect(refusal instanceof Error ? refusal.message : refusal).toBe(sentence)
    expect(exitCodeOf(refusal)).toBe(2)
  })

  it('reads a file by its name', async () => {
    // Oracle: the same table from a file as from standard input.
    const dir = mkdtempSync(join(tmpdir(), 'xuefeng-aqi-'))
    try {
      writeFileSync(join(dir, 'a.csv'), 'standard,item,concentration\nHJ633-2026,PM25_24H,60\n')
      let out = ''
      await aqiCommand.run([join(dir, 'a.csv')], { stdout: { write: (part: string) => { out += part } }, stderr: { write: () => undefined } })
      expect(out).toBe('standard,item,concentration,iaqi\nHJ633-2026,PM25_24H,60,100\n')
    } finally { rmSync(dir, { recursive: true }) }
  })

  it.skipIf(!hasSharedVectors)(`gives the quoted vectors and the float hazards${hasSharedVectors ? '' : ` (${withoutShared})`}`, async () => {
    // Oracle: rows quoted from public test suites and derived exactly; those that contradict the official text are set aside (us-aqi.test.ts names three).
    const text = readFileSync(sharedPath('reference', 'aqi', 'vectors.csv'), 'utf8')
    const wanted = text.split('\n').filter(line => /^(standard,|HJ633-20|US-EPA-2024,)/.test(line)).join('\n')
    const rows: Record<string, string>[] = parse(await answer(`${wanted}\n`), { columns: true })
    const wrong = rows.filter(row => !row['note']!.startsWith('CONFLICTS') && row['iaqi'] !== row['expected'])
    expect(rows.length).toBeGreaterThan(400)
    expect(wrong.map(row => `${row['item']} ${row['concentration']}`)).toEqual(['PM10_24H 504', 'SO2_24H 805', 'O3_1H 0.162'])
    const hazards: Record<string, string>[] = parse(await answer(readFileSync(sharedPath('reference', 'aqi', 'float-hazards.csv'), 'utf8')), { columns: true })
    expect(hazards.filter(row => row['iaqi'] !== row['exact_iaqi'])).toEqual([])
  })
})
