import { describe, expect, it } from 'vitest'
import { alertNow } from '../../../../models/rules/alert/alert-now.ts'
import { daysOf, hoursOfDays, meansOf, ruling } from './days.ts'

describe('the level now', () => {
  it('says which, since when, by which rule, until when and how far to the next', () => {
    // Oracle: by hand, 2015 edition: two heavy days (labels 25 to 72 of the series), at noon of the second.
    expect(alertNow(daysOf([30, 160, 160, 140, 30]), 60, ruling('beijing-2015'))).toMatchObject({
      rank: 1, since: 24, until: 71, clause: { id: '2015-yellow' }, dayOpen: false, missing: false, margin: { rank: 2, ugm3: 11, hours: 24, limit: 150 } })
  })

  it('has no end where the series ends with it, and no margin at the top', () => {
    // Oracle: nobody knows what comes after the last hour; above red there is nothing.
    expect(alertNow(daysOf([160, 160, 160, 160]), 95, ruling('beijing-2015'))).toMatchObject({ rank: 3, since: 0, until: null, margin: null })
  })

  it('says so where the day is not over, and where nothing was measured', () => {
    // Oracle: natural days end at 24:00.
    expect(alertNow(meansOf([...hoursOfDays([160]), 10, 10]), 25, ruling('beijing-2015'))).toMatchObject({ rank: 0, dayOpen: true, missing: false })
    expect(alertNow(daysOf([160, null, 30]), 30, ruling('beijing-2015'))).toMatchObject({ rank: -1, missing: true })
    expect(alertNow(meansOf([]), 0, ruling('beijing-2015'))).toBeNull()
  })
})
