import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { UsageError } from '../../../server/cli/command.ts'
import { importCommand } from '../../../server/cli/import.ts'
import { run } from '../../../server/cli/run.ts'
import { DEFAULT_PACK } from '../../../server/config.ts'
import { BadInput } from '../../../server/packs/problem.ts'
import { xuefeng } from '../../support/command-line.ts'
import { PrintedRun } from '../../support/run-contract.ts'
import { largest } from '../../support/runs.ts'
import { hasShared, sharedPath, withoutShared } from '../../support/shared.ts'
import { sampleFile, scratch } from '../packs/sample-pack.ts'

async function print(...args: string[]) {
  const text = { out: '', err: '' }
  const code = await run.run(args, { stdout: { write: (part: string) => text.out += part }, stderr: { write: (part: string) => text.err += part } })
  return { code, ...text }
}
const file = (scenario: unknown, name = 'scenario.json') => sampleFile(name, typeof scenario === 'string' ? scenario : JSON.stringify(scenario))
const level = (id: string, start: string, more: object = {}) => ({ name: `${id} from ${start}`, level: id, start, ...more })
const cut = (where: string, start: string) => ({ name: `36 % in ${where}`, start, cuts: [{ where, sector: '*', pollutant: '*', cut: 0.36 }] })
const scenarioArgs = (...scenarios: object[]) => scenarios.flatMap(one => ['--scenario', file(one)])

describe('run', () => {
  it('prints one JSON document on stdout and nothing else', async () => {
    // Oracle: contracts.md.
    const { code, out, err } = await print(DEFAULT_PACK, '--members', '3', '--json')
    expect([code, err, out.endsWith('}\n'), out.split('\n').length]).toEqual([0, '', true, 2])
    expect(PrintedRun.parse(JSON.parse(out))).toMatchObject({ seed: 1, station: 'pinggu-synthetic', scenarios: [] })
  })

  it('gives the same bytes in two processes, from one worker or two, in chunks of any size, on the screen or in a file', async () => {
    // Oracle: the bar of issue 2: byte equality of three processes and of this one.
    const scenarios = scenarioArgs(level('orange', '2017-01-14T08:00:00+08:00'), level('red', '2017-01-14T08:00:00+08:00'), cut('city', '2017-01-13T08:00:00+08:00'))
    const out = join(scratch(), 'run.json')
    const [one, two, three] = await Promise.all([['--json'], ['--json', '--workers', '2', '--chunk', '5'], ['--out', out, '--chunk', '1000']].map(more => xuefeng(['run', DEFAULT_PACK, ...scenarios, ...more])))
    expect([one?.code, one?.err, two?.code, three?.code, three?.out]).toEqual([0, '', 0, 0, ''])
    expect(two?.out === one?.out).toBe(true)
    expect(readFileSync(out, 'utf8') === one?.out).toBe(true)
    expect((await print(DEFAULT_PACK, ...scenarios, '--json')).out === one?.out).toBe(true)
    expect(PrintedRun.parse(JSON.parse(one?.out ?? '')).scenarios).toHaveLength(3)
  })

  it('takes station, span, members and seed as asked', async () => {
    // Oracle: the options; 24 end labels of a bare date, and the label 00:00 that closes the day before.
    const printed = PrintedRun.parse(JSON.parse((await print(DEFAULT_PACK, '--station', 'hills-synthetic', '--from', '2017-01-12', '--to', '2017-01-12', '--members', '7', '--seed', '5', '--view', 'as-known', '--json')).out))
    expect(printed).toMatchObject({ station: 'hills-synthetic', seed: 5, members: 7 })
    expect([printed.hours.length, printed.hours[0], printed.hours.at(-1)]).toEqual([25, '2017-01-12T00:00:00+08:00', '2017-01-13T00:00:00+08:00'])
  })

  it('reads every form of a scenario that the README shows', async () => {
    // Oracle: contracts.md, the example of a scenario file, moved to the days of this pack; `local` is read as `city` and the answer says so.
    const scenario = {
      name: 'orange, a day early', start: '2017-01-14T08:00:00+08:00', end: '2017-01-16T24:00:00+08:00', level: 'orange', where: 'local', execution: 0.9,
      measures: [{ id: 'site-earthwork-stop', strength: 1, execution: 0.8 }], cuts: [{ where: 'city', sector: '*', pollutant: '*', cut: 0.36 }],
    }
    const { scenarios: [only] } = PrintedRun.parse(JSON.parse((await print(DEFAULT_PACK, '--members', '5', ...scenarioArgs(scenario), '--json')).out))
    expect(only).toMatchObject({ name: 'orange, a day early', notes: expect.arrayContaining([expect.stringContaining('"local" is read as "city"')]) as string[] })
    expect(only?.indicators.peak_cut_ugm3.median).toBeGreaterThan(0)
  })
})

describe('a run that is refused', () => {
  it.each<[string, () => string[], RegExp]>([
    ['hindsight, as long as there is no smoother', () => ['--view', 'hindsight'], /^--view hindsight: not yet; there is no smoother, run it with --view as-known$/],
    ['another view', () => ['--view', 'sideways'], /^--view is "sideways"; it must be as-known$/],
    ['an unknown station', () => ['--station', 'moon'], /^synthetic-winter: there is no station "moon"; the pack has pinggu-synthetic, /],
    ['an empty span', () => ['--from', '2018-01-01', '--to', '2018-01-02'], /^synthetic-winter: the hours asked for, 2018-01-01T00:00:00\+08:00 to 2018-01-03T00:00:00\+08:00, hold no observation; the pack runs from /],
    ['a span the wrong way round', () => ['--from', '2017-01-12', '--to', '2017-01-10'], /^--from 2017-01-12 lies after --to 2017-01-10; swap them$/],
    ['no hour', () => ['--from', 'yesterday'], /^--from takes a whole hour such as /],
    ['no number', () => ['--members', 'many'], /^--members is "many"; /],
    ['an unknown option', () => ['--nonsense'], /nonsense/],
    ['two packs', () => [DEFAULT_PACK], /^run takes one pack folder, got 2; call it as: run DIR /],
    ['a scenario file that is not there', () => ['--scenario', 'no-such.json'], /^no-such\.json: there is no such scenario file, or it cannot be read$/],
    ['a scenario file that is not JSON', () => ['--scenario', file('{ "name": ')], /scenario\.json: not JSON, /],
    ['a scenario file that is a list', () => ['--scenario', file([])], /scenario\.json: a scenario is a JSON object; /],
    ['a scenario without a name', () => ['--scenario', file({ level: 'red' })], /scenario\.json: name is missing; give the scenario a name/],
    ['a scenario that orders nothing', () => ['--scenario', file({ name: 'x' })], /scenario\.json: scenario "x" orders nothing; give it a level, measures or cuts$/],
    ['a field that nobody knows', () => ['--scenario', file({ name: 'x', levle: 'red' })], /scenario\.json: a scenario has no field "levle"; its fields are name, level, /],
    ['a cut of 36 instead of 0.36', () => ['--scenario', file({ name: 'x', cuts: [{ where: 'city', sector: '*', pollutant: '*', cut: 36 }] })], /scenario\.json: cuts\[0\]\.cut is 36; give a share from 0 to 1: 36 % is 0\.36$/],
    ['an unknown level', () => ['--scenario', file(level('purple', '2017-01-14T08:00:00+08:00'))], /scenario\.json: there is no level "purple"; the catalogue has yellow, orange, red/],
    ['an unknown measure', () => ['--scenario', file({ name: 'x', measures: [{ id: 'prayer' }] })], /scenario\.json: there is no measure "prayer"; the catalogue has /],
    ['a half hour', () => ['--scenario', file(level('red', '2017-01-14T08:30:00+08:00'))], /scenario\.json: start is "2017-01-14T08:30:00\+08:00"; give a whole hour such as /],
    ['an end before the start', () => ['--scenario', file(level('red', '2017-01-14T08:00:00+08:00', { end: '2017-01-13T08:00:00+08:00' }))], /scenario\.json: the scenario starts at 2017-01-14T08:00:00\+08:00, after its end at /],
  ])('%s: ends with 2 and one sentence that says what and where', async (_, args, message) => {
    // Oracle: contracts.md: bad input or usage: one sentence: what, where, how to mend. main.test.ts shows that these classes end with 2.
    const text = { out: '' }
    const failed = await run.run([DEFAULT_PACK, '--members', '3', '--json', ...args()], { stdout: { write: (part: string) => text.out += part }, stderr: { write: () => {} } }).then(() => null, (error: Error & { code?: string }) => error)
    expect(failed instanceof UsageError || failed instanceof BadInput || String(failed?.code).startsWith('ERR_PARSE_ARGS')).toBe(true)
    expect(failed?.message).toMatch(message)
    expect(failed?.message).not.toContain('\n')
    expect(text.out).toBe('')
  })

  it('wants to be told where to print', async () => {
    // Oracle: the sentence.
    await expect(print(DEFAULT_PACK)).rejects.toThrow('run prints JSON; say --json, or --out FILE to write it there')
    await expect(print()).rejects.toThrow('run takes one pack folder, got 0')
  })
})

describe('a result in a file', () => {
  it('is whole for whoever looks, at any moment, and the old one stays until then', async () => {
    // Oracle: a reader who looks all the time: what he finds is the old text or the whole new one, which is too long to be written at once.
    const folder = scratch()
    const out = join(folder, 'run.json')
    writeFileSync(out, 'old\n')
    let done = false
    const found = new Set<string>()
    const many = Array.from({ length: 120 }, () => scenarioArgs(cut('city', '2017-01-13T08:00:00+08:00'))).flat()
    const writing = print(DEFAULT_PACK, '--members', '2', ...many, '--out', out, '--json').finally(() => { done = true })
    while (!done) {
      found.add(readFileSync(out, 'utf8'))
      await new Promise(resolve => { setImmediate(resolve) })
    }
    const { out: whole } = await writing
    expect(whole.length).toBeGreaterThan(1_000_000)
    expect([...found].filter(text => text !== 'old\n' && text !== whole).map(text => text.length)).toEqual([])
    expect(readFileSync(out, 'utf8')).toBe(whole)
    expect(readdirSync(folder)).toEqual(['run.json'])
  })

  it('is absent where the run was refused, and where it cannot be written', async () => {
    // Oracle: the folder after it; a folder stands where the file should go.
    const folder = scratch()
    const out = join(folder, 'run.json')
    await expect(print(DEFAULT_PACK, '--station', 'moon', '--out', out)).rejects.toThrow(BadInput)
    expect(readdirSync(folder)).toEqual([])
    mkdirSync(join(out, 'full'), { recursive: true })
    await expect(print(DEFAULT_PACK, '--members', '3', '--out', out)).rejects.toThrow(/folder|EISDIR/)
    expect(readdirSync(folder)).toEqual(['run.json'])
    await expect(print(DEFAULT_PACK, '--out', join(folder, 'nowhere', 'x.json'))).rejects.toThrow(/^--out .*x\.json: there is no folder .*nowhere; make it first$/)
  })
})

describe.skipIf(!hasShared)(`the red alert of December 2016 at Pinggu${hasShared ? '' : ` (${withoutShared})`}`, () => {
  it('is replayed as it was measured, and answers levels, delay and area as it should', async () => {
    // Oracle: the bars of issue 2: 483 µg/m³ at 2016-12-22 05:00; baseline = observation (≤ 0.1); red more than orange; a day earlier ≥ 1 µg/m³ more; district < city < region.
    const pack = join(scratch(), 'pack')
    const names = ['PM25', 'PM10', 'SO2', 'NO2', 'CO', 'O3'].map(name => sharedPath('data/beijing35', `${name}_35stations_hourly.csv.gz`))
    const silent = { stdout: { write: () => {} }, stderr: { write: () => {} } }
    expect(await importCommand.run([...names, sharedPath('data/uci_multisite/PRSA_Data_Shunyi_20130301-20170228.csv.gz'), '--station', 'pinggu', '--from', '2016-12-15', '--to', '2016-12-22', '--out', pack], silent)).toBe(0)
    const at = (day: number) => `2016-12-${day}T08:00:00+08:00`
    const scenarios = [level('red', at(20)), level('orange', at(20)), level('orange', at(21)), cut('district', at(19)), cut('city', at(19)), cut('region', at(19))]
    const printed = PrintedRun.parse(JSON.parse((await print(pack, ...scenarioArgs(...scenarios), '--json')).out))
    const observed = printed.observed.pm25
    const peak = largest(observed.map(value => value ?? 0))
    expect([printed.station, printed.hours.length, peak, printed.hours[observed.indexOf(peak)]]).toEqual(['pinggu', 193, 483, '2016-12-22T05:00:00+08:00'])
    expect(printed.baseline.indicators).toMatchObject({ peak_ugm3: { median: 483, p05: 483, p95: 483 }, peak_time: '2016-12-22T05:00:00+08:00' })
    for (const [i, value] of observed.entries()) if (value !== null) expect(Math.abs((printed.baseline.pm25.median[i] ?? NaN) - value), printed.hours[i]).toBeLessThanOrEqual(0.1)
    const [red = NaN, orange = NaN, late = NaN, district = NaN, city = NaN, region = NaN] = printed.scenarios.map(one => one.indicators.peak_cut_ugm3.median)
    expect(red).toBeGreaterThan(orange)
    expect(orange - late).toBeGreaterThanOrEqual(1)
    expect(district).toBeGreaterThan(0)
    expect(district).toBeLessThan(city)
    expect(city).toBeLessThan(region)
    // Each also member by member in the whole band, so that the order is not one of medians alone.
    const band = (i: number) => printed.scenarios[i]?.indicators.peak_cut_ugm3
    expect([band(3), band(4), band(5)].map(one => one?.p95 ?? NaN)).toEqual([band(3), band(4), band(5)].map(one => one?.p95 ?? NaN).sort((a, b) => a - b))
  })
})
