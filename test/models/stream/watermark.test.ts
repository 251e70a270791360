import { expect, it } from 'vitest'
import { closesAt } from '../../../models/stream/watermark.ts'
import { at } from '../../support/frames.ts'

it('closes an hour when the clock passes its end by the latency', () => {
  // Oracle: Date, which the models may not use; with 40 minutes the hour that ends at 12:00 closes at 12:40.
  expect(closesAt(at('2016-12-20T12:00:00+08:00'), 40)).toBe(Date.parse('2016-12-20T12:40:00+08:00'))
  expect(closesAt(at('2016-12-20T12:00:00+08:00'), 0)).toBe(Date.parse('2016-12-20T12:00:00+08:00'))
})
