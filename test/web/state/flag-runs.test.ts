import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Hours } from '../../../server/protocol/hours.ts'
import { applyHours, emptyColumns, type Columns } from '../../../web/src/state/columns.ts'
import { flagRuns } from '../../../web/src/state/flag-runs.ts'
import { FIRST, hoursFrom } from '../sample-room.ts'

/** Eight hours of PM2.5 at 10, 20, …; what is withheld is none of them. */
function columns(flags: Hours['flags'], withheld: Hours['withheld'] = [], rulings: Hours['rulings'] = []): Columns {
  const made = emptyColumns(FIRST)
  const pm25 = [10, 20, 30, 40, 50, 60, 70, 80].map((value, row) => withheld.some(([at]) => at === row) ? null : value)
  applyHours(made, { ...hoursFrom(0, [10, 20, 30, 40, 50, 60, 70, 80], [], flags), observed: { pm25, pm10: [1, 2, 3, 4, 5, 6, 7, 8] }, withheld, rulings })
  return made
}
const li = (row: number, use: 'measured' | 'withheld' = 'measured'): Hours['rulings'][number] => [row, 'pm25', use, 'Li', 'seen by eye']

describe('what was said of readings, as runs', () => {
  it('is one line for hours that follow each other, with the least and the largest of what was reported', () => {
    // Oracle: by hand: two hours of jump, an hour of peace, one more.
    expect(flagRuns(columns([[1, 'pm25', 'jump'], [2, 'pm25', 'jump'], [4, 'pm25', 'jump']])).map(({ kind, flags, first, last, low, high, withheld }) => [kind, flags, first, last, low, high, withheld])).toEqual([
      ['quality', ['jump'], 1, 2, 20, 30, false], ['quality', ['jump'], 4, 4, 50, 50, false],
    ])
  })

  it('tells what was withheld from what was not, with its number, and does not call that a reason of its own', () => {
    // Oracle: by hand.
    expect(flagRuns(columns([[3, 'pm25', 'rejected'], [3, 'pm25', 'spike'], [4, 'pm25', 'spike']], [[3, 'pm25', 900]]))).toMatchObject([
      { flags: ['spike'], first: 3, last: 3, low: 900, high: 900, withheld: true }, { flags: ['spike'], first: 4, last: 4, low: 50, withheld: false },
    ])
  })

  it('says once what came late with all its columns, and apart what is doubted of them', () => {
    // Oracle: by hand: one row brings two columns; a doubt is about one.
    const late: Hours['flags'] = [[5, 'pm25', 'late'], [5, 'pm10', 'late'], [5, 'pm25', 'pm25 above pm10'], [5, 'pm10', 'pm25 above pm10']]
    expect(flagRuns(columns(late)).map(({ kind, columns: about, flags }) => [kind, about, flags])).toEqual([
      ['data', ['pm25', 'pm10'], ['late']], ['quality', ['pm25'], ['pm25 above pm10']], ['quality', ['pm10'], ['pm25 above pm10']],
    ])
  })

  it('parts where people decided otherwise, and shows a ruling where no flag is left', () => {
    // Oracle: by hand.
    const flags: Hours['flags'] = [[1, 'pm25', 'jump'], [2, 'pm25', 'jump']]
    expect(flagRuns(columns(flags, [], [li(2), li(6, 'withheld')])).map(({ first, last, flags: said, ruled }) => [first, last, said, ruled?.use ?? null, ruled?.person ?? null])).toEqual([
      [1, 1, ['jump'], null, null], [2, 2, ['jump'], 'measured', 'Li'], [6, 6, [], 'withheld', 'Li'],
    ])
    // A late reading without a doubt carries its ruling itself.
    expect(flagRuns(columns([[2, 'pm25', 'late']], [], [li(2)]))).toMatchObject([{ kind: 'data', flags: ['late'], ruled: { person: 'Li' } }])
  })

  it('loses nothing and says nothing twice', () => {
    // Oracle: every flag of every hour counted in the runs again, whatever the flags.
    const flag = fc.constantFrom('spike', 'jump', 'late', 'revised', 'dust', 'not yet arrived', 'cleared')
    fc.assert(fc.property(fc.uniqueArray(fc.tuple(fc.nat(7), fc.constantFrom('pm25', 'pm10', 'o3'), flag), { maxLength: 40, selector: (one) => one.join() }), (flags) => {
      const said = flagRuns(columns(flags)).flatMap((run) => run.columns.flatMap((column) => run.flags.flatMap((one) => Array.from({ length: run.last - run.first + 1 }, (_, i) => [run.first + i, column, one].join()))))
      expect(said.sort()).toEqual(flags.map((one) => one.join()).sort())
    }))
  })
})
