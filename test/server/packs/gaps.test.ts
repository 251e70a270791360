import { expect, it } from 'vitest'
import { inspectPack } from '../../../server/packs/inspect.ts'
import { gapProblems } from '../../../server/packs/gaps.ts'
import { formatHour, type EventHour } from '../../../models/units/time.ts'
import { samplePack } from './sample-pack.ts'

const START = 411_600
function rows(hours: number, cells: (index: number) => string | null): string {
  const lines = Array.from({ length: hours }, (_, index) => ({ index, cell: cells(index) })).filter(({ cell }) => cell !== null)
  return `time,station,pm25,co\n${lines.map(({ index, cell }) => `${formatHour((START + index) as EventHour)},pinggu,${cell}\n`).join('')}`
}
async function gaps(text: string) {
  const { problems } = await inspectPack(samplePack({ 'observations.csv': text }))
  return problems.filter(problem => problem.code === 'gap').map(({ severity, line, column, message }) => ({ severity, line, column, hours: Number(/for (\d+) h/.exec(message)?.[1] ?? 0) }))
}

it.each([
  ['rows that are not there', (index: number) => index >= 10 && index < 40 ? null : '50,1', 12],
  ['cells that are empty', (index: number) => index >= 10 && index < 40 ? ',' : '50,1', 42],
])('30 silent hours as %s are told for each pollutant, at the row that ends them', async (_how, cells, line) => {
  // Oracle: counted by eye: hours 10 to 39; the header is line 1.
  expect(await gaps(rows(50, cells))).toEqual([{ severity: 'warning', line, column: 'pm25', hours: 30 }, { severity: 'warning', line, column: 'co', hours: 30 }])
})

it('a silent day is not yet a gap, and silence to the end is', async () => {
  // Oracle: the limit of 24 h; the last 30 of 60 hours have no CO.
  expect(await gaps(rows(50, index => index >= 10 && index < 34 ? ',' : '50,1'))).toEqual([])
  expect(await gaps(rows(60, index => index >= 30 ? '50,' : '50,1'))).toEqual([{ severity: 'warning', line: null, column: 'co', hours: 30 }])
})

it('nothing read, nothing silent', () => {
  // Oracle: no first hour, so no span to be silent in.
  expect(gapProblems({ columns: null, rows: [], lines: [] }, 'observations.csv', 480)).toEqual([])
})
