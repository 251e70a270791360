/**
 * How long the models take by themselves: a leap year with five branches, a refold of one branch over eight days, bands, indicators.
 * Frames are a made-up year with wind, heat and all gases; 100 members each, in one thread.
 */
import { baselineModel, branchModel, summarise } from '../../models/registry.ts'
import { branchIndicators } from '../../models/response/indicators/index.ts'
import { hoursAfter } from '../../models/units/time.ts'
import { at, frameOf } from '../support/frames.ts'
import { cutOrder, runBaseline, runBranch, testConfig } from '../support/runs.ts'
import type { Bench } from './report.ts'
import { spreadOf } from './spread.ts'

const MEMBERS = 100
const HOURS = 8784
const config = testConfig({ members: MEMBERS })
const first = at('2016-01-01T01:00')

export const bench: Bench = {
  name: 'models',
  about: 'the models by themselves',
  async run(report) {
    const frames = madeYear()
    await report.take('a leap year of 8,784 h, 100 members', () => [
      { name: 'baseline and five branches', value: yearWithBranches(frames), unit: 's', bar: { most: 6 } },
      { name: 'bands, contributions and split', value: summaries(frames), unit: 's' },
      { name: 'indicators of five branches', value: indicatorsOf(HOURS, 5) / 1000, unit: 's' },
    ])
    await report.take('eight days of 192 h, 100 members', () => [
      { name: 'one branch folded again, median', value: refold(frames), unit: 'ms', bar: { most: 15 } },
      { name: 'indicators of one branch', value: indicatorsOf(192, 20) / 20, unit: 'ms' },
    ])
  },
}

function madeYear() {
  return Array.from({ length: HOURS }, (_, i) => frameOf(first + i, {
    readings: { pm25: 80 + 60 * Math.sin(i / 17), pm10: 130 + 60 * Math.sin(i / 17), so2: 15, no2: 50 + 10 * Math.sin(i / 5), co: 1.2 },
    weather: { wind_speed: 1.5 + Math.sin(i / 11), wind_direction: i * 7 % 360, relative_humidity: 50 },
    network: { pm25: [40, 60, 80, 100, 120], no2: [30, 40, 50], so2: [8, 12, 20] },
  }))
}
type Frames = ReturnType<typeof madeYear>

/** Seconds. */
function yearWithBranches(frames: Frames): number {
  const orders = [0.1, 0.2, 0.3, 0.36, 0.5].map((cut, i) => cutOrder(MEMBERS, 'region', cut, first + 24 * i))
  const began = performance.now()
  let baseline = baselineModel.init(config, 1, first)
  const branches = orders.map(() => branchModel.init(config, 1, first))
  for (const frame of frames) {
    const next = baselineModel.step(baseline, frame)
    baseline = next.state
    for (const [b, order] of orders.entries()) branches[b] = branchModel.step(branches[b] as (typeof branches)[number], { baseline: next.out, order }).state
  }
  return (performance.now() - began) / 1000
}

/** Seconds. */
function summaries(frames: Frames): number {
  const hours = runBaseline(frames.slice(0, 192), config)
  const began = performance.now()
  for (let i = 0; i < HOURS; i++) summarise(hours[i % 192] as (typeof hours)[number])
  return (performance.now() - began) / 1000
}

/** Milliseconds. */
function refold(frames: Frames): number {
  const hours = runBaseline(frames.slice(0, 192), config)
  return spreadOf(Array.from({ length: 21 }, (_, i) => {
    const order = cutOrder(MEMBERS, 'region', 0.3, first + 24 + i)
    const began = performance.now()
    runBranch(hours, order, config)
    return performance.now() - began
  })).p50
}

/** Milliseconds for `times` branches of `count` hours. */
function indicatorsOf(count: number, times: number): number {
  const rows = (scale: number) => Array.from({ length: count }, (_, t) => Float64Array.from({ length: MEMBERS }, (_, m) => scale * (150 + 120 * Math.sin(t / 20) + m / 5)))
  const [baseline, branch] = [rows(1), rows(0.9)]
  const hours = Array.from({ length: count }, (_, t) => hoursAfter(first, t))
  const began = performance.now()
  for (let i = 0; i < times; i++) branchIndicators({ hours, baseline, branch, offsetMinutes: 480 })
  return performance.now() - began
}
