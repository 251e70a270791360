import { expect, it } from 'vitest'
import { inspectPack } from '../../../server/packs/inspect.ts'
import { OBSERVATIONS, samplePack, STATIONS } from './sample-pack.ts'

const told = async (files: Record<string, string | null>) => (await inspectPack(samplePack(files))).problems.map(({ severity, code, file, line, column }) => [severity, code, file, line, column])

it('a sound pack has no problem', async () => {
  // Oracle: the sample follows contracts.md line by line.
  expect(await told({})).toEqual([])
})

it('every file is looked at, even where an earlier one is wrong', async () => {
  // Oracle: the contract of validate: every problem, with file, line and column.
  expect(await told({
    'stations.csv': `${STATIONS}pinggu,平谷,Pinggu,400,40,district\n`, 'observations.csv': OBSERVATIONS.replace('82', 'x'),
    'weather.csv': '', 'profiles.csv': 'sector\nmobile\n', 'notes.txt': 'hello',
  })).toEqual([
    ['error', 'cell.wrong', 'stations.csv', 4, 'lon'], ['error', 'cell.not-a-number', 'observations.csv', 4, 'pm25'],
    ['error', 'file.empty', 'weather.csv', null, null], ['warning', 'file.unknown', 'notes.txt', null, null],
    ...['pollutant', 'ratio_to_pm25', 'relative_uncertainty', 'source', 'status'].map(column => ['error', 'column.absent', 'profiles.csv', 1, column]),
  ])
})

it('without stations there is no pack; without a district there is a warning; a station stands once', async () => {
  // Oracle: contracts.md: run takes the first station of role district.
  expect(await told({ 'stations.csv': null })).toEqual([['error', 'file.absent', 'stations.csv', null, null]])
  expect(await told({ 'stations.csv': STATIONS.replace('district', 'network') })).toEqual([['warning', 'station.no-district', 'stations.csv', null, 'role']])
  expect(await told({ 'stations.csv': `${STATIONS}shunyi,顺义,Shunyi,116,40,network\n` })).toEqual([['error', 'station.twice', 'stations.csv', null, 'id']])
})

it('hours that lie centuries apart are an error and no pack, however few there are', async () => {
  // Oracle: the calendar; one mistyped year would make the engine fold 16 million hours.
  const far = OBSERVATIONS.trimEnd().split('\n').at(-1)?.replace(/^\d{4}/, '0201') ?? ''
  expect(await told({ 'observations.csv': `${OBSERVATIONS.trimEnd()}\n${far}\n` })).toContainEqual(['error', 'span.too-long', 'observations.csv', null, 'time'])
})
