import { z } from 'zod'
import { AlertFrame, AlertLevels, AlertView } from './alert.ts'
import { BranchFrame, BranchSummary } from './branch.ts'
import { Clock } from './clock.ts'
import { CODES } from './codes.ts'
import { Figures } from './figures.ts'
import { Hours } from './hours.ts'
import { Id, IsoHour } from './scalars.ts'

const Bilingual = z.strictObject({ zh: z.string(), en: z.string() })

export const StationView = z.strictObject({ id: z.string(), zh: z.string(), en: z.string(), role: z.string(), lon: z.number().nullable(), lat: z.number().nullable(),
  /** How far from the district's station, km, and in which direction from it, degrees from north; null for that station itself and where a place is unknown. */
  away: z.strictObject({ km: z.number(), degrees: z.number() }).nullable(),
})

const GasStateName = z.enum(['273.15K', '298.15K'])
/** At which state the gases are told. PM has none of its own: before `change` it is at 273.15 K, from then on at the state of the air, and is never converted. */
export const GasView = z.strictObject({
  /** Each from its first hour on; the first from the first hour of all. */
  states: z.array(z.strictObject({ from: IsoHour, state: GasStateName })).min(1),
  /** These hours stand on both sides of a change: `converted` of the hours holds the other state. */
  both: z.boolean(),
  /** The first hour that the networks published at 298.15 K (amendment to GB 3095-2012). */
  change: IsoHour,
})

/** A species of the pack, named and grouped as seeds/species says; `perPpb` is µg/m³ for one ppb at each state, null for sums and unknown ones. */
export const SpeciesView = z.strictObject({ column: z.string(), zh: z.string(), en: z.string(), group: z.string(), unit: z.string(), perPpb: z.record(GasStateName, z.number()).nullable() })

/** What the room plays and with what: enough to restore the exact view elsewhere. */
export const RoomView = z.strictObject({
  room: Id,
  pack: z.strictObject({ name: z.string(), title: Bilingual, sha256: z.string(), synthetic: z.boolean(), quality: z.string(), district: z.string() }),
  station: z.string(),
  stations: z.array(StationView),
  offsetMinutes: z.int(),
  members: z.int(),
  seed: z.int(),
  engine: z.strictObject({ version: z.string(), node: z.string() }),
  models: z.array(z.strictObject({ id: z.string(), version: z.string(), name: Bilingual })),
  /** AQI edition by which levels of this room are drawn, and the limit lines in µg/m³. */
  limits: z.array(z.strictObject({ value: z.number(), zh: z.string(), en: z.string() })),
  /** Limits of gases by the edition of GB 3095 in force in the first hour: of single hours, and of ozone's largest 8-hour mean of a day (`o3_mda8`). In the unit of the column, at the state that the edition names for the date. */
  gasLimits: z.array(z.strictObject({ column: z.string(), grade: z.string(), value: z.number(), standard: z.string(), zh: z.string(), en: z.string() })),
  gas: GasView,
  /** Units of the observed columns that are known. */
  units: z.record(z.string(), z.string()),
  species: z.array(SpeciesView),
  skill: z.record(z.string(), z.string()),
})
export type RoomView = z.infer<typeof RoomView>

/** One line of the event panel: what the room's log says, in a form for people. */
export const EventLine = z.strictObject({ seq: z.int(), at: IsoHour.nullable(), arrived: z.string(), kind: z.string(), by: z.string(), data: z.record(z.string(), z.unknown()) })
export type EventLine = z.infer<typeof EventLine>

export const Snapshot = z.strictObject({ view: RoomView, clock: Clock, hours: Hours, alert: AlertView, branches: z.array(BranchSummary), events: z.array(EventLine) })
export type Snapshot = z.infer<typeof Snapshot>

const frame = { type: z.literal('frame'), seq: z.int(), previous: z.int(), seekEpoch: z.int() }

/** `previous` is the seq of the frame this viewer was sent before: a slow viewer's frames are conflated, and the chain still closes. */
export const Frame = z.discriminatedUnion('channel', [
  z.strictObject({ ...frame, channel: z.literal('clock'), data: Clock }),
  z.strictObject({ ...frame, channel: z.literal('hours'), data: Hours }),
  z.strictObject({ ...frame, channel: z.literal('alert'), data: AlertFrame }),
  z.strictObject({ ...frame, channel: z.literal('alert-levels'), data: AlertLevels }),
  z.strictObject({ ...frame, channel: z.literal('branch'), key: Id, data: BranchFrame }),
  z.strictObject({ ...frame, channel: z.literal('summary'), key: Id, data: BranchSummary }),
  z.strictObject({ ...frame, channel: z.literal('figures'), key: Id, data: Figures }),
  z.strictObject({ ...frame, channel: z.literal('branch-removed'), key: Id, data: z.strictObject({}) }),
  z.strictObject({ ...frame, channel: z.literal('view'), data: RoomView }),
  z.strictObject({ ...frame, channel: z.literal('event'), data: EventLine }),
])
export type Frame = z.infer<typeof Frame>

export const ServerMessage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('welcome'), room: Id, epoch: z.string(), seq: z.int(), resumed: z.boolean(), viewer: z.string() }),
  z.strictObject({ type: z.literal('snapshot'), seq: z.int(), seekEpoch: z.int(), data: Snapshot }),
  Frame,
  z.strictObject({ type: z.literal('reply'), id: z.string(), ok: z.literal(true), seq: z.int(), branch: Id.optional(), notes: z.array(z.string()).optional() }),
  z.strictObject({ type: z.literal('refusal'), id: z.string().nullable(), code: z.enum(CODES), message: z.string() }),
  z.strictObject({ type: z.literal('viewers'), count: z.int() }),
  z.strictObject({ type: z.literal('pong'), at: z.number() }),
])
export type ServerMessage = z.infer<typeof ServerMessage>
