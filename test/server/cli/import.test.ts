import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { formatHour } from '../../../models/units/time.ts'
import { importCommand } from '../../../server/cli/import.ts'
import { loadPack } from '../../../server/packs/load.ts'
import { hasShared, sharedPath, withoutShared } from '../../support/shared.ts'
import { sampleFile, scratch } from '../packs/sample-pack.ts'

async function run(...args: string[]) {
  const text = { out: '', err: '' }
  const code = await importCommand.run(args, { stdout: { write: (part: string) => text.out += part }, stderr: { write: (part: string) => text.err += part } })
  return { code, ...text }
}
const WIDE = 'time_local,dongsi,pinggu\n2016-12-15 00:00,89,85\n2016-12-15 01:00,88,\n'

describe('import', () => {
  it('makes a pack that loads without a problem, the same bytes twice', async () => {
    // Oracle: the reader of packs, and contracts.md: same input, same bytes.
    const [file, out] = [sampleFile('PM25_x.csv', WIDE), join(scratch(), 'pack')]
    expect(await run(file, '--out', out)).toMatchObject({ code: 0, out: '' })
    const pack = await loadPack(out)
    expect(pack.observations.map(row => row.values['pm25'])).toEqual([89, 85, 88, null])
    const again = await run(file, '--out', out, '--force', '--json')
    expect(JSON.parse(again.out)).toMatchObject({ sha256: pack.sha256, stations: 2, station: 'pinggu', from: '2016-12-15T00:00:00+08:00' })
    expect(pack.problems).toEqual([])
  })

  it('reads any table of hours by a mapping: the pack has the station\'s clock, and says what was converted and assumed', async () => {
    // Oracle: the mapping itself; 00:00 labelled by its start ends at 01:00 UTC; 1 µg/m³ at 20 °C is 293.15/273.15 at 0 °C.
    const mapping = { xuefeng: 'mapping', version: 1, name: 'mine', format: 'wide', notes: ['Made up.'], licence: 'CC0', quality: 'audited', gasState: '293.15K', time: { columns: ['t'], format: 'YYYY-MM-DD HH:mm', zone: 'UTC', label: 'start' },
      stations: [{ id: 'marylebone', name_zh: '马里波恩', name_en: 'Marylebone', lon: -0.155, lat: 51.523 }], station: 'marylebone', columns: [{ column: 'a', variable: 'voc_benzene', unit: 'µg/m³' }, { column: 'b', variable: 'pm25', unit: 'µg/m³' }] }
    const out = join(scratch(), 'pack')
    const told = await run(sampleFile('x.csv', 't,a,b,c\n2000-01-01 00:00,1,20,x\n'), '--mapping', sampleFile('m.json', JSON.stringify(mapping)), '--out', out, '--json')
    expect(JSON.parse(told.out)).toMatchObject({ name: 'long-marylebone-2000-01-01-2000-01-01', from: '2000-01-01T01:00:00+00:00', files: [{ format: 'long', rows: 1, mapping: 'mine' }] })
    expect(told.err).toContain('x.csv: 1 columns are not in the mapping mine and are left out: c')
    const pack = await loadPack(out)
    expect(pack.offsetMinutes).toBe(0)
    expect(readFileSync(join(out, 'observations.csv'), 'utf8')).toContain('\n2000-01-01T01:00:00+00:00,marylebone,')
    expect(pack.observations[0]?.values).toEqual({ pm25: 20, voc_benzene: 293.15 / 273.15 })
    expect(pack.manifest).toMatchObject({ licenses: [{ title: 'CC0' }], xuefeng: { timezone: '+00:00', gasState: '273.15K', quality: 'audited' } })
    expect(pack.manifest['description']).toMatch(/a from 293\.15K\. Made up\.$/)
  })

  it.each([
    ['a bad cell', 'PM25_x.csv', WIDE.replace('88', 'NaN'), /line 3, column dongsi: "NaN" is not a number/],
    ['an empty file', 'PM25_x.csv', '', /PM25_x\.csv: the file is empty/],
    ['no known format', 'x.csv', 'a,b\n1,2\n', /header begins with a, b/],
  ])('refuses %s and writes nothing', async (_what, name, text, message) => {
    // Oracle: issue 2's bar: a sentence with the place, nothing half-written.
    const folder = scratch()
    await expect(run(sampleFile(name, text), '--out', join(folder, 'pack'))).rejects.toThrow(message)
    expect(readdirSync(folder)).toEqual([])
  })

  it.each([
    [['--out', 'x'], 'at least one file'], [['a.csv'], 'needs --out'], [['a.csv', '--out', 'x', '--format', 'stations'], '--format takes'],
    [['a.csv', '--out', 'x', '--format', 'xml'], '--format takes'], [['a.csv', '--out', 'x', '--nonsense'], 'nonsense'],
  ])('%j is wrong usage', async (args, message) => {
    // Oracle: contracts.md, the command line.
    await expect(run(...args)).rejects.toThrow(message)
    expect(existsSync('x')).toBe(false)
  })
})

describe.skipIf(!hasShared)(`import of the measured archive (${withoutShared})`, () => {
  it('December 2016 at Pinggu peaks at 483 µg/m³ on the 22nd at 05:00, with Shunyi\'s weather', async () => {
    // Oracle: issue 2's bar; 193 end labels from 12-15 00:00 to 12-22 24:00; the UCI row of 2016-12-17 13:00 read by eye.
    const out = join(scratch(), 'pack')
    const names = ['PM25', 'PM10', 'SO2', 'NO2', 'CO', 'O3'].map(name => sharedPath('data/beijing35', `${name}_35stations_hourly.csv.gz`))
    await run(...names, sharedPath('data/uci_multisite/PRSA_Data_Shunyi_20130301-20170228.csv.gz'), '--from', '2016-12-15', '--to', '2016-12-22', '--out', out)
    const pack = await loadPack(out)
    const pinggu = pack.observations.filter(row => row.station === 'pinggu')
    expect(pinggu).toHaveLength(193)
    const peak = pinggu.reduce((high, row) => (row.values['pm25'] ?? 0) > (high.values['pm25'] ?? 0) ? row : high)
    expect([formatHour(peak.hour), peak.values['pm25']]).toEqual(['2016-12-22T05:00:00+08:00', 483])
    expect(pack.stations.filter(station => station.role === 'district').map(station => station.id)).toEqual(['pinggu'])
    expect(pack.weather).toHaveLength(193)
    expect(pack.weather.find(row => formatHour(row.hour).startsWith('2016-12-17T13'))).toMatchObject({ station: 'shunyi', values: { temperature: 5.5, pressure: 1018.3, wind_direction: 135, wind_speed: 0.9 } })
    expect(readFileSync(join(out, 'observations.csv'), 'utf8')).toContain('2016-12-15T00:00:00+08:00,shunyi,127,')
    expect(pack.problems.filter(problem => problem.code !== 'gap')).toEqual([])
  })
})
