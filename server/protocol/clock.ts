import { z } from 'zod'
import { IsoHour } from './scalars.ts'

export const SPEEDS = [0.25, 1, 2, 6, 12, 24, 'max'] as const
/** Event hours per second of wall time. */
export const Speed = z.union([z.number().min(0.25).max(24), z.literal('max')])

/** Channel `clock` (latest value): where the room is. The server owns it; a viewer's free roam is its own. */
export const Clock = z.strictObject({
  mode: z.enum(['replay', 'live']),
  /** The last event hour that has been folded; null before the first. */
  cursor: IsoHour.nullable(),
  first: IsoHour,
  last: IsoHour,
  playing: z.boolean(),
  speed: Speed,
  /** A live room: the newest row of the observation log that is in what is shown. Rows after it are on their way. */
  fed: z.int().min(0).optional(),
  /** A live room that could not go on: one sentence why. It stands at `cursor`, takes rows all the same, and tries again with each. */
  halted: z.string().optional(),
})
export type Clock = z.infer<typeof Clock>
