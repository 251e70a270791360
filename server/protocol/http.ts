import { z } from 'zod'
import { CODES, NOTICES } from './codes.ts'
import { Command } from './command.ts'
import { Column, Id, IsoHour, Name } from './scalars.ts'

/** Bodies, questions and answers of HTTP beside those that other channels share; `/api/openapi.json` is made from these. */

/** RFC 9457, `application/problem+json`: every refusal of a whole request. */
export const ProblemDocument = z.strictObject({
  type: z.string().describe('urn:xuefeng:problem: and the code'),
  title: z.string(),
  status: z.int(),
  code: z.enum(CODES).describe('stable; never reused for another meaning'),
  detail: z.string().describe('one sentence: what, where, how to mend it'),
})

/** The answer 202 of `POST /api/events`: given only after the accepted ones are on disk. */
export const EventsAnswer = z.strictObject({
  accepted: z.int().min(0),
  duplicates: z.int().min(0),
  refused: z.array(z.strictObject({ index: z.int().min(0).describe('place in the batch, from 0'), code: z.enum(CODES), message: z.string() })),
  seq: z.int().min(0).describe('newest row of the log'),
  notices: z.array(z.strictObject({ index: z.int().min(0).describe('place in the batch, from 0'), code: z.enum(NOTICES), message: z.string() })).describe('accepted and in the log, but not folded by the live room'),
})
export type EventsAnswer = z.infer<typeof EventsAnswer>

/** `GET /api/log`: which stream, and from which line on. */
export const LogQuery = z.object({
  stream: z.string().min(1).max(100).default('observations').describe('observations, or room:ID'),
  from: z.int().min(0).default(0).describe('0 gives the header first, n the rows from seq n on'),
})

/** Line 0 of a stream. */
export const LogHeaderLine = z.strictObject({ xuefeng: z.literal('log'), version: z.int(), stream: z.string(), created: z.string() })
/** Every other line; hash = hex SHA-256 of the previous hash, a line feed and the RFC 8785 JSON of { arrived, event, seq }. */
export const LogLine = z.strictObject({ seq: z.int().min(1), hash: z.string().regex(/^[0-9a-f]{64}$/), arrived: z.string(), event: z.record(z.string(), z.unknown()) })

/** One open episode. */
export const EpisodeLine = z.strictObject({ id: z.string().describe('the room again: …/episodes/:id'), room: z.string(), pack: z.string(), sha256: z.string(), mode: z.enum(['replay', 'live']) })

/** `GET /api/episodes/:id/series`: names with commas between them, as in a pack. */
export const SeriesQuery = z.object({
  stations: z.string().min(1).max(1_000).describe('ids of stations, at most 8, with commas between them'),
  columns: z.string().min(1).max(1_000).default('pm25').describe('columns of observations.csv, and o3_8h or o3_mda8 made from o3, at most 12, with commas between them'),
  from: IsoHour.optional().describe('only hours from this one on; all where absent'),
})
const Place = { station: z.string(), row: z.int().min(0), column: z.string() }
/** What stations reported up to the room's clock, as known there; row i is the end label `from` + i hours. Units as in the pack. */
export const StationSeries = z.strictObject({
  from: IsoHour, count: z.int().min(0),
  stations: z.record(z.string(), z.record(z.string(), Column)).describe('by station and column; null is missing, or withheld by quality'),
  flags: z.array(z.tuple([Place.station, Place.row, Place.column, z.string()])).describe('station, row, column, flag or reason'),
  withheld: z.array(z.tuple([Place.station, Place.row, Place.column, z.number()])).describe('station, row, column, what was reported and no model uses'),
  rulings: z.array(z.tuple([Place.station, Place.row, Place.column, z.enum(['measured', 'withheld']), z.string(), z.string()])).describe('station, row, column, use, person, reason: where a person ruled over what quality said'),
  converted: z.record(z.string(), z.record(z.string(), Column)).describe('gases at the other state than that of their hour, where the room\'s view says gas.both; else empty'),
})
export type StationSeries = z.infer<typeof StationSeries>

/** `GET /api/episodes/:id/alert`. */
export const AlertQuery = z.object({ edition: z.string().min(1).max(60).optional().describe('an edition of alert rules in place of the one in force: its id in /api/catalogue') })

/** `GET /api/catalogue`: measures and levels of the edition of this room's episode; without it of the first one's. */
export const CatalogueQuery = z.object({ room: z.string().min(1).max(100).optional().describe('a room: its measures and levels are meant') })

/** `POST /api/episodes`: a pack by its name, its sha256 or its room. */
export const OpenEpisode = z.strictObject({ pack: z.string().min(1).max(100) })

const Sender = { id: Id.optional().describe('the same id acts once'), by: Name.optional() }
/** `POST /api/episodes/:id/commands`. */
export const SendCommand = z.strictObject({ ...Sender, command: Command })
/** `POST /api/episodes/:id/branches`; the scenario is that of a scenario file. */
export const SendBranch = z.strictObject({ ...Sender, scenario: z.record(z.string(), z.unknown()) })
/** The answer 201 of both: the command is on disk. */
export const CommandDone = z.strictObject({ ok: z.literal(true), seq: z.int(), branch: Id.optional(), notes: z.array(z.string()).optional() })

/** `GET /healthz`. */
export const Health = z.strictObject({ ok: z.literal(true), rooms: z.int().min(0) })
