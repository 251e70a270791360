import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Order } from '../../../models/contract/scenario.ts'
import { DEFAULT_PACK } from '../../../server/config.ts'
import { Episode } from '../../../server/engine/episode.ts'
import { openPack } from '../../../server/engine/open-pack.ts'
import { runEpisode, type ScenarioJson } from '../../../server/engine/run.ts'
import { loadPack } from '../../../server/packs/load.ts'
import { loadSeeds } from '../../../server/packs/seeds.ts'
import { RoomBranches } from '../../../server/rooms/branches.ts'
import { emptyRoom } from '../../../server/rooms/evolve.ts'
import { failingOrder, hourAt, madeEpisode } from '../../support/made-episode.ts'
import { GROUP_KEYS, PrintedRun } from '../../support/run-contract.ts'
import { largest } from '../../support/runs.ts'

const pack = await loadPack(DEFAULT_PACK)
const episode = openPack(pack, loadSeeds(), { members: 100, seed: 1 })
const level = (name: string, day: number): ScenarioJson => ({ name: `${name} ${day}`, level: name, start: `2017-01-${day}T08:00:00+08:00` })
const cut = (where: string, share = 0.36): ScenarioJson => ({ name: `${where} ${share}`, start: '2017-01-13T08:00:00+08:00', cuts: [{ where, sector: '*', pollutant: '*', cut: share }] })
const NOTHING: readonly ScenarioJson[] = [
  cut('region', 0), { name: 'no execution', level: 'red', execution: 0 }, { name: 'strength 0', measures: [{ id: 'odd-even', strength: 0 }] },
  { name: 'no effect', measures: [{ id: 'health-advice' }] }, { name: 'too late', level: 'red', start: '2017-02-01T08:00:00+08:00' },
]
const MAIN = [level('orange', 14), level('orange', 15), level('red', 14), level('yellow', 14), cut('district'), cut('city'), cut('region')]

const run = (scenarios: readonly ScenarioJson[], chunk = 24) => runEpisode({ episode, station: episode.station, scenarios, chunk })
const text = JSON.stringify(run([...MAIN, ...NOTHING]))
const printed = PrintedRun.parse(JSON.parse(text))
const observed = printed.observed.pm25
const cutOf = (name: string) => printed.scenarios.find(one => one.name === name)?.indicators.peak_cut_ugm3.median ?? NaN

describe('what `run --json` prints', () => {
  it('has every key of the contract, and columns as long as the hours', () => {
    // Oracle: contracts.md, written down in test/support/run-contract; the parse above.
    const { baseline, scenarios } = printed
    const columns = [...Object.values(printed.observed), ...Object.values(baseline.split).map(one => one.median),
      ...[baseline.pm25, ...Object.values(baseline.contributions), ...scenarios.flatMap(one => [one.pm25, one.difference])].flatMap(one => [one.median, one.p05, one.p95])] as unknown[][]
    expect(printed.hours).toHaveLength(192)
    for (const column of columns) expect(column).toHaveLength(192)
    expect([printed.seed, printed.station, printed.pack.name]).toEqual([1, 'pinggu-synthetic', 'synthetic-winter'])
    expect(scenarios.map(one => one.name)).toEqual([...MAIN, ...NOTHING].map(one => one['name']))
    expect(Object.values(baseline.skill)).toEqual(['observed', 'observed', 'prior only', 'prior only', 'observed'])
  })

  it('names the pack by its bytes', () => {
    // Oracle: contracts.md: SHA-256 of the RFC 8785 JSON of { path: sha256 } over its files; keys of ASCII sort as they are.
    const hash = (content: string | Buffer) => createHash('sha256').update(content).digest('hex')
    const files = readdirSync(DEFAULT_PACK).sort()
    expect(printed.pack.sha256).toBe(hash(JSON.stringify(Object.fromEntries(files.map(name => [name, hash(readFileSync(join(DEFAULT_PACK, name)))])))))
  })

  it('rounds every number once, to 0.001, and has no −0', () => {
    // Oracle: a walk over the whole document.
    let numbers = 0
    JSON.parse(text, (_, value: unknown) => {
      if (typeof value === 'number') { numbers++; if (Number(value.toFixed(3)) !== value || Object.is(value, -0)) throw new Error(`${value} is not rounded`) }
      return value
    })
    expect(numbers).toBeGreaterThan(10_000)
  })
})

describe('the baseline', () => {
  it('is what was observed, with no width, in every observed hour, and has a width where nothing was', () => {
    // Oracle: the bar of issue 2 (≤ 0.1) and science.md §6.
    const { median, p05, p95 } = printed.baseline.pm25
    for (const [i, value] of observed.entries()) {
      if (value === null) expect((p95[i] ?? 0) - (p05[i] ?? 0)).toBeGreaterThan(1)
      else expect([i, median[i], p05[i], p95[i]]).toEqual([i, value, value, value])
    }
    expect(observed.filter(value => value === null).length).toBeGreaterThan(0)
  })

  it('is made of contributions whose medians add up to it', () => {
    // Oracle: addition; 0.003 for the rounding of six numbers.
    const { pm25, contributions, split } = printed.baseline
    for (const [i, total] of pm25.median.entries()) {
      expect(Math.abs(GROUP_KEYS.reduce((sum, key) => sum + (contributions[key].median[i] ?? NaN), 0) - total), `hour ${i}`).toBeLessThanOrEqual(0.003)
      expect(Math.abs(Object.values(split).reduce((sum, one) => sum + (one.median[i] ?? NaN), 0) - total), `hour ${i}`).toBeLessThanOrEqual(0.007)
    }
  })

  it('has its peak where it was observed', () => {
    // Oracle: the largest number of the pack's own file.
    const peak = largest(observed.map(value => value ?? 0))
    expect(printed.baseline.indicators.peak_ugm3).toEqual({ median: peak, p05: peak, p95: peak })
    expect(printed.baseline.indicators.peak_time).toBe(printed.hours[observed.indexOf(peak)])
  })
})

describe('a scenario that changes nothing', () => {
  it.each(NOTHING.map(one => [String(one['name'])]))('%s: differs by exactly zero, with no width, in every hour and indicator', name => {
    // Oracle: the bar of issue 2; the baseline's own figures.
    const one = printed.scenarios.find(scenario => scenario.name === name)
    const zeros = Array<number>(192).fill(0)
    expect(one?.difference).toEqual({ median: zeros, p05: zeros, p95: zeros })
    expect(one?.pm25).toEqual(printed.baseline.pm25)
    const { emission_cut_percent, ...figures } = one?.indicators ?? {}
    expect(figures).toEqual(printed.baseline.indicators)
    expect(emission_cut_percent).toBeNull()
    for (const [key, value] of Object.entries(figures)) if (/_cut_|_delay_/.test(key) && value !== null) expect([key, value]).toEqual([key, { median: 0, p05: 0, p95: 0 }])
  })
})

describe('an order', () => {
  it('changes nothing before its first hour, and lowers what comes after, never below zero', () => {
    // Oracle: cause comes before effect; a cut takes away, and not more than is there.
    for (const { name, difference, pm25 } of printed.scenarios.slice(0, MAIN.length)) {
      const start = printed.hours.indexOf(String(MAIN.find(one => one['name'] === name)?.['start']))
      expect(start).toBeGreaterThan(0)
      for (const [i, value] of difference.p95.entries()) if (i < start) expect([difference.median[i], difference.p05[i], value]).toEqual([0, 0, 0]); else expect(value).toBeLessThanOrEqual(0)
      expect(Math.min(...difference.p05)).toBeLessThan(0)
      expect(Math.min(...pm25.p05)).toBeGreaterThanOrEqual(0)
    }
  })

  it('cuts the peak more at a higher level, earlier, and over a wider area', () => {
    // Oracle: the bars of issue 2, here on the synthetic episode: at least 1 µg/m³ for a day, the district less than the city, the city less than the region.
    expect(cutOf('red 14')).toBeGreaterThan(cutOf('orange 14'))
    expect(cutOf('orange 14')).toBeGreaterThan(cutOf('yellow 14'))
    expect(cutOf('orange 14') - cutOf('orange 15')).toBeGreaterThanOrEqual(1)
    expect(cutOf('district 0.36')).toBeGreaterThan(0)
    expect(cutOf('district 0.36')).toBeLessThan(cutOf('city 0.36'))
    expect(cutOf('city 0.36')).toBeLessThan(cutOf('region 0.36'))
  })

  it('shows its difference as what it is: branch less baseline', () => {
    // Oracle: subtraction, where the baseline was observed and so is one number; 0.001 for the rounding of both.
    for (const { difference, pm25 } of printed.scenarios) for (const [i, value] of observed.entries()) {
      if (value !== null) expect(Math.abs((pm25.median[i] ?? NaN) - value - (difference.median[i] ?? NaN))).toBeLessThanOrEqual(0.00101)
    }
  })
})

describe('the same bytes', () => {
  it.each([1, 7, 191, 100_000])('come out when the hours are folded %i at a time', chunk => {
    // Oracle: byte equality with 24 at a time; `progress` ends at all of them.
    const told: number[] = []
    expect(JSON.stringify(runEpisode({ episode, station: episode.station, scenarios: [...MAIN, ...NOTHING], chunk, progress: (done, of) => { told.push(done); expect(of).toBe(192) } }))).toBe(text)
    expect(told.at(-1)).toBe(192)
    expect(told).toHaveLength(Math.ceil(192 / chunk))
  })

  it('come out of a scenario alone and among others', () => {
    // Oracle: byte equality of its part of the document.
    for (const name of ['orange 15', 'city 0.36']) {
      const alone = run(MAIN.filter(one => one['name'] === name))
      expect(JSON.stringify(alone.scenarios[0])).toBe(JSON.stringify(JSON.parse(text).scenarios.find((one: { name: string }) => one.name === name)))
      expect(JSON.stringify(alone.baseline)).toBe(JSON.stringify(JSON.parse(text).baseline))
    }
  })

  it('come out of the branch of a room, put in at any hour, sought about and played to the end', () => {
    // Oracle: byte equality of the columns and figures of the frame with those of the run.
    const branches = new RoomBranches(episode, { ...emptyRoom, station: episode.station })
    const at = (index: number) => episode.first + index as typeof episode.first
    branches.advance(at(100))
    for (const [i, scenario] of MAIN.entries()) {
      branches.set({ id: `b${i}`, name: String(scenario['name']), scenario: cut('region', 0.9), createdBy: 'a test' })
      branches.seek(at(20 + 20 * i))
      branches.set({ id: `b${i}`, name: String(scenario['name']), scenario, createdBy: 'a test' })
    }
    branches.seek(at(191))
    for (const [i, { pm25, difference, indicators }] of (JSON.parse(text) as PrintedRun).scenarios.slice(0, MAIN.length).entries()) {
      const { columns, summary } = branches.frame(`b${i}`)
      expect(JSON.stringify(columns)).toBe(JSON.stringify({ pm25, difference }))
      expect(JSON.stringify(summary.indicators)).toBe(JSON.stringify(indicators))
    }
    branches.stop()
  })

  it('do not come out of another seed', () => {
    // Oracle: the draws; what was observed stays.
    const other = openPack(pack, loadSeeds(), { members: 100, seed: 2 })
    const result = runEpisode({ episode: other, station: other.station, scenarios: [cut('city')], chunk: 24 })
    expect(result.baseline.pm25.median.filter((_, i) => observed[i] !== null)).toEqual(printed.baseline.pm25.median.filter((_, i) => observed[i] !== null))
    expect(result.baseline.contributions).not.toEqual(printed.baseline.contributions)
  })
})

describe('a branch whose model throws', () => {
  it('is printed with its reason, and the others as if it were not there', () => {
    // Oracle: architecture.md on errors; byte equality of the other scenario with a run of its own.
    class Broken extends Episode {
      override order(scenario: ScenarioJson): Order { return scenario['name'] === 'broken' ? failingOrder(3, hourAt(30), 'no such river') : super.order(scenario) }
    }
    const { data } = madeEpisode({ hours: 40 })
    const sound = { name: 'sound', level: 'orange' }
    const print = (scenarios: readonly ScenarioJson[]) => runEpisode({ episode: new Broken(data), station: 'here', scenarios, chunk: 24 })
    const { scenarios: [broken, other] } = print([{ name: 'broken', level: 'red' }, sound])
    expect(broken).toEqual({ name: 'broken', status: 'failed', reason: 'no such river', notes: [expect.stringContaining('health-advice')] })
    expect(JSON.stringify(other)).toBe(JSON.stringify(print([sound]).scenarios[0]))
  })
})
