import { expect, it } from 'vitest'
import { dustStep, isInDust, NO_DUST, type DustState } from '../../../../models/stream/quality/dust.ts'

/** Whether there is dust after each hour of [PM10, PM2.5/PM10]. */
function course(hours: readonly (readonly [number, number])[], stations = 30): boolean[] {
  let state: DustState = NO_DUST
  return hours.map(([pm10, ratio]) => {
    state = dustStep(state, { stations, pm10, ratio })
    return state.before !== null
  })
}
const quiet = Array.from({ length: 6 }, () => [60, 0.6] as const)

it('begins when coarse dust doubles PM10 above 150 and ends when PM10 is back', () => {
  // Oracle: the annex of 环办监测〔2016〕120号 by hand: 60 before, so from 150 on, and until 66.
  expect(course([...quiet, [300, 0.15], [500, 0.1], [90, 0.3], [67, 0.35], [66, 0.35], [70, 0.6]])).toEqual([...quiet.map(() => false), true, true, true, true, false, false])
    expect(course([...quiet, [149, 0.2]]).at(-1)).toBe(false)
})

it('is not haze, which is fine', () => {
  // Oracle: Beijing's haze has a ratio of 0.6 to 0.9; dust that turns into haze is over.
  expect(course([...quiet, [300, 0.7]]).at(-1)).toBe(false)
  expect(course([...quiet, [300, 0.2], [280, 0.55]]).slice(-2)).toEqual([true, false])
})

it('is not a rise of less than double, nor one that two stations see', () => {
  // Oracle: by hand: the mean before is 150, so 299 is no doubling; a region is more than two stations.
  expect(course([...Array.from({ length: 6 }, () => [150, 0.3] as const), [299, 0.2]]).at(-1)).toBe(false)
  expect(course([...quiet, [900, 0.1]], 2).at(-1)).toBe(false)
  expect(course([[60, 0.5], [900, 0.1]]).at(-1)).toBe(false)
})

it('is at a station where the station itself reads it', () => {
  // Oracle: by hand; a station that the dust has not reached yet reads ordinary air.
  const state = { recent: [], before: 60 }
  expect([isInDust(state, 400, 60), isInDust(state, 400, Number.NaN), isInDust(state, 100, 20), isInDust(state, 400, 300), isInDust(NO_DUST, 400, 60)]).toEqual([true, true, false, false, false])
})
