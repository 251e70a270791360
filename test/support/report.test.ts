import { describe, expect, it } from 'vitest'
import { count, lines } from './report.ts'

// Oracle of every test here: a run counted by hand.
describe('the last line of a run', () => {
  it('says how many passed, failed and were skipped, and why, with the counts alone on the last line', () => {
    const tally = count([
      { name: 'a', state: 'passed' }, { name: 'b', state: 'passed' }, { name: 'c', state: 'failed' },
      { name: 'log > syncs before it answers (needs strace)', state: 'skipped' },
      { name: 'd', state: 'skipped', note: 'needs chromium' }, { name: 'e', state: 'skipped', note: 'needs chromium' },
    ])
    expect(lines(tally)).toEqual(['skipped 2: needs chromium', 'skipped 1: needs strace', '2 passed, 1 failed, 3 skipped'])
  })

  it('counts a test that never ended, a file that did not load and an error between tests as failures', () => {
    expect(lines(count([{ name: 'a', state: 'passed' }, { name: 'b', state: 'pending' }], 2))).toEqual(['1 passed, 3 failed, 0 skipped'])
  })

  it('never leaves a skip without a reason', () => {
    const [first = ''] = lines(count([{ name: 'plays the episode', state: 'skipped' }]))
    expect(first).toMatch(/^skipped 1: (needs \.\.\/shared|not asked for)/)
  })
})
