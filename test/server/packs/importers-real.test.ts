import { readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { civil, formatHour } from '../../../models/units/time.ts'
import { importFiles, type Imported } from '../../../server/packs/importers/import-files.ts'
import { readMapping } from '../../../server/packs/importers/read-mapping.ts'
import { hasShared, sharedPath, withoutShared } from '../../support/shared.ts'
import { hourAt } from './importers/sample-import.ts'
import { sampleFile } from './sample-pack.ts'

/** What stands in one column: hours with a value, hours without, least, most, and the sum, which a shifted or swapped cell would change. */
interface Tally { values: number; missing: number; least: number; most: number; sum: number }
const nothing = (): Tally => ({ values: 0, missing: 0, least: Infinity, most: -Infinity, sum: 0 })
function add(tally: Tally, value: number | null): void {
  if (value === null) { tally.missing++; return }
  tally.values++
  tally.sum += value
  if (value < tally.least) tally.least = value
  if (value > tally.most) tally.most = value
}
/** Sums of a million decimals differ in the order of adding; the rest is exact. */
const plain = ({ values, missing, least, most, sum }: Tally) => ({ values, missing, least: Number(least.toPrecision(10)), most: Number(most.toPrecision(10)), sum: Number(sum.toPrecision(10)) })

/** The independent count: text cut at its commas, no reader of the project. `column` is the header's name. */
function countText(path: string, missing: readonly string[], factor: (column: string) => number = () => 1): { rows: number; tallies: Record<string, Tally>; table: string[][] } {
  const bytes = readFileSync(path)
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').replaceAll('"', '').trimEnd()
  const [header = [], ...table] = text.split(/\r?\n/).map(line => line.split(','))
  const tallies = Object.fromEntries(header.map(name => [name, nothing()]))
  for (const row of table) for (const [index, name] of header.entries()) {
    const cell = row[index] ?? ''
    add(tallies[name] as Tally, missing.includes(cell) || Number.isNaN(Number(cell)) ? null : Number(cell) * factor(name))
  }
  return { rows: table.length, tallies, table }
}

/** The same of what was imported, by station and column. */
function countDraft({ draft }: Imported, table: 'observations' | 'weather'): Record<string, Tally> {
  const columns = draft.columns(table)
  const tallies: Record<string, Tally> = {}
  for (const [hour, station] of draft.rows(table)) for (const column of columns) add(tallies[`${station} ${column}`] ??= nothing(), draft.get(table, station, column, hour))
  return tallies
}

async function read(paths: readonly string[], mappings: readonly string[] = []): Promise<Imported & { told: string[] }> {
  const told: string[] = []
  return { ...await importFiles(paths, { format: 'auto', range: { from: null, to: null }, mappings: await Promise.all(mappings.map(readMapping)), tell: message => told.push(message) }), told }
}
const folder = (name: string, keep: (file: string) => boolean) => readdirSync(sharedPath('data', name)).filter(keep).sort().map(file => sharedPath('data', name, file))
const COLUMNS: Readonly<Record<string, string>> = { PM25: 'pm25', 'PM2.5': 'pm25', PM10: 'pm10', SO2: 'so2', NO2: 'no2', CO: 'co', O3: 'o3', AQI: 'aqi_published' }

// The archives are large, and other tests may hold both cores.
describe.skipIf(!hasShared)(`the measured archives (${withoutShared})`, { timeout: 300_000 }, () => {
  it('beijing35: every file is read; rows, missing shares and ranges are those of SOURCES.md and of a count by hand', async () => {
    // Oracle: SOURCES.md's figures for Pinggu and Donggaocun; and for each of 35 stations and 7 columns the cells of the text, cut at commas and added up.
    const paths = folder('beijing35', () => true)
    const imported = await read(paths)
    expect(imported.conflicts).toBeNull()
    expect(imported.files.map(({ name, format, rows }) => `${name.split(/[_.]/)[0]} ${format} ${rows}`)).toEqual(['stations stations 35', 'AQI beijing-wide 26952', 'CO beijing-wide 26952', 'NO2 beijing-wide 26952', 'O3 beijing-wide 26952',
      'PM10 beijing-wide 26952', 'PM25 beijing-wide 26952', 'SO2 beijing-wide 26952', 'donggaocun beijing-wide 26952', 'pinggu beijing-wide 26952'])
    const found = countDraft(imported, 'observations')
    const share = (key: string) => ((found[key]?.missing ?? 0) / 269.52).toFixed(2)
    expect(['pm25', 'pm10', 'so2', 'no2', 'co', 'o3', 'aqi_published'].map(column => share(`pinggu ${column}`))).toEqual(['4.79', '39.80', '13.79', '14.40', '13.81', '13.89', '3.77'])
    expect([share('donggaocun pm25'), share('donggaocun o3')]).toEqual(['5.67', '21.63'])
    expect(['pm25', 'pm10', 'so2', 'no2', 'co', 'o3'].map(column => `${found[`pinggu ${column}`]?.least}-${found[`pinggu ${column}`]?.most}`)).toEqual(['3-1000', '5-1000', '2-500', '2-176.9', '0.1-20', '2-500'])
    for (const path of paths.filter(path => /35stations/.test(path))) {
      const column = COLUMNS[/([A-Z0-9]+)_35stations/.exec(path)?.[1] ?? ''] ?? ''
      const { rows, tallies } = countText(path, [''])
      expect(rows).toBe(26_952)
      for (const [station, tally] of Object.entries(tallies)) if (station !== 'time_local') expect([station, column, plain(found[`${station} ${column}`] ?? nothing())]).toEqual([station, column, plain(tally)])
    }
    expect(imported.draft.get('observations', 'mentougou', 'pm25', hourAt('2014-01-16T02'))).toBe(553_405)
    expect(Math.round(imported.draft.get('observations', 'pinggu', 'pm25', hourAt('2015-06-25T07')) ?? 0)).toBe(641)
    expect([imported.draft.span()?.first, imported.draft.span()?.last].map(hour => formatHour(hour ?? hourAt('2000-01-01T00')))).toEqual(['2013-12-05T00:00:00+08:00', '2016-12-31T23:00:00+08:00'])
  })

  it('beijing35: the files of one station alone say the same of it', async () => {
    // Oracle: the text of each file, counted by hand.
    for (const station of ['pinggu', 'donggaocun']) {
      const path = sharedPath('data/beijing35', `${station}_hourly.csv.gz`)
      const found = countDraft(await read([path]), 'observations')
      const { rows, tallies } = countText(path, [''])
      expect(rows).toBe(26_952)
      for (const [title, column] of Object.entries(COLUMNS)) if (title !== 'PM25') expect([title, plain(found[`${station} ${column}`] ?? nothing())]).toEqual([title, plain(tallies[title] ?? nothing())])
    }
  })

  it('uci_multisite: six stations, 35,064 rows each, CO in mg/m³, weather and wind as in the text', async () => {
    // Oracle: SOURCES.md's row count and units; the cells of each file counted by hand; wind by counting words.
    const paths = folder('uci_multisite', () => true)
    const imported = await read(paths)
    expect(imported.files.map(({ format, rows }) => `${format} ${rows}`)).toEqual(Array.from({ length: 6 }, () => 'prsa 35064'))
    const [observed, weather] = [countDraft(imported, 'observations'), countDraft(imported, 'weather')]
    for (const path of paths) {
      const { tallies, table } = countText(path, ['NA'], column => column === 'CO' ? 1e-3 : 1)
      const station = (table[0]?.[17] ?? '').toLowerCase()
      for (const [title, column] of Object.entries(COLUMNS)) if (title !== 'PM25' && title !== 'AQI') expect([station, title, plain(observed[`${station} ${column}`] ?? nothing())]).toEqual([station, title, plain(tallies[title] ?? nothing())])
      for (const [title, column] of [['TEMP', 'temperature'], ['PRES', 'pressure'], ['RAIN', 'precipitation'], ['WSPM', 'wind_speed']] as const) expect([station, title, plain(weather[`${station} ${column}`] ?? nothing())]).toEqual([station, title, plain(tallies[title] ?? nothing())])
      const words = table.map(row => row[15]).filter(word => word !== 'NA')
      const east = { words: words.filter(word => word === 'E').length, degrees: 0 }
      for (const [hour, id] of imported.draft.rows('weather')) if (id === station && imported.draft.get('weather', id, 'wind_direction', hour) === 90) east.degrees++
      expect([station, weather[`${station} wind_direction`]?.values, east.degrees]).toEqual([station, words.length, east.words])
      expect(weather[`${station} relative_humidity`]?.values).toBe(table.filter(row => row[11] !== 'NA' && row[13] !== 'NA').length)
      expect(weather[`${station} relative_humidity`]?.most).toBeLessThanOrEqual(100)
    }
  })

  it('episodes: all 18 cuts are read by the shipped mapping, and peak where EPISODES.md says', async () => {
    // Oracle: EPISODES.md's peaks, "569 @ 02-26 12h"; and the cells of each column, counted by hand.
    const stories = readFileSync(sharedPath('data/episodes/EPISODES.md'), 'utf8').split('\n')
    const paths = folder('episodes', file => file.endsWith('.csv'))
    expect(paths).toHaveLength(18)
    for (const path of paths) {
      const name = /([a-z0-9_]+)\.csv$/.exec(path)?.[1] ?? ''
      const imported = await read([path])
      const found = { ...countDraft(imported, 'observations'), ...countDraft(imported, 'weather') }
      const { rows, tallies } = countText(path, [''])
      expect(imported.files).toMatchObject([{ format: 'long', rows }])
      for (const [title, tally] of Object.entries(tallies)) {
        const [, station = '', pollutant = ''] = /^(?!uci|met)([a-z]+)_([A-Z0-9]+)$/.exec(title) ?? []
        const column = station === '' ? { met_shunyi_T_C: 'shunyi temperature', met_shunyi_P_hPa: 'shunyi pressure', met_shunyi_rain_mm: 'shunyi precipitation', met_shunyi_ws_ms: 'shunyi wind_speed' }[title] : `${station} ${COLUMNS[pollutant]}`
        if (column !== undefined) expect([name, title, plain(found[column] ?? nothing())]).toEqual([name, title, plain(tally)])
      }
      const story = stories.find(line => line.startsWith(`| ${name} |`)) ?? ''
      const [, peak = '', month = '', day = '', hour = ''] = /(\d+) @ (\d\d)-(\d\d) (\d\d)h/.exec(story) ?? []
      const column = name.startsWith('o3') ? 'o3' : 'pm25'
      const best = [...imported.draft.rows('observations')].filter(([, station]) => station === 'pinggu').map(([at]) => ({ at, value: imported.draft.get('observations', 'pinggu', column, at) ?? 0 })).reduce((a, b) => b.value > a.value ? b : a)
      const when = civil(best.at)
      expect([name, Math.round(best.value), when.month, when.day, when.hour]).toEqual([name, Number(peak), Number(month), Number(day), Number(hour)])
    }
  })

  it('Marylebone: 149,040 hours; gases brought from 20 °C to the pack\'s state; 39,907 hours with all three VOC, NOx and O3 where NOx is the column in ppb', async () => {
    // Oracle: SOURCES.md's 39,907, which an independent count gives with nox_ppb (39,854 with nox_ugm3); the text counted by hand, gases told as mass times 293.15/273.15, shares by volume over 22.414 L/mol (hence five digits).
    const path = sharedPath('data/voc/marylebone_voc_nox_o3_2000_2016.csv.gz')
    const imported = await read([path])
    const together = ({ draft }: Imported) => [...draft.rows('observations')].filter(([hour]) => ['voc_ethane', 'voc_isoprene', 'voc_benzene', 'nox', 'o3'].every(column => draft.get('observations', 'marylebone', column, hour) !== null)).length
    const shipped = await readMapping('marylebone-voc')
    if (shipped.format !== 'wide') throw new Error('not wide')
    const byVolume = { ...shipped, name: 'by-volume', columns: shipped.columns.map(column => column.variable === 'nox' ? { ...column, column: 'nox_ppb', unit: 'ppb' } : column) }
    const other = await importFiles([path], { format: 'auto', range: { from: null, to: hourAt('2006-01-01T00') }, mappings: [byVolume], tell: () => {} })
    expect([imported.files[0]?.rows, together(imported), together(other)]).toEqual([149_040, 39_854, 39_907])
    const found = { ...countDraft(imported, 'observations'), ...countDraft(imported, 'weather') }
    const { tallies } = countText(path, [''])
    const FACTORS: readonly (readonly [string, string, number])[] = [['nox_ugm3', 'nox', 293.15 / 273.15], ['no2_ugm3', 'no2', 293.15 / 273.15], ['ethane_ugm3', 'voc_ethane', 293.15 / 273.15], ['isoprene_ugm3', 'voc_isoprene', 293.15 / 273.15], ['benzene_ugm3', 'voc_benzene', 293.15 / 273.15],
      ['o3_ppb', 'o3', 47.997 / 22.414], ['so2_ppb', 'so2', 64.058 / 22.414], ['co_ppm', 'co', 28.01 / 22.414], ['pm10_ugm3', 'pm10', 1], ['pm25_ugm3', 'pm25', 1], ['T_C', 'temperature', 1], ['RH_pct', 'relative_humidity', 1], ['ws_ms', 'wind_speed', 1], ['wd_deg', 'wind_direction', 1]]
    for (const [title, column, factor] of FACTORS) {
      const [theirs, ours] = [tallies[title] ?? nothing(), found[`marylebone ${column}`] ?? nothing()]
      expect([title, ours.values, ours.missing]).toEqual([title, theirs.values, theirs.missing])
      for (const figure of ['least', 'most', 'sum'] as const) expect([title, figure, Math.abs(ours[figure] - theirs[figure] * factor) <= 5e-5 * Math.abs(theirs[figure] * factor)]).toEqual([title, figure, true])
    }
    expect(formatHour(imported.draft.span()?.first ?? hourAt('2000-01-01T00'), 0)).toBe('2000-01-01T01:00:00+00:00')
  })

  it('Tunghai: 1,416 hours by its mapping, which has to be named since its units were inferred', async () => {
    // Oracle: SOURCES.md's row count; cells counted by hand in the file's units.
    const path = sharedPath('data/voc/tunghai_taichung_supersite_2021_02_03.csv.gz')
    await expect(read([path])).rejects.toThrow('its units were inferred')
    const imported = await read([path], ['tunghai-aeroviz'])
    const found = { ...countDraft(imported, 'observations'), ...countDraft(imported, 'weather') }
    const { rows, tallies } = countText(path, ['', '-'])
    expect([rows, imported.files[0]?.rows]).toEqual([1_416, 1_416])
    for (const [title, column, factor] of [['Benzene', 'voc_benzene', 78.114 / 24.465], ['m/p-Xylene', 'voc_m_p_xylene', 106.168 / 24.465], ['NMHC', 'voc_nmhc', 1_000], ['O3', 'o3', 47.997 / 24.465], ['CO', 'co', 28.01 / 24.465], ['PM2.5', 'pm25', 1], ['NO3-', 'pm_no3', 1], ['Fe', 'pm_fe', 1], ['T_OC', 'pm_oc', 1], ['BC', 'pm_bc', 1e-3], ['PBLH', 'boundary_layer_height', 1], ['AT', 'temperature', 1]] as const) {
      const [theirs, ours] = [tallies[title] ?? nothing(), found[`tunghai ${column}`] ?? nothing()]
      expect([title, ours.values, Math.abs(ours.sum / (theirs.sum * factor) - 1) < 5e-5]).toEqual([title, theirs.values, true])
    }
    expect(imported.told.some(message => message.includes('left out'))).toBe(false)
  })

  it('quotsoft: December 2016 cut back into its daily files gives the same month as the wide files', async () => {
    // Oracle: the wide files themselves, turned by a few lines into the form that the archive publishes.
    const names = new Map(readFileSync(sharedPath('data/beijing35/stations.csv'), 'utf8').trim().split('\n').slice(1).map(line => line.split(',').slice(0, 2) as [string, string]))
    const days = new Map<string, string[]>()
    const wide = folder('beijing35', file => file.includes('35stations'))
    for (const path of wide) {
      const type = /([A-Z0-9]+)_35stations/.exec(path)?.[1]?.replace('PM25', 'PM2.5') ?? ''
      const kind = ['PM2.5', 'PM10', 'AQI'].includes(type) ? 'all' : 'extra'
      const [header = '', ...lines] = gunzipSync(readFileSync(path)).toString('utf8').trimEnd().split('\n')
      const stations = header.split(',').slice(1).map(id => names.get(id))
      for (const line of lines.filter(line => line.startsWith('2016-12-'))) {
        const date = line.slice(0, 10).replaceAll('-', '')
        const file = `beijing_${kind}_${date}.csv`
        const rows = days.get(file) ?? [`date,hour,type,${stations.join(',')}`]
        rows.push(`${date},${Number(line.slice(11, 13))},${type},${line.slice(17)}`)
        days.set(file, rows)
      }
    }
    const daily = await read([...days].map(([file, rows]) => sampleFile(file, `${rows.join('\n')}\n`)))
    expect(daily.files).toHaveLength(62)
    const month = await importFiles(wide, { format: 'auto', range: { from: hourAt('2016-12-01T00'), to: hourAt('2016-12-31T23') }, tell: () => {} })
    expect(countDraft(daily, 'observations')).toEqual(countDraft(month, 'observations'))
    expect(daily.draft.get('observations', 'pinggu', 'pm25', hourAt('2016-12-22T05'))).toBe(483)
  })
})
