import { POLLUTANTS, type Pollutant } from '../../../models/contract/frame.ts'
import { DAY_NEEDED } from '../../../models/rules/daily-mean.ts'
import type { HourColumns } from '../../../models/rules/place-days.ts'
import { GASES } from '../../../models/rules/gas-state.ts'
import { dayOf, firstHourOf, hoursAfter, type EventHour } from '../../../models/units/time.ts'
import type { EpisodeStation } from '../episode.ts'
import type { GasTimeline } from '../gas-timeline.ts'

export interface StationRecord {
  readonly station: EpisodeStation
  /** 24 hours a day from the label 01:00 of the first day; absent = never measured. */
  readonly hours: HourColumns
  /** Hours withheld, by pollutant. */
  readonly withheld: Readonly<Record<string, number>>
}

/** What is assessed: the hours of all stations as columns over whole days. */
export interface HourRecord { readonly firstDay: number; readonly days: number; readonly first: EventHour; readonly last: EventHour; readonly offsetMinutes: number; readonly stations: readonly StationRecord[] }

export interface RecordSpan { readonly first: EventHour; readonly last: EventHour; readonly offsetMinutes: number; readonly stations: readonly EpisodeStation[]; readonly gas: GasTimeline }

/** The last day that is behind: one with fewer than the hours of a daily mean is still to come. */
export function lastDayBehind({ firstDay, days, first, last }: HourRecord): number {
  const hours = last - first + 1 - (days - 1) * 24
  return firstDay + days - (hours >= DAY_NEEDED ? 1 : 2)
}

/** What one station said of an hour, and the columns of it that are not believed. */
export interface HourRow { readonly station: string; readonly values: Readonly<Record<string, number | null>>; readonly withheld: (column: string) => boolean }

/** A record as it passes between threads: columns of floats, in which alone NaN stands for missing. */
export interface PackedRecord extends Omit<HourRecord, 'stations'> { readonly stations: readonly { readonly station: EpisodeStation; readonly columns: Readonly<Partial<Record<Pollutant, Float64Array>>>; readonly withheld: Readonly<Record<string, number>> }[] }

/** Missing is null again. */
export function unpacked({ stations, ...record }: PackedRecord): HourRecord {
  return {
    ...record,
    stations: stations.map(({ station, columns, withheld }) => ({
      station, withheld, hours: Object.fromEntries(Object.entries(columns).map(([pollutant, column]) => [pollutant, Array.from(column, (value) => Number.isNaN(value) ? null : value)])),
    })),
  }
}

interface Building { readonly station: EpisodeStation; readonly columns: Partial<Record<Pollutant, Float64Array>>; readonly withheld: Record<string, number> }

/** Collects hours into a record. Whole days: hours before the first and after the last stay empty. */
export class RecordBuilder {
  readonly #span: RecordSpan
  readonly #firstDay: number
  readonly #first: EventHour
  readonly #length: number
  readonly #stations: Map<string, Building>

  constructor(span: RecordSpan) {
    this.#span = span
    this.#firstDay = dayOf(span.first, span.offsetMinutes)
    this.#first = firstHourOf(this.#firstDay, span.offsetMinutes)
    this.#length = (dayOf(span.last, span.offsetMinutes) - this.#firstDay + 1) * 24
    this.#stations = new Map(span.stations.map((station) => [station.id, { station, columns: {}, withheld: {} }]))
  }

  add(hour: EventHour, rows: readonly HourRow[]): void {
    const factor = this.#restated(hour)
    for (const { station, values, withheld } of rows) {
      const own = this.#stations.get(station)
      if (own === undefined) continue
      for (const pollutant of POLLUTANTS) {
        const value = values[pollutant]
        if (typeof value !== 'number') continue
        // An amount below zero is never one: a statistic of it would be silent nonsense, whatever was asked.
        if (value < 0 || withheld(pollutant)) { own.withheld[pollutant] = (own.withheld[pollutant] ?? 0) + 1; continue }
        const column = own.columns[pollutant] ??= new Float64Array(this.#length).fill(Number.NaN)
        column[hour - this.#first] = factor !== 1 && GASES.some((gas) => gas === pollutant) ? value * factor : value
      }
    }
  }

  done(): PackedRecord {
    return { firstDay: this.#firstDay, days: this.#length / 24, first: this.#first, last: this.#span.last, offsetMinutes: this.#span.offsetMinutes, stations: [...this.#stations.values()] }
  }

  /** A day has one state, that of its last hour: where a pack changes it within a day, the hours before are brought to it. */
  #restated(hour: EventHour): number {
    const { gas, offsetMinutes } = this.#span
    const end = hoursAfter(firstHourOf(dayOf(hour, offsetMinutes), offsetMinutes), 23)
    return gas.stateAt(hour) === gas.stateAt(end) ? 1 : gas.other(hour, 1)
  }
}
