import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { isKnownObservation, OBSERVATION_UNITS } from '../../../server/packs/columns.ts'
import { manifestSchema } from '../../../server/packs/manifest.ts'
import type { Problem } from '../../../server/packs/problem.ts'
import { compare, quote, readTable } from '../../../server/packs/read-table.ts'
import { FIELDS, manifestOf, sampleFile } from './sample-pack.ts'

async function read(rows: string[], missingValues = ['']) {
  const problems: Problem[] = []
  const resource = manifestSchema.parse(manifestOf(FIELDS)).resources[0]
  const table = await readTable({
    path: sampleFile('observations.csv', `time,station,pm25,co\n${rows.join('\n')}\n`),
    kind: { file: 'observations.csv', units: OBSERVATION_UNITS, isKnown: isKnownObservation },
    resource: resource && { ...resource, schema: { fields: resource.schema?.fields ?? [], missingValues } },
    stations: new Set(['a', 'b']), latencyMinutes: 0, gasState: '273.15K', report: problem => problems.push(problem),
  })
  return { table, told: problems.map(({ code, line, column }) => `${code} ${line} ${column}`) }
}

it('every bad cell is told with line and column, and reading goes on', async () => {
  // Oracle: lines counted by eye; issue 2: file, line and column.
  const { table, told } = await read(['2016-12-15T01:00:00+08:00,a,NaN,1', '2016-12-15T01:30:00+08:00,a,1,1', '2016-12-15T02:00:00+08:00,c,1,1', '2016-12-15T03:00:00+08:00,a,1', '2016-12-15T04:00:00+08:00,a,5,2 mg'])
  expect(told).toEqual(['cell.not-a-number 2 pm25', 'time.wrong 3 time', 'station.unknown 4 station', 'row.width 5 null', 'cell.not-a-number 6 co'])
  expect(table.rows.map(row => row.values)).toEqual([{ pm25: null, co: 1 }, { pm25: 5, co: null }])
})

it('the missing values of the schema are blanks', async () => {
  // Oracle: Frictionless v2, missingValues.
  const { table, told } = await read(['2016-12-15T01:00:00+08:00,a,-999,NA'], ['', 'NA', '-999'])
  expect(told).toEqual([])
  expect(table.rows[0]?.values).toEqual({ pm25: null, co: null })
})

it('stations out of order within an hour and hours out of order are put right, lines with them', async () => {
  // Oracle: contracts.md: sorted by time, then station.
  const { table, told } = await read(['2016-12-15T02:00:00+08:00,b,1,', '2016-12-15T02:00:00+08:00,a,2,', '2016-12-15T01:00:00+08:00,b,3,'])
  expect(told).toEqual(['row.disorder 3 time', 'row.disorder 4 time'])
  expect(table.rows.map(row => row.values['pm25'])).toEqual([3, 2, 1])
  expect(table.lines).toEqual([4, 3, 2])
})

it('the order of the lines does not change what is read', async () => {
  // Oracle: a law: hour and station are the key, so any shuffle of unique rows is the same table.
  const rows = Array.from({ length: 12 }, (_, i) => `2016-12-15T${String(i % 6).padStart(2, '0')}:00:00+08:00,${i < 6 ? 'a' : 'b'},${i},`)
  const { table: sorted } = await read(rows)
  await fc.assert(fc.asyncProperty(fc.shuffledSubarray(rows, { minLength: rows.length }), async shuffled => {
    expect((await read(shuffled)).table.rows).toEqual(sorted.rows)
  }), { numRuns: 20 })
})

it('names sort by code unit, and what is quoted stays short', () => {
  // Oracle: the same on every machine, so no locale: "Z" is before "a".
  expect(['b', 'a', 'Z'].sort(compare)).toEqual(['Z', 'a', 'b'])
  expect(quote('x'.repeat(99))).toHaveLength(43)
})
