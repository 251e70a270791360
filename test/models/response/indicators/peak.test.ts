import { expect, it } from 'vitest'
import { memberPeaks, peakHour } from '../../../../models/response/indicators/peak.ts'
import { series, single } from './run.ts'

it('finds the largest hour of each member, and the first of equal ones', () => {
  // Oracle: read off the table by eye; member 1 peaks in hour 2 and again in 4, member 2 in hour 3.
  const run = series([[10, 10], [90, 20], [50, 80], [90, 30]])
  const peaks = memberPeaks(run)
  expect([...peaks.value]).toEqual([90, 80])
  expect([...peaks.hour]).toEqual([run.hours[1], run.hours[2]])
})

it('shows the time at which the median is largest, not the time of the largest member', () => {
  // Oracle: by eye; one wild member has 999 in the first hour, the median peaks in the third.
  const run = series([[999, 10, 10], [20, 20, 20], [30, 31, 32], [30, 31, 33]])
  expect(peakHour(run)).toBe(run.hours[2])
  expect(peakHour(single([5, 5, 5]))).toBe(single([5]).hours[0])
})
