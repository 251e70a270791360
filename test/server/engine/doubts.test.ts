import { expect, it } from 'vitest'
import { doubtOf, doubtsOf } from '../../../server/engine/doubts.ts'

it('keeps what quality said, station by station, and nothing of what nobody doubts', () => {
  // Oracle: by hand: a late value, a withheld one, a value that was cleared; a blank cell and an absent column explain themselves.
  expect(doubtsOf({
    a: { pm25: { value: 40 }, o3: { value: 90, flags: ['late'] }, co: { missing: 'empty' } },
    b: { pm25: { missing: 'rejected', raw: 900, flags: ['spike'] }, o3: { missing: 'cleared' }, no2: { missing: 'not measured' } },
    c: { pm25: { value: 1 } },
  })).toEqual({ a: { o3: { flags: ['late'] } }, b: { pm25: { flags: ['rejected', 'spike'], raw: 900 }, o3: { flags: ['cleared'] } } })
})

it('keeps what a person decided, also where no flag is left', () => {
  // Oracle: by hand.
  const ruling = { use: 'measured' as const, person: '李敏', reason: '现场核对' }
  expect(doubtsOf({ a: { pm25: { value: 600, flags: ['spike'], ruling }, o3: { value: 90, ruling }, co: { missing: 'rejected', raw: 2, ruling: { ...ruling, use: 'withheld' } } } }))
    .toEqual({ a: { pm25: { flags: ['spike'], ruling }, o3: { flags: [], ruling }, co: { flags: ['rejected'], raw: 2, ruling: { ...ruling, use: 'withheld' } } } })
})

it('is the same empty answer for every hour without doubts, which most are', () => {
  // Oracle: identity: a year of hours holds one object.
  expect(doubtsOf({ a: { pm25: { value: 1 } } })).toBe(doubtsOf({}))
  expect(doubtOf(undefined)).toBeNull()
})
