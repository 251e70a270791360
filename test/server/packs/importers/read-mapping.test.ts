import { expect, it } from 'vitest'
import { absentColumn, parseMapping, readMapping, shippedMappings } from '../../../../server/packs/importers/read-mapping.ts'
import { beijingStation } from '../../../../server/packs/importers/beijing-stations.ts'
import { sampleFile } from '../sample-pack.ts'
import { mappingOf, tableOf } from './sample-import.ts'

it('the shipped mappings parse, carry the names of their files, and know where their stations stand', () => {
  // Oracle: the schema, and the table of stations.
  expect(shippedMappings().map(({ name, units }) => `${name}: ${units}`)).toEqual(['marylebone-voc: stated', 'openair-mydata: stated', 'pinggu-episodes: stated', 'tunghai-aeroviz: inferred'])
  for (const mapping of shippedMappings()) {
    const used = [...(mapping.format === 'wide' ? mapping.columns.map(({ station }) => station) : []), typeof mapping.station === 'string' ? mapping.station : undefined]
    expect(used.filter(id => id !== undefined && beijingStation(id) === undefined && !mapping.stations.some(station => station.id === id))).toEqual([])
  }
})

it('is read from a file, or by its name where the project ships it', async () => {
  // Oracle: the same text both ways.
  const text = JSON.stringify({ xuefeng: 'mapping', version: 1, name: 'mine', format: 'openaq', gasState: '293.15K' })
  expect(await readMapping(sampleFile('m.json', text))).toEqual(parseMapping(text, 'm.json'))
  expect((await readMapping('marylebone-voc')).name).toBe('marylebone-voc')
})

it.each([
  ['nothing', '', 'm.json: the mapping is no JSON'], ['broken JSON', '{"xuefeng":', 'm.json: the mapping is no JSON'], ['another document', '{"name":"x"}', 'seeds/mappings has examples'],
  ['a wrong part', JSON.stringify({ xuefeng: 'mapping', version: 1, name: 'x', format: 'openaq', gasState: '300K' }), 'm.json, column gasState:'],
])('refuses %s with its place', async (_what, text, message) => {
  // Oracle: one sentence: what, where, how to mend.
  await expect(readMapping(sampleFile('m.json', text))).rejects.toThrow(message)
  await expect(readMapping('no-such-mapping')).rejects.toThrow('there is no such mapping; name a JSON file, or one of marylebone-voc')
})

it('fits a table that has its columns; optional ones may be absent, but not all', () => {
  // Oracle: by hand.
  const time = { columns: ['t'], format: 'YYYY-MM-DD HH:mm', zone: '+08:00', label: 'end' }
  const mapping = mappingOf({ format: 'wide', time, station: 'pinggu', columns: ['a', 'b'].map(column => ({ column, variable: 'pm25', unit: 'µg/m³', optional: true })) })
  if (mapping.format !== 'wide') throw new Error('not wide')
  expect(['t,a', 't,b,c', 't,c', 'a,b'].map(header => absentColumn(mapping, tableOf('x.csv', header)))).toEqual([null, null, 'a', 't'])
})
