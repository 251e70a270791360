import { expect, it } from 'vitest'
import { IMPORTERS, importerFor } from '../../../../server/packs/importers/registry.ts'
import { PRSA_HEADER } from './sample-import.ts'

const FILES = [
  ['prsa', 'x.csv', PRSA_HEADER.replaceAll('"', '')], ['beijing-wide', 'PM2.5_a.csv', 'time_local,pinggu'], ['beijing-wide', 'pinggu_hourly.csv.gz', 'time_local,time_utc,PM2.5'],
  ['long', 'observations.csv', 'time,station,pm25,co'], ['long', 'x.csv', 'time,station,pollutant,value,unit'],
] as const

it.each(FILES)('%s: %s', (format, name, header) => {
  // Oracle: each format's published header; no two importers claim one file.
  const file = { path: name, name, header: header.split(',') }
  expect(importerFor(file, 'auto').format).toBe(format)
  expect(IMPORTERS.filter(importer => importer.recognises(file))).toHaveLength(1)
})

it('a file of no known format is told what was seen and what is known', () => {
  // Oracle: issue 2 item 2: a sentence that says what was seen.
  const file = { path: 'x.csv', name: 'stations.csv', header: ['id', 'name_cn', 'lon', 'x'.repeat(9_999)] }
  expect(() => importerFor(file, 'auto')).toThrow(/stations\.csv, line 1: the file fits no known format: its header begins with id, name_cn, lon, x{40}\. Known: prsa .*beijing-wide .*long/)
})
