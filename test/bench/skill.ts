/**
 * What the apportionment is worth on 36 twins, which another model made: coverage, score against the inventory alone and against other
 * twins, widths and bias, with the mixing height diagnosed and given. Not a speed; the bars are those of science.md §8.
 */
import { GROUPS } from '../../models/contract/dimensions.ts'
import { crps, judge, pool, type GroupSkill } from '../support/skill.ts'
import { twinRun } from '../support/twin-frames.ts'
import type { Bench } from './report.ts'

const TWINS = 36
const NAMES = ['traffic', 'solid fuel', 'dust', 'no tracer', 'inflow'] as const

export const bench: Bench = {
  name: 'skill',
  about: 'the apportionment against the truth of twins',
  async run(report) {
    for (const withHeight of [false, true]) await report.take(`${TWINS} twins, mixing height ${withHeight ? 'given' : 'diagnosed'}`, () => figures(withHeight))
  },
}

function figures(withHeight: boolean) {
  const twins = Array.from({ length: TWINS }, (_, n) => twinRun(n, withHeight))
  const seen = twins.map(twin => judge(twin))
  const ignorant = pool(twins.map(twin => judge(twin, { readings: false })))
  const means = seen.map(one => one.map(skill => skill.truth / skill.hours))
  return pool(seen).flatMap((skill, g) => {
    const name = NAMES[g] ?? GROUPS[g]?.key ?? ''
    const least = Math.min(...seen.map(one => one[g] as GroupSkill).map(one => 100 * one.covered / one.hours))
    const truth = skill.truth / skill.hours
    const prior = ignorant[g] as GroupSkill
    return [
      { name: `${name}: truth inside the 90 % interval`, value: 100 * skill.covered / skill.hours, unit: '%', bar: { least: 80 } },
      { name: `${name}: the same in the worst twin`, value: least, unit: '%', bar: { least: 60 } },
      { name: `${name}: better than the inventory alone by`, value: 100 * (1 - skill.crps / prior.crps * prior.hours / skill.hours), unit: '%', ...g === 3 ? {} : { bar: { least: 20 } } },
      { name: `${name}: better than the means of other twins by`, value: 100 * (1 - skill.crps / skill.hours / othersOf(twins, means, g)), unit: '%', ...g === 3 ? {} : { bar: { least: 20 } } },
      { name: `${name}: mean width`, value: skill.width / skill.hours, unit: 'points', bar: { most: g === 4 ? 40 : 25 } },
      { name: `${name}: bias, of ${truth.toFixed(1)} points`, value: Math.abs(skill.bias / skill.hours), unit: 'points', bar: { most: Math.max(2, 0.2 * truth) } },
    ]
  })
}

function othersOf(twins: readonly { readonly shares: readonly (readonly number[])[] }[], means: readonly (readonly number[])[], g: number): number {
  let sum = 0
  let hours = 0
  for (const [n, twin] of twins.entries()) {
    const others = Float64Array.from(means.filter((_, i) => i !== n).map(row => row[g] ?? 0)).sort()
    for (const truth of twin.shares.slice(24)) { sum += crps(others, truth[g] ?? 0); hours++ }
  }
  return sum / hours
}
