import { expect, it } from 'vitest'
import { OBSERVED_LIMITS } from '../../../../models/stream/limits.ts'
import { isRise, verdictOn, type Rise } from '../../../../models/stream/quality/spike.ts'

const limit = OBSERVED_LIMITS.pm25
const lone: Rise = { value: 641, believed: 154, age: 1, doubted: Number.NaN, neighbours: [150, 140, 130, 120], companions: false }

it('asks about a value only when it is threefold and a day’s limit above what was', () => {
  // Oracle: GB 3095-2012: 75 µg/m³ is the day's limit of PM2.5; by hand.
  expect([isRise(limit, 310, 100), isRise(limit, 290, 100), isRise(limit, 80, 10), isRise(limit, 90, 10), isRise(limit, 500, Number.NaN)]).toEqual([true, false, false, true, false])
})

it.each<[string, Partial<Rise>, 'spike' | 'jump' | null]>([
  ['three or more neighbours read nothing like it', {}, 'spike'],
  ['two neighbours share it', { neighbours: [400, 330, 100, 100] }, null],
  ['one neighbour of many shares it: that one may be broken too', { neighbours: [900, 100, 100, 100] }, 'spike'],
  ['the only neighbour shares it', { neighbours: [400] }, null],
  ['the only neighbour does not', { neighbours: [100] }, 'jump'],
  ['nobody is there', { neighbours: [] }, 'jump'],
  ['nobody is there but another gas of the station rose with it', { neighbours: [], companions: true }, null],
  ['neighbours contradict it though another gas rose', { companions: true }, 'spike'],
  ['nobody is there and what it rose from is half a day old', { neighbours: [], age: 12 }, null],
  ['what it rose from is a day and an hour old', { age: 25 }, null],
  ['it stays where the last hour, then doubted, was', { doubted: 620 }, null],
  ['it rises again, threefold, from a doubted hour', { value: 1900, doubted: 600 }, 'spike'],
  ['it rose by less than double the limit, alone', { value: 130, believed: 40, neighbours: [] }, null],
])('where %s', (_, change, verdict) => {
  // Oracle: what an inspector would say, by the rule in words at the head of spike.ts.
  expect(verdictOn(limit, { ...lone, ...change })).toBe(verdict)
})
