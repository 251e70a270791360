/** Two short lists that a pack may have for its statistics: days of sand dust, and dustfall by month. */
import { z } from 'zod'
import { parseDay } from '../../models/units/time.ts'
import { numberOf } from './number-cell.ts'

const text = z.string().trim()
const day = text.transform((cell, context) => {
  const value = parseDay(cell)
  if (value !== null) return value
  context.addIssue(`${JSON.stringify(cell)} must be a date such as 2021-03-15`)
  return z.NEVER
})
const amount = text.transform((cell, context) => {
  const value = numberOf(cell)
  if (value !== null && value >= 0 && value <= 1_000) return value
  context.addIssue(`${JSON.stringify(cell)} must be t/(km²·month), a number from 0 to 1000`)
  return z.NEVER
})

/** `dust_days.csv`: a natural day on which PM10 and PM2.5 were sand dust, as the network declared it. */
export const dustDayRow = z.object({ date: day, source: text })

/** `dustfall.csv`: what a sampler caught in a month of 30 days, and the part of it that sand storms brought; empty where nobody said. */
export const dustfallRow = z.object({
  month: text.refine((cell) => /^\d{4}-(0[1-9]|1[0-2])$/.test(cell), 'must be a month such as 2024-03'), station: text.min(1), dustfall: amount,
  storm: z.union([z.literal('').transform(() => null), amount]), source: text,
})
