import { describe, expect, it } from 'vitest'
import { resolveEntries } from '../../../models/measures/resolve.ts'
import type { Scenario } from '../../../models/contract/scenario.ts'
import { at, catalogue, run } from './catalogue.ts'

const resolve = (scenario: Partial<Scenario>) => resolveEntries({ name: 'test', ...scenario }, catalogue, run)
const entriesOf = (scenario: Partial<Scenario>) => {
  const result = resolve(scenario)
  if (!result.ok) throw new Error(result.message)
  return result.entries
}

describe('what a scenario stands for', () => {
  it('takes the measures of a level, replaces those of the same id and adds the others', () => {
    // Oracle: contracts.md, "A scenario file"; orange of the test catalogue is limit at 0.5 and sweep at 1.
    const entries = entriesOf({ level: 'orange', measures: [{ id: 'limit', strength: 0.9 }, { id: 'trucks' }] })
    expect(entries.map(e => [e.id, e.strength])).toEqual([['limit', 0.9], ['sweep', 1], ['trucks', 1]])
  })

  it('lets an inner execution, start and end replace the outer ones, and fills the rest from the run', () => {
    // Oracle: contracts.md; defaults are execution 1 and from the first hour to the last.
    const start = at('2016-12-18T08:00')
    const end = at('2016-12-20T08:00')
    const entries = entriesOf({ start, execution: 0.9, measures: [{ id: 'limit', execution: 0.5, end }, { id: 'trucks', start: at('2016-12-19T08:00') }] })
    expect(entries.map(e => [e.execution, e.start, e.end])).toEqual([[0.5, start, end], [0.9, at('2016-12-19T08:00'), run.last]])
    expect(entriesOf({ measures: [{ id: 'limit' }] }).map(e => [e.execution, e.start, e.end, e.where])).toEqual([[1, run.first, run.last, 'city']])
  })

  it.each([
    [{ level: 'purple' }, 'scenario.unknown-level', /"purple".*orange, red/],
    [{ measures: [{ id: 'umbrella' }] }, 'scenario.unknown-measure', /"umbrella".*limit, trucks, sweep/],
    [{ measures: [{ id: 'limit', strength: 1.2 }] }, 'scenario.out-of-range', /strength of limit.*1\.2.*0 to 1/],
    [{ measures: [{ id: 'limit', strength: Number.NaN }] }, 'scenario.out-of-range', /NaN/],
    [{ execution: -0.1, level: 'red' }, 'scenario.out-of-range', /execution.*-0\.1/],
    [{ cuts: [{ where: 'city', sector: '*', pollutant: '*', cut: 36 }] }, 'scenario.out-of-range', /cut of cut:\*:\*.*36/],
    [{ level: 'red', start: at('2016-12-20T08:00'), end: at('2016-12-19T08:00') }, 'scenario.start-after-end', /2016-12-20T08:00:00\+08:00.*2016-12-19/],
    [{ measures: [{ id: 'limit' }, { id: 'limit', strength: 0.1 }] }, 'scenario.measure-twice', /"limit" is listed twice/],
  ] satisfies [Partial<Scenario>, string, RegExp][])('refuses %j with %s and one sentence that says how to mend it', (scenario, code, words) => {
    // Oracle: the refusals named in the issue; the sentence must hold the value and what would do instead.
    expect(resolve(scenario)).toMatchObject({ ok: false, code, message: expect.stringMatching(words) })
  })

  it('allows the same measure in two spans that do not meet', () => {
    // Oracle: an order of two days, a day off, two days is what a meeting may want.
    const spans = [['2016-12-16T08:00', '2016-12-17T08:00'], ['2016-12-18T08:00', '2016-12-19T08:00']] as const
    expect(entriesOf({ measures: spans.map(([a, b]) => ({ id: 'limit', start: at(a), end: at(b) })) })).toHaveLength(2)
  })

  it('does not take an order that begins after the last hour for a mistake', () => {
    // Oracle: only two hours that someone said can contradict each other; the run's end was not said.
    expect(resolve({ level: 'red', start: at('2017-01-01T08:00') }).ok).toBe(true)
  })
})
