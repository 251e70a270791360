import { expect, it } from 'vitest'
import { parseDay } from '../../../models/units/time.ts'
import { inspectPack } from '../../../server/packs/inspect.ts'
import { dustDayRow, dustfallRow } from '../../../server/packs/read-days.ts'
import { samplePack } from './sample-pack.ts'

it('reads days of dust and months of dustfall', () => {
  // Oracle: the columns by hand; an empty part of storms is one that nobody said, not zero.
  expect(dustDayRow.parse({ date: ' 2021-03-15 ', source: 'CNEMC' })).toEqual({ date: parseDay('2021-03-15'), source: 'CNEMC' })
  expect(dustfallRow.parse({ month: '2024-03', station: 'town', dustfall: '5.5', storm: '', source: 'x' })).toEqual({ month: '2024-03', station: 'town', dustfall: 5.5, storm: null, source: 'x' })
  expect(dustfallRow.parse({ month: '2024-03', station: 'town', dustfall: '5.5', storm: '0', source: 'x' }).storm).toBe(0)
})

it('refuses what is none, with line and column', async () => {
  // Oracle: a month has no 13, a day no 30 February, and nothing falls upwards.
  const { problems } = await inspectPack(samplePack({ 'dust_days.csv': 'date,source\n2021-02-30,x\n', 'dustfall.csv': 'month,station,dustfall,storm,source\n2024-13,town,-1,x,y\n' }))
  expect(problems.filter(({ code }) => code === 'cell.wrong').map(({ file, line, column }) => `${file}:${line} ${column}`)).toEqual(['dust_days.csv:2 date', 'dustfall.csv:2 month', 'dustfall.csv:2 dustfall', 'dustfall.csv:2 storm'])
  expect(problems.some(({ code }) => code === 'file.unknown')).toBe(false)
})
