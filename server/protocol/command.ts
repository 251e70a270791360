import { z } from 'zod'
import { Speed } from './clock.ts'
import { ColumnName, Id, IsoHour, Name, Reason, StationId } from './scalars.ts'

/** A scenario as in a scenario file (contracts.md); its own parser (scenario.ts) answers with the exact complaint. */
const ScenarioJson = z.record(z.string(), z.unknown())

/** `measured`: models use the reading; `withheld`: they do not; `by-rule`: as quality says, so that an earlier ruling is withdrawn. */
export const RULED_USES = ['measured', 'withheld', 'by-rule'] as const

/** A named person rules over what quality said of the flagged readings of a column, of one hour or of all from `time` to `until`. */
const FlagOverride = z.strictObject({
  do: z.literal('flag.override'), station: StationId, time: IsoHour, until: IsoHour.optional(), column: ColumnName,
  use: z.enum(RULED_USES), person: Name, reason: Reason,
})

/** Everything the screen can do. Imperative; what became of it is an event in the room's log. */
export const Command = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('clock.play') }),
  z.strictObject({ do: z.literal('clock.pause') }),
  z.strictObject({ do: z.literal('clock.step'), hours: z.int().min(-240).max(240) }),
  z.strictObject({ do: z.literal('clock.seek'), to: IsoHour }),
  z.strictObject({ do: z.literal('clock.speed'), speed: Speed }),
  z.strictObject({ do: z.literal('branch.create'), branch: Id.optional(), scenario: ScenarioJson }),
  z.strictObject({ do: z.literal('branch.change'), branch: Id, scenario: ScenarioJson }),
  z.strictObject({ do: z.literal('branch.rename'), branch: Id, name: Name }),
  z.strictObject({ do: z.literal('branch.remove'), branch: Id }),
  z.strictObject({ do: z.literal('station.select'), station: StationId }),
  FlagOverride,
])
export type Command = z.infer<typeof Command>

/** `id` makes a command safe to send again after a cut: the same id acts once. */
export const CommandMessage = z.strictObject({ type: z.literal('command'), id: Id, command: Command })
