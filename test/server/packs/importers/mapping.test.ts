import { expect, it } from 'vitest'
import { mappingSchema } from '../../../../server/packs/importers/mapping.ts'

const time = { columns: ['t'], format: 'YYYY-MM-DD HH:mm', zone: '+08:00', label: 'end' }
const wide = { xuefeng: 'mapping', version: 1, name: 'test', format: 'wide', time, station: 'pinggu', columns: [{ column: 'a', variable: 'pm25', unit: 'µg/m³' }] }
const rows = { xuefeng: 'mapping', version: 1, name: 'test', format: 'rows', time, station: 'pinggu', variable: 'p', value: 'v', unit: 'u', variables: { PM: { variable: 'pm25' } } }

it('a mapping declares everything, and blanks and NA are missing unless it says otherwise', () => {
  // Oracle: the documented format.
  expect(mappingSchema.parse(wide)).toMatchObject({ missing: ['', 'NA'], units: 'stated' })
  expect(mappingSchema.parse(rows).format).toBe('rows')
  expect(mappingSchema.parse({ xuefeng: 'mapping', version: 1, name: 'x', format: 'openaq', gasState: '293.15K' }).format).toBe('openaq')
})

it.each([
  ['an unknown key', { ...wide, colums: [] }, /colums/], ['a zone with summer time', { ...wide, time: { ...time, zone: 'Europe/London' } }, /one offset all year/],
  ['a time without an hour', { ...wide, time: { ...time, format: 'YYYY-MM-DD' } }, /must have YYYY/], ['a label in the middle', { ...wide, time: { ...time, label: 'middle' } }, /label|start/],
  ['an unknown variable', { ...wide, columns: [{ column: 'a', variable: 'mood', unit: '1' }] }, /no column of a pack/],
  ['a gas as mass without its state', { ...wide, columns: [{ column: 'a', variable: 'o3', unit: 'µg/m³' }] }, /needs its state/],
  ['no station at all', { ...wide, station: undefined }, /no station is said/], ['no unit at all', { ...rows, unit: undefined }, /say the unit here/],
  ['a dew point without its row', { ...rows, variables: { TD: { variable: 'dew_point', unit: '°C' } } }, /wide files only/],
  ['a station beyond the poles', { ...wide, stations: [{ id: 'x', name_zh: 'x', name_en: 'x', lon: 0, lat: 91 }] }, /90/],
])('refuses %s', (_what, mapping, message) => {
  // Oracle: nothing about a file is guessed, so nothing may be left open.
  const parsed = mappingSchema.safeParse(mapping)
  expect(JSON.stringify(parsed.error?.issues)).toMatch(message)
})

it('a share by volume and a particle need no state, and one for the whole file is enough', () => {
  // Oracle: gas laws.
  for (const extra of [{ columns: [{ column: 'a', variable: 'o3', unit: 'ppb' }] }, { gasState: '293.15K', columns: [{ column: 'a', variable: 'o3', unit: 'µg/m³' }] }]) expect(mappingSchema.safeParse({ ...wide, ...extra }).success).toBe(true)
})
