import { expect, it } from 'vitest'
import { answerFacts } from '../../../../models/response/indicators/answer.ts'
import { branchIndicators } from '../../../../models/response/indicators/index.ts'
import { series } from './run.ts'

const before = series([[100, 200, 300], [160, 160, 160]])
const facts = (rows: number[][]) => {
  const make = (branch: readonly Float64Array[]) => branchIndicators({ hours: before.hours, baseline: before.rows, branch, offsetMinutes: 480 })
  return answerFacts(make(before.rows), make(series(rows).rows))
}

it('calls a branch tied with the baseline where the band of its cut holds nought', () => {
  // Oracle: science.md §6, "two options whose difference band spans zero are tied and shown as tied".
  expect(facts([[100, 200, 300], [160, 160, 160]]).tied).toBe(true)
  expect(facts([[100, 200, 200], [160, 160, 160]]).tied).toBe(true)
})

it('gives both peaks, the cut and the hours fewer of a branch that helps', () => {
  // Oracle: by hand; peaks 160, 200, 300 become 140, 180, 280; above 150 one hour fewer for each member.
  const made = facts([[100, 180, 280], [140, 140, 140]])
  expect(made).toMatchObject({ tied: false, peakBaseline: { median: 200 }, peakBranch: { median: 180 }, cut: { median: 20, p05: 20, p95: 20 }, percent: { median: 10 }, hoursFewer150: { median: 1 } })
})
