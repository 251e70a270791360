/** Stable codes of refusals, the same over HTTP (`code` of a problem document) and WebSocket (`code` of a reply). Codes are never reused for another meaning. */
export const CODES = [
  'message.malformed',      // not JSON, or not one of the messages
  'message.too-large',
  'hello.expected',         // the first message must be fresh or resume
  'hello.timeout',
  'room.unknown',
  'room.full',
  'command.malformed',
  'command.refused',
  'branch.unknown',
  'branch.limit',
  'scenario.malformed',
  'scenario.refused',
  'clock.out-of-range',
  'station.unknown',
  'reading.not-known',    // its hour is beyond the clock
  'reading.not-reported',
  'reading.not-flagged',
  'ruling.refused',       // models cannot use such a value
  'ruling.unknown',
  'ruling.limit',
  'standard.unknown',
  'assessment.refused', // nothing can be said of these hours by that standard
  'assessment.busy',    // too many wait already
  'pack.unknown',
  'pack.invalid',
  'event.malformed',
  'event.unknown-field',
  'identity.reused',
  'log.unavailable',    // the disk refuses
  'log.locked',
  'log.newer',
  'log.stream',
  'log.damaged',
  'import.unknown',
  'import.limit',       // as many imports as a server holds, or files as an import holds
  'import.busy',        // the import is running
  'import.refused',     // what the files hold, or what was answered
  'upload.name',
  'upload.too-large',
  'upload.truncated',
  'disk.full',
  'origin.forbidden',
  'not-found',
  'internal',
] as const
export type Code = typeof CODES[number]

/** Stable codes of notices: what was accepted, and what its sender should know of it. */
export const NOTICES = [
  'hour.ahead',         // more than 24 h ahead of its arrival: in the log, not folded
  'hour.before',        // before the first hour of the live room, or fifty years old: in the log, not folded
] as const
export type Notice = typeof NOTICES[number]
