import { describe, expect, it } from 'vitest'
import { branchAlert } from '../../../server/engine/branch-alert.ts'
import { madeEpisode } from '../../support/made-episode.ts'

const { episode } = madeEpisode({ hours: 24 })
const days = (values: readonly number[]) => branchAlert(episode, values.flatMap((value) => Array<number>(24).fill(value)))

describe('the level that a run\'s own PM2.5 reaches', () => {
  it('is the highest of its hours, with its beginning, and the one at the last hour', () => {
    // Oracle: by hand, the edition of 2016, which holds on 2016-12-15, the first day: four days above 150, two of them above 250.
    expect(days([40, 180, 180, 260, 260, 40])).toEqual({ highest: 'red', from: '2016-12-16T01:00:00+08:00', now: 'none' })
    expect(days([40, 180, 180, 40, 180])).toEqual({ highest: 'yellow', from: '2016-12-16T01:00:00+08:00', now: 'blue' })
  })

  it('is lower where the run is lower, and none in clean air', () => {
    // Oracle: by hand: a fifth less leaves 144, 144, 208, 208: two days above 150, none above 250.
    expect(days([40, 180, 180, 260, 260, 40].map((value) => value * 0.8)).highest).toBe('yellow')
    expect(days([40, 40])).toEqual({ highest: 'none', from: null, now: 'none' })
    expect(branchAlert(episode, [])).toMatchObject({ highest: 'none', now: 'none' })
  })
})
