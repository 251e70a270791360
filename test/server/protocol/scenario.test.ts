import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AREAS, EMITTED, SECTORS } from '../../../models/contract/dimensions.ts'
import type { Scenario } from '../../../models/contract/scenario.ts'
import { parseHour, type EventHour } from '../../../models/units/time.ts'
import { POLLUTANT, SECTOR, WHERE, parseScenario, scenarioToJson } from '../../../server/protocol/scenario.ts'

const example = {
  name: 'orange, a day early', start: '2016-12-15T08:00:00+08:00', end: '2016-12-21T24:00:00+08:00', level: 'orange', where: 'city', execution: 0.9,
  measures: [{ id: 'site-earthwork-stop', strength: 1, execution: 0.8, start: '2016-12-16T08:00:00+08:00', end: '2016-12-17T08:00:00+08:00' }],
  cuts: [{ where: 'city', sector: '*', pollutant: '*', cut: 0.36 }],
}

describe('a scenario file', () => {
  it('of the contract is read as it stands, 24:00 being midnight', () => {
    // Oracle: the example in contracts.md; hours by the models' own calendar, which the wire does not import.
    const parsed = parseScenario(example)
    expect(parsed).toMatchObject({ ok: true, notes: [], scenario: {
      level: 'orange', where: 'city', execution: 0.9, start: parseHour('2016-12-15T08:00:00+08:00'), end: parseHour('2016-12-22T00:00:00+08:00'),
      measures: [{ id: 'site-earthwork-stop', end: parseHour('2016-12-17T08:00:00+08:00') }], cuts: [{ cut: 0.36 }],
    } })
  })

  it('reads local as city and says so', () => {
    // Oracle: contracts.md: "`local` is read as `city` and the answer says so".
    const parsed = parseScenario({ name: 'x', level: 'red', where: 'local', cuts: [{ ...example.cuts[0], where: 'local' }] })
    expect(parsed).toMatchObject({ ok: true, scenario: { where: 'city', cuts: [{ where: 'city' }] }, notes: [expect.stringContaining('"local" is read as "city"')] })
  })

  it('takes an hour without an offset as local', () => {
    // Oracle: the pack's zone is +08:00 by default; 08:00 there is 00:00 UTC.
    const parsed = parseScenario({ name: 'x', level: 'red', start: '2016-12-15 08:00' })
    expect(parsed.ok && parsed.scenario.start).toBe(parseHour('2016-12-15T00:00:00Z'))
  })

  it.each([
    [[], /^the scenario is \[\]; give an object/],
    [{ level: 'red' }, /^name is missing; give the scenario a name/],
    [{ name: 'x' }, /^scenario "x" orders nothing; give it a level, measures or cuts/],
    [{ ...example, strat: 1 }, /^a scenario has no field "strat"; its fields are name, level/],
    [{ ...example, measures: [{ id: 'a', strenght: 1 }] }, /^measures\[0\] has no field "strenght"; its fields are id, strength/],
    [{ ...example, execution: 90 }, /^execution is 90; give a share from 0 to 1/],
    [{ ...example, cuts: [{ ...example.cuts[0], cut: 36 }] }, /^cuts\[0\]\.cut is 36; .*36 % is 0\.36/],
    [{ ...example, cuts: [{ ...example.cuts[0], sector: 'cars' }] }, /^cuts\[0\]\.sector is "cars"; give one of mobile, non_road/],
    [{ ...example, where: 'town' }, /^where is "town"; give one of district, city, region/],
    [{ ...example, start: '15 Dec 08:00' }, /^start is "15 Dec 08:00"; give a whole hour such as 2016/],
    [{ ...example, start: '2016-02-30T08:00:00+08:00' }, /^start is "2016-02-30/],
    [{ ...example, start: '2016-12-15T08:20:00+08:00' }, /^start is "2016-12-15T08:20/],
    [{ ...example, measures: { id: 'a' } }, /^measures is \{"id":"a"\}; give a list/],
    [{ ...example, end: '2016-12-14T08:00:00+08:00' }, /^the scenario starts at 2016-12-15T08:00:00\+08:00, after its end at 2016-12-14T08:00:00\+08:00; give/],
    [null, /^the scenario is null/],
  ])('with something wrong is refused in one sentence: %j', (input, words) => {
    // Oracle: the house rule for messages: the field, the value, how to mend it.
    const parsed = parseScenario(input)
    expect(parsed).toEqual({ ok: false, message: expect.stringMatching(words) })
    expect(parsed.ok ? '' : parsed.message).not.toContain('\n')
  })

  it('is refused, not silently shortened, where an hour falls between two hours of the zone', () => {
    // Oracle: 08:00 at +05:30 is 02:30 UTC, which is no hour's end.
    expect(parseScenario({ name: 'x', level: 'red', start: '2016-12-15T08:00' }, 330)).toMatchObject({ ok: false, message: expect.stringContaining('no whole hour') })
  })

  it('knows the same areas, sectors and pollutants as the models', () => {
    // Oracle: models/contract/dimensions.ts, which the wire may not import.
    expect([WHERE, SECTOR, POLLUTANT]).toEqual([AREAS, SECTORS, EMITTED])
  })

  it('written from any scenario reads back to the same scenario', () => {
    // Oracle: round trip; what the log keeps is what the engine ran.
    const hour = fc.integer({ min: 400_000, max: 500_000 }).map(h => h as EventHour)
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    const optional = { start: fc.constant(400_000 as EventHour), end: hour, execution: share }
    const scenario: fc.Arbitrary<Scenario> = fc.record({
      name: fc.constant('x'), level: fc.constantFrom('orange', 'red'), where: fc.constantFrom(...AREAS), ...optional,
      measures: fc.array(fc.record({ id: fc.constantFrom('a', 'b'), strength: share, where: fc.constantFrom(...AREAS), ...optional }, { requiredKeys: ['id'] })),
      cuts: fc.array(fc.record({ where: fc.constantFrom(...AREAS), sector: fc.constantFrom('*' as const, ...SECTORS), pollutant: fc.constantFrom('*' as const, ...EMITTED), cut: share, ...optional }, { requiredKeys: ['where', 'sector', 'pollutant', 'cut'] })),
    }, { requiredKeys: ['name', 'level'] })
    fc.assert(fc.property(scenario, fc.constantFrom(480, 0, -300), (s, offset) => {
      expect(parseScenario(JSON.parse(JSON.stringify(scenarioToJson(s, offset))), 480)).toEqual({ ok: true, scenario: s, notes: [] })
    }))
  })
})
