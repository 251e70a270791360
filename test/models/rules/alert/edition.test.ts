import { describe, expect, it } from 'vitest'
import { editionNamed, editionOn, worstStatus } from '../../../../models/rules/alert/edition.ts'
import { daysFromCivil } from '../../../../models/units/time.ts'
import { rules } from './days.ts'

const on = (year: number, month: number, day: number, authority: 'beijing' | 'national' | 'pinggu' = 'beijing') => editionOn(daysFromCivil(year, month, day), rules, authority)?.id ?? null

describe('the edition of alert rules', () => {
  it('is the latest of the city that has begun on the day', () => {
    // Oracle: rules.md §7: 2015 to 2016-12-14, 2016 from 2016-12-15; the plan of 2023 with the notice of 2023-10-30.
    expect([on(2014, 2, 21), on(2015, 12, 8), on(2016, 12, 14), on(2016, 12, 15), on(2023, 10, 29), on(2023, 10, 30), on(2026, 7, 1)])
      .toEqual(['beijing-2013', 'beijing-2015', 'beijing-2015', 'beijing-2016', 'beijing-2018', 'beijing-2023', 'beijing-2023'])
  })

  it('is none before the first plan, and none of the ministry before its own', () => {
    // Oracle: no alert rules are known before October 2013, and the ministry's of 2024 do not look back.
    expect([on(2013, 10, 21), on(2016, 12, 20, 'national'), on(2024, 2, 1, 'national'), on(1999, 1, 1, 'pinggu')]).toEqual([null, null, 'national-2024', 'pinggu-plan-2021'])
  })

  it('can be named whatever the date, and a name that is none is refused with those that are', () => {
    // Oracle: the sentence names what was asked and what there is.
    expect(editionNamed('national-2024', rules).authority).toBe('national')
    expect(() => editionNamed('beijing-1998', rules)).toThrow('there is no edition "beijing-1998" of alert rules; there are beijing-2013, beijing-2015,')
  })

  it('stands on its weakest word', () => {
    // Oracle: a conclusion from an assumption is assumed.
    const [found, weak, memory] = (['found', 'weak', 'memory'] as const).map(status => ({ status, source: 'x' }))
    expect([worstStatus(found!), worstStatus(found!, weak!), worstStatus(weak!, memory!, found!)]).toEqual(['found', 'weak', 'memory'])
  })
})
