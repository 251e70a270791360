import { z } from 'zod'

/** Letters, digits, dot, dash, underscore: safe in a path, a URL and a log line. */
export const Id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/)
/** A station as its file or feed calls it, in any script: it is compared with the stations of the room, and is never a path. */
export const StationId = z.string().min(1).max(200).refine(isWholeText)
/** ISO 8601 with offset, a whole hour, end label. */
export const IsoHour = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:00(Z|[+-]\d{2}:\d{2})$/)
/** Whether a text has no half characters: canonical JSON, and so the log, refuses a lone surrogate. A pattern would do, but JSON Schema has no flag for it. */
export function isWholeText(text: string): boolean { return text.isWellFormed() }
export const Name = z.string().trim().min(1).max(120).refine(isWholeText, { error: 'must hold no broken Unicode; clean the text' })
/** Why somebody did something, for whoever asks years later. */
export const Reason = z.string().trim().min(1, { error: 'must say why; give a sentence' }).max(500).refine(isWholeText, { error: 'must hold no broken Unicode; clean the text' })
/** A column of observations.csv, as a pack names it. */
export const ColumnName = z.string().regex(/^[^\u0000-\u001f\u007f]{1,80}$/).refine(isWholeText)
export const Band = z.strictObject({ median: z.number(), p05: z.number(), p95: z.number() })
export type Band = z.infer<typeof Band>
const Series = z.array(z.number())
/** A band hour by hour, as columns of one length. */
export const BandSeries = z.strictObject({ median: Series, p05: Series, p95: Series })
export type BandSeries = z.infer<typeof BandSeries>
/** Null = missing. */
export const Column = z.array(z.number().nullable())
