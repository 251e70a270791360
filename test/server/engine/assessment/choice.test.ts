import { describe, expect, it } from 'vitest'
import { parseDay } from '../../../../models/units/time.ts'
import { numberOf } from '../../../../models/rules/exact.ts'
import { BY_VOLUME_KELVIN, choose } from '../../../../server/engine/assessment/choice.ts'
import { GasTimeline } from '../../../../server/engine/gas-timeline.ts'
import { flat, recordOf } from '../../../support/assessed-record.ts'

const cold = new GasTimeline('273.15K', 480)
const choice = (from: string, days: number, asked = 'auto', gasState: Parameters<typeof choose>[3] = 'limit', gas = cold) => choose(recordOf(from, { a: { pm25: flat(10, days) } }), gas, asked, gasState)

describe('the standard that is chosen', () => {
  it('is that of each day, and says from when to when', () => {
    // Oracle: rules.md §0: the edition of 2026 begins on 2026-03-01.
    const { editions, indexOf } = choice('2026-02-27', 4)
    expect(editions.map(({ id, from, to, in_force: inForce, aqi, evaluation }) => [id, from, to, inForce, aqi, evaluation])).toEqual([
      ['gb3095-2012', '2026-02-27', '2026-02-28', true, 'hj633-2012', 'hj663-2013'], ['gb3095-2026-transition', '2026-03-01', '2026-03-02', true, 'hj633-2026', 'hj663-2026']])
    expect([indexOf(parseDay('2026-02-28')!)?.id, indexOf(parseDay('2026-03-01')!)?.id]).toEqual(['hj633-2012', 'hj633-2026'])
  })

  it('can be forced before it was in force, and says so', () => {
    // Oracle: the issue: an edition asked before it existed is never a silent number.
    const [edition] = choice('2015-06-01', 1, 'gb3095-2026').editions
    expect(edition).toMatchObject({ id: 'gb3095-2026', in_force: false })
    expect(edition?.notes.map(({ en }) => en)).toEqual(['gb3095-2026 was not in force on these days: computed as asked, not as it was judged then', expect.stringContaining('no table for 2031')])
  })

  it('is none before the first edition, and refused where no day has one', () => {
    // Oracle: rules.md: the first edition known here is of 2012-02-29.
    expect(choice('2012-02-28', 2).editions.map(({ id }) => id)).toEqual([null, 'gb3095-2012'])
    expect(() => choice('2009-01-01', 3)).toThrow(/no national standard .* from 2009-01-01 to 2009-01-03.*--standard gb3095-2012/)
    expect(() => choice('2015-01-01', 1, 'gb3095-1996')).toThrow(/no standard "gb3095-1996"/)
  })

  it('says how gases have to be changed', () => {
    // Oracle: rules.md §7: 273.15 K to 2018-08-31, then 298.15 K; the edition of 2026 at 298.15 K; the US counts by volume.
    const kelvins = (...args: Parameters<typeof choice>) => { const made = choice(...args); const day = parseDay(args[0])!; return [made.kelvins(day).ofData, made.kelvins(day).ofLimits, made.converted] }
    expect(kelvins('2015-01-01', 1)).toEqual([273.15, 273.15, false])
    expect(kelvins('2018-09-01', 1)).toEqual([273.15, 298.15, true])
    expect(kelvins('2015-01-01', 1, 'gb3095-2026-transition')).toEqual([273.15, 298.15, true])
    expect(kelvins('2015-01-01', 1, 'gb3095-2026-transition', 'reported')).toEqual([273.15, 273.15, false])
    expect(kelvins('2015-01-01', 1, 'auto', '298.15K')).toEqual([273.15, 298.15, true])
    expect(kelvins('2015-01-01', 1, 'us-epa-2024', 'reported')).toEqual([273.15, BY_VOLUME_KELVIN, true])
    expect(kelvins('2015-01-01', 1, 'eu-2024-2881')).toEqual([273.15, 293.15, true])
    expect(numberOf(choice('2018-09-01', 1).factorsOn(parseDay('2018-09-01')!).o3!)).toBeCloseTo(0.91615, 5)
  })

  it('reads PM as running means in the edition of 2012 alone', () => {
    // Oracle: HJ 633-2012 has 24-h items of PM by the hour, HJ 633-2026 has none.
    expect([choice('2026-02-28', 1), choice('2026-02-28', 2), choice('2026-03-01', 1), choice('2015-01-01', 1, 'us-epa-2024'), choice('2015-01-01', 1, 'who-2021')].map(made => made.readsRunningMeans)).toEqual([true, true, false, false, false])
  })
})
