import { expect, it } from 'vitest'
import { packFromDraft } from '../../../../server/packs/importers/pack-from-draft.ts'
import { importTexts, PRSA_HEADER } from './sample-import.ts'

const WIDE = { 'PM25_x.csv': 'time_local,dongsi,pinggu\n2016-12-15 00:00,89,85\n2016-12-15 01:00,88,82\n' }

it('Pinggu is the district unless another is named; all stations are kept', async () => {
  // Oracle: contracts.md on --station and roles.
  const imported = await importTexts(WIDE)
  const roles = (station: string | null) => packFromDraft(imported, station).stations.map(({ id, role }) => `${id} ${role}`)
  expect(roles(null)).toEqual(['dongsi network', 'pinggu district'])
  expect(roles('dongsi')).toEqual(['dongsi district', 'pinggu network'])
  expect(() => packFromDraft(imported, 'kyoto')).toThrow('the station "kyoto" is in none of the files; --station takes one of dongsi, pinggu')
})

it('says its state of gas, its span and where it is from, and nothing of the machine', async () => {
  // Oracle: contracts.md, the block `xuefeng`; the label 00:00 of the 15th closes the 14th, but the pack is named by its first label's date.
  const { about } = packFromDraft(await importTexts(WIDE), null)
  expect(about.name).toBe('beijing-wide-pinggu-2016-12-15-2016-12-15')
  expect(about.xuefeng).toEqual({ timezone: 'Asia/Shanghai', hourLabel: 'end', district: 'pinggu', synthetic: false, gasState: '273.15K', quality: 'realtime', latencyMinutes: 0 })
  expect(JSON.stringify(about)).not.toMatch(/tmp|home|work/)
})

it('says of gases told as mass without a state that the networks\' state was assumed, and nothing of those that need none', async () => {
  // Oracle: nothing is converted or assumed in silence.
  const told = async (unit: string) => packFromDraft(await importTexts({ 'x.csv': `time,station,o3 [${unit}]\n2016-12-15T00:00:00+08:00,pinggu,1\n` }), null).about['description']
  expect(await told('µg/m³')).toContain('the state of the Chinese networks at their date is assumed: o3.')
  expect(await told('ppb')).not.toContain('is assumed: o3')
  expect(packFromDraft(await importTexts(WIDE), null).about['description']).not.toContain('at their date is assumed')
})

it('has weather only where a file brings some, and columns in the order of the contract', async () => {
  // Oracle: the table of contracts.md.
  const row = '1,2016,12,15,0,127,150,18,69,2100,11,-4.3,1026.7,-12.9,0,"NNE",1.4,"Shunyi"'
  const files = (content: { tables: readonly { file: string; fields: readonly { name: string; unit?: string }[] }[] }) => content.tables.map(({ file, fields }) => `${file}: ${fields.map(({ name, unit }) => unit === undefined ? name : `${name} ${unit}`).join(', ')}`)
  expect(files(packFromDraft(await importTexts(WIDE), null))).toEqual(['stations.csv: id, name_zh, name_en, lon degree, lat degree, role', 'observations.csv: time, station, pm25 µg/m³'])
  expect(files(packFromDraft(await importTexts({ 'PRSA.csv': `${PRSA_HEADER}\n${row}\n` }), null)).slice(1)).toEqual([
    'observations.csv: time, station, pm25 µg/m³, pm10 µg/m³, so2 µg/m³, no2 µg/m³, o3 µg/m³, co mg/m³',
    'weather.csv: time, station, temperature °C, relative_humidity %, pressure hPa, wind_speed m/s, wind_direction degree, precipitation mm'])
})

it('makes no pack of hours that lie centuries apart, and none that nobody could read again', async () => {
  // Oracle: the calendar; a pack has years of four digits, and no record is older than its monitors.
  const made = async (...times: string[]) => packFromDraft(await importTexts({ 'x.csv': `time,station,pm25 [µg/m³]\n${times.map(time => `${time},pinggu,1\n`).join('')}` }), null)
  await expect(made('0201-01-01T00:00:00+08:00', '2021-01-01T00:00:00+08:00')).rejects.toThrow(/x\.csv.*over more than 50 years; mend the time that is wrong/)
  await expect(made('9999-12-31T24:00:00-12:00')).rejects.toThrow('lies outside the years 1 to 9999')
  expect((await made('1990-01-01T00:00:00+08:00', '2021-01-01T00:00:00+08:00')).first).toBeLessThan(200_000)
})
