import { expect, it } from 'vitest'
import { normal } from '../../../../models/numeric/random.ts'
import { hasMoved, isStuckAgain, repeatEvidence, stepOf, STUCK_EVIDENCE } from '../../../../models/stream/quality/stuck.ts'

/** Hours of the same value until a run is called. */
function hoursUntil(value: number, step: number, moved: boolean): number {
  let evidence = 0
  for (let hours = 1; hours < 10_000; hours++) {
    if (evidence >= STUCK_EVIDENCE) return hours
    evidence += repeatEvidence(value, step, moved)
  }
  return Infinity
}

it('needs fewer hours the finer the number is against its size, and fewer while the air moves', () => {
  // Oracle: Wu et al. 2018 and common sense: 153.4 five times is odd, 3 for a week in clean air is not.
  const hours = [[153.4, 0.1], [20, 0.1], [80, 1], [3, 1]].map(([value, step]) => [hoursUntil(value!, step!, true), hoursUntil(value!, step!, false)])
  for (const [moving, quiet] of hours) expect(moving).toBeLessThanOrEqual(quiet!)
  expect(hours.map(([moving]) => moving)).toEqual([...hours.map(([moving]) => moving!)].sort((a, b) => a - b))
  expect(hours[0]![1]).toBeLessThanOrEqual(7)
  expect(hours[3]![1]).toBeGreaterThan(24 * 7)
})

it('takes a live instrument for stuck less than once in ten thousand station-days', () => {
  // Oracle: random series without any fault: 400 of 60 days, hour to hour 12 % of the level, from clean to dirty, whole numbers and tenths.
  let [runs, days] = [0, 0]
  for (let member = 0; member < 400; member++) {
    const step = member % 2 === 0 ? 1 : 0.1
    let [level, before, evidence] = [Math.log(4 + member % 80), Number.NaN, 0]
    for (let n = 0; n < 24 * 60; n++) {
      level += 0.12 * normal({ seed: 3, model: 'stuck', member, name: 'air', hour: n }) + 0.02 * (Math.log(20) - level)
      const value = Math.max(step, Math.round(Math.exp(level) / step) * step)
      const was = evidence
      evidence = value === before ? evidence + repeatEvidence(value, step, false) : 0
      if (evidence >= STUCK_EVIDENCE && was < STUCK_EVIDENCE) runs++
      before = value
    }
    days += 60
  }
  expect(days).toBe(24_000)
  expect(runs).toBeLessThanOrEqual(2)
})

it('knows how numbers are published, whether the air moved, and an old number again', () => {
  // Oracle: by hand, from the words at the head of the file.
  expect([stepOf(0.1, Infinity, 0), stepOf(1, 0.1, 0), stepOf(2.86, Infinity, 0), stepOf(0.1, 0.1, 24)]).toEqual([0.1, 0.1, 2.86, 1])
  expect([hasMoved(1, 40, 38), hasMoved(1, 40, 37), hasMoved(0.1, 2, 1.9), hasMoved(0.1, 2, 1.8), hasMoved(1, 40, Number.NaN)]).toEqual([false, true, false, true, false])
  expect([isStuckAgain(20, 0.1, 20, 5), isStuckAgain(20, 0.1, 20, 30), isStuckAgain(19, 0.1, 20, 5), isStuckAgain(5, 0.1, 5, 5)]).toEqual([true, false, false, false])
})
