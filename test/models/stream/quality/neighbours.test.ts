import { expect, it } from 'vitest'
import { emptyRow } from '../../../../models/stream/quality/cells.ts'
import { NO_CONTEXT, qualityContext } from '../../../../models/stream/quality/context.ts'
import { highest, medianOf, neighboursOf } from '../../../../models/stream/quality/neighbours.ts'
import { placesOf } from '../city.ts'

it('asks those that stand near, and without a map all others in the order of their names', () => {
  // Oracle: by hand: stations stand in a line, s0 to s4; s3 has not reported yet.
  const stations = ['s4', 's2', 's0', 's1']
  const context = qualityContext({ stations: placesOf(5), offsetMinutes: 480, newYears: [], gasState: null })
  expect(neighboursOf(context, stations, 's0').map(({ station }) => stations[station])).toEqual(['s1', 's2', 's4'])
  expect(neighboursOf(NO_CONTEXT, stations, 's2')).toEqual([{ station: 2, km: null }, { station: 3, km: null }, { station: 0, km: null }])
})

it('takes the middle of those that measured, and none from too few', () => {
  // Oracle: medians by hand: of 1, 5, 9 it is 5; of 1, 5, 6, 9 it is 5.5.
  const row = emptyRow(5)
  const scratch = new Float64Array(5)
  for (const [s, value] of [9, 1, 5].entries()) row[6 * s + 2] = value
  expect(medianOf(row, 2, 3, scratch)).toBe(5)
  row[6 * 4 + 2] = 6
  expect(medianOf(row, 2, 3, scratch)).toBe(5.5)
  expect(medianOf(row, 2, 5, scratch)).toBeNaN()
  expect(medianOf(row, 0, 1, scratch)).toBeNaN()
})

it('finds what each neighbour read at most, those without a value left out', () => {
  // Oracle: by hand; an older row may be shorter, before a station was known.
  const [now, before] = [emptyRow(3), emptyRow(1)]
  now[6] = 40
  before[0] = 70
  const near = [0, 1, 2].map(station => ({ station, km: null }))
  expect(highest([now, before], near, 0)).toEqual([70, 40])
})
