import { expect, it } from 'vitest'
import { closedThrough, closesAt } from '../../../models/stream/watermark.ts'
import { hour } from './row.ts'

it('closes an hour when the clock passes its end by the latency, not before', () => {
  // Oracle: by hand; with 40 minutes the hour that ends at 12:00 closes at 12:40.
  const at = closesAt(hour(12), 40)
  expect([at - 1, at, at + 59, at + 60].map(now => closedThrough(now, 40) - hour(12))).toEqual([-1, 0, 0, 1])
})
