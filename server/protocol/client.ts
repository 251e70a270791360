import { z } from 'zod'
import { CommandMessage } from './command.ts'
import { Id, isWholeText } from './scalars.ts'

export const SUBPROTOCOL = 'xuefeng.v1'

/** Channels a viewer may leave out; all where absent. */
const Channels = z.array(z.enum(['clock', 'hours', 'branches', 'events'])).min(1)

/** Who speaks, as the room's log writes it. */
const ViewerName = z.string().max(60).refine(isWholeText)

/** What a viewer may say. The first message must be `fresh` or `resume`, within 5 s. */
export const ClientMessage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('fresh'), room: Id, token: z.string().max(200).optional(), name: ViewerName.optional() }),
  z.strictObject({ type: z.literal('resume'), room: Id, epoch: z.string().max(64), seq: z.int().min(0), token: z.string().max(200).optional(), name: ViewerName.optional() }),
  z.strictObject({ type: z.literal('subscribe'), channels: Channels }),
  CommandMessage,
  z.strictObject({ type: z.literal('ping'), at: z.number() }),
])
export type ClientMessage = z.infer<typeof ClientMessage>
