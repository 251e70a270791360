import { expect, it } from 'vitest'
import { runningMeanStep, type RunningState } from '../../../models/rules/running-mean.ts'

function means(values: readonly (number | null)[]) {
  let state: RunningState = []
  return values.map(value => {
    const step = runningMeanStep(state, value)
    state = step.state
    return step.out
  })
}

it('waits for 20 hours and then looks back over 24', () => {
  // Oracle: by hand; 24 hours of 10 and then 24 of 34: after 12 of them the mean is 22, after 24 it is 34.
  const made = means([...Array.from({ length: 24 }, () => 10), ...Array.from({ length: 24 }, () => 34)])
  expect([made[18], made[19], made[23], made[35], made[47]]).toEqual([null, 10, 10, 22, 34])
})

it('lets four hours be missing and not a fifth', () => {
  // Oracle: GB 3095: 20 of 24 hourly values.
  const day = (gaps: number) => means(Array.from({ length: 24 }, (_, i) => i < gaps ? null : 50))[23]
  expect([day(4), day(5)]).toEqual([50, null])
})
