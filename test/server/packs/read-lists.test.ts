import { expect, it } from 'vitest'
import type { Problem } from '../../../server/packs/problem.ts'
import { forecastRow, inventoryRow, readList, readText, warningRow } from '../../../server/packs/read-lists.ts'
import { sampleFile } from './sample-pack.ts'

it('an inventory without areas is the district\'s', async () => {
  // Oracle: contracts.md: absent = district.
  const problems: Problem[] = []
  const path = sampleFile('inventory.csv', 'sector,pollutant,tonnes_per_year,relative_uncertainty,source,status\nmobile,NOx,1200,0.5,made up,assumed\n')
  expect(await readList(path, 'inventory.csv', inventoryRow, problem => problems.push(problem)))
    .toEqual([{ area: 'district', sector: 'mobile', pollutant: 'NOx', tonnes_per_year: 1200, relative_uncertainty: 0.5, source: 'made up', status: 'assumed' }])
  expect(problems).toEqual([])
})

it('a row that is wrong is told cell by cell and left out', async () => {
  // Oracle: the lists of models/contract/dimensions.ts; emissions are never negative.
  const told: string[] = []
  const path = sampleFile('inventory.csv', 'area,sector,pollutant,tonnes_per_year,relative_uncertainty,source,status,mood\nmoon,cars,NOx,-1,0.5,x,guessed,\n')
  expect(await readList(path, 'inventory.csv', inventoryRow, problem => told.push(`${problem.severity} ${problem.line} ${problem.column}`))).toEqual([])
  expect(told).toEqual(['warning 1 mood', 'error 2 area', 'error 2 sector', 'error 2 tonnes_per_year', 'error 2 status'])
})

it('a list that lacks a column is not read row by row', async () => {
  // Oracle: one clear sentence, not one a row.
  const told: string[] = []
  const path = sampleFile('warnings.csv', 'level,start\norange,2016-12-15T00:00:00+08:00\n')
  await readList(path, 'warnings.csv', warningRow, problem => told.push(`${problem.code} ${problem.column}`))
  expect(told).toEqual(['column.absent end', 'column.absent issued', 'column.absent source'])
})

it('warnings have hours and an instant', async () => {
  // Oracle: 16:20 at +08:00 is 08:20 UTC.
  const path = sampleFile('warnings.csv', 'level,start,end,issued,source\nred,2016-12-16T20:00:00+08:00,2016-12-21T24:00:00+08:00,2016-12-15T16:20:00+08:00,x\n')
  const [row] = await readList(path, 'warnings.csv', warningRow, () => {})
  expect(row?.issued).toBe(Date.UTC(2016, 11, 15, 8, 20))
  expect((row?.end ?? 0) - (row?.start ?? 0)).toBe(5 * 24 + 4)
})

it('forecasts have an instant, an hour and a value that may be empty; quantiles may be left out', async () => {
  // Oracle: contracts.md, forecast.csv; a value that is no number is told with its place.
  const told: string[] = []
  const path = sampleFile('forecast.csv', 'issued,time,station,pollutant,value\n2016-12-15T16:00:00+08:00,2016-12-16T01:00:00+08:00,pinggu,pm25,160\n2016-12-15T17:00:00+08:00,2016-12-16T01:00:00+08:00,pinggu,pm25,\n2016-12-15T17:00:00+08:00,2016-12-16T02:00:00+08:00,pinggu,pm25,bad\n')
  const rows = await readList(path, 'forecast.csv', forecastRow, problem => told.push(`${problem.severity} ${problem.line} ${problem.column}`))
  expect(rows.map(({ issued, station, pollutant, value, p05 }) => [issued, station, pollutant, value, p05])).toEqual([[Date.UTC(2016, 11, 15, 8), 'pinggu', 'pm25', 160, null], [Date.UTC(2016, 11, 15, 9), 'pinggu', 'pm25', null, null]])
  expect(told).toEqual(['error 4 value'])
})

it('forecasts of weather are kept as they are written', async () => {
  // Oracle: nobody reads them yet, so nothing is interpreted.
  expect(await readText(sampleFile('weather_forecast.csv', 'issued,value\nsoon,007\n'), 'weather_forecast.csv', () => {})).toEqual([{ issued: 'soon', value: '007' }])
})
