/**
 * How long the models take by themselves: a leap year with five branches, and a refold of one branch over eight days.
 * Bars: 6 s for the year in one thread, 15 ms for the refold, 100 members each. Frames are a made-up year with wind, heat and all gases.
 */
import { performance } from 'node:perf_hooks'
import { summarise } from '../../models/registry.ts'
import { baselineModel, branchModel } from '../../models/registry.ts'
import { at, frameOf } from '../support/frames.ts'
import { cutOrder, runBaseline, runBranch, testConfig } from '../support/runs.ts'

const MEMBERS = 100

export function run(): { readonly yearSeconds: number; readonly summariseSeconds: number; readonly refoldMs: number } {
  const config = testConfig({ members: MEMBERS })
  const first = at('2016-01-01T01:00')
  const frames = Array.from({ length: 8784 }, (_, i) => frameOf(first + i, {
    readings: { pm25: 80 + 60 * Math.sin(i / 17), pm10: 130 + 60 * Math.sin(i / 17), so2: 15, no2: 50 + 10 * Math.sin(i / 5), co: 1.2 },
    weather: { wind_speed: 1.5 + Math.sin(i / 11), wind_direction: i * 7 % 360, relative_humidity: 50 },
    network: { pm25: [40, 60, 80, 100, 120], no2: [30, 40, 50], so2: [8, 12, 20] },
  }))
  const orders = [0.1, 0.2, 0.3, 0.36, 0.5].map((cut, i) => cutOrder(MEMBERS, 'region', cut, first + 24 * i))
  let began = performance.now()
  let baseline = baselineModel.init(config, 1, first)
  const branches = orders.map(() => branchModel.init(config, 1, first))
  for (const frame of frames) {
    const next = baselineModel.step(baseline, frame)
    baseline = next.state
    for (const [b, order] of orders.entries()) branches[b] = branchModel.step(branches[b] as (typeof branches)[number], { baseline: next.out, order }).state
  }
  const yearSeconds = (performance.now() - began) / 1000
  const hours = runBaseline(frames.slice(0, 192), config)
  began = performance.now()
  for (let i = 0; i < 8784; i++) summarise(hours[i % 192] as (typeof hours)[number])
  const summariseSeconds = (performance.now() - began) / 1000
  const times = Array.from({ length: 21 }, (_, i) => {
    const order = cutOrder(MEMBERS, 'region', 0.3, first + 24 + i)
    const start = performance.now()
    runBranch(hours, order, config)
    return performance.now() - start
  }).sort((a, b) => a - b)
  return { yearSeconds, summariseSeconds, refoldMs: times[10] as number }
}
