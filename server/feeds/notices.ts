import { z } from 'zod'
import { parseHour } from '../../models/units/time.ts'
import type { IssuedWarning } from '../engine/episode.ts'
import { Forecasts } from '../engine/forecasts.ts'
import { LogError } from '../log/log-error.ts'
import type { LoggedEvent } from '../log/log.ts'

/** Newest warnings of a feed that are shown; all stay in the log. */
const WARNINGS = 100
/** Hours of forecasts in memory: a feed forecasts on for years, and what is past is asked no more. */
const HOURS = 10_000

const Data = z.object({
  data: z.union([
    z.object({ issued: z.string(), station: z.string(), time: z.string(), pollutant: z.string(), value: z.number().nullable() }),
    z.object({ issued: z.string(), level: z.string(), start: z.string(), end: z.string().nullish(), source: z.string().optional() }),
  ]),
})

/** What a feed tells that changes no measured hour: forecasts, and what an authority issued. Events were checked before they were logged. */
export class Notices {
  readonly forecasts = new Forecasts([], HOURS)
  readonly #offsetMinutes: number
  readonly #warnings: IssuedWarning[] = []

  constructor(offsetMinutes: number) { this.#offsetMinutes = offsetMinutes }

  /** In the order of the log. */
  get warnings(): readonly IssuedWarning[] { return this.#warnings }

  /** Takes a `forecast` or `warning` of the log in. Throws LogError `log.newer` for one that has another shape. */
  add(event: LoggedEvent, seq: number): void {
    const parsed = Data.safeParse(event)
    if (!parsed.success) throw new LogError('log.newer', `the log of observations holds a ${event.type} at seq ${seq} that this version cannot read: start the version that wrote it`)
    const { data } = parsed.data
    const issued = Date.parse(data.issued)
    if ('time' in data) {
      const hour = parseHour(data.time, this.#offsetMinutes)
      if (hour !== null) this.forecasts.add({ issued, hour, station: data.station, pollutant: data.pollutant, value: data.value })
      return
    }
    const start = parseHour(data.start, this.#offsetMinutes)
    if (start === null) return
    this.#warnings.push({ level: data.level, start, end: data.end == null ? null : parseHour(data.end, this.#offsetMinutes), issued, source: data.source ?? '' })
    if (this.#warnings.length > WARNINGS) this.#warnings.shift()
  }
}
