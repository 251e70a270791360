import { z } from 'zod'
import { IsoHour } from './scalars.ts'

/** What made-up or mended data often looks like, in one station's record of one pollutant: a number and its chance, never a verdict. */
export const Hint = z.strictObject({
  station: z.string(),
  pollutant: z.string().describe('pm25, pm10, so2, no2, co or o3'),
  name: z.enum(['digit preference', 'flat nights', 'copied days', 'calibration hours', 'gas state']),
  p: z.number().min(0).max(1).describe('the chance of something as odd by accident'),
  notable: z.boolean().describe('p below 0.001, and the effect is large enough to look at'),
  numbers: z.record(z.string(), z.number()).describe('what was counted, by name'),
  times: z.record(z.string(), IsoHour).describe('hours that it is about, by name: copied days have from and copyOf'),
})
export type Hint = z.infer<typeof Hint>

/** `GET /api/episodes/:id/hints`: of the whole pack, all stations, hours that the clock has not reached too. A live room has none. */
export const Hints = z.strictObject({
  looks: z.int().min(0).describe('how many hints could be given: with many looks a few are notable by accident'),
  hints: z.array(Hint).describe('the notable ones, the least likely by accident first'),
})
export type Hints = z.infer<typeof Hints>
