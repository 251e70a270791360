/** Finds the long silences of an observation table: they are shown, never filled. */
import { formatHour, type EventHour } from '../../models/units/time.ts'
import { OBSERVATION_UNITS } from './columns.ts'
import type { Problem } from './problem.ts'
import type { Table } from './read-table.ts'

/** A silence longer than a day loses a whole diurnal cycle, which no model may bridge unseen. */
export const LONGEST_SILENCE_H = 24

interface Silence { last: EventHour; silent: boolean }

/**
 * One warning for each stretch longer than LONGEST_SILENCE_H hours in which a station reported nothing of one of the six
 * pollutants, counted from the table's first hour to its last; rows that are absent and cells that are empty are the same silence.
 * The line is that of the first row after it.
 */
export function gapProblems(table: Table, file: string, offsetMinutes: number): Problem[] {
  const found: Problem[] = []
  const [begin, end] = [table.rows[0]?.hour, table.rows.at(-1)?.hour]
  const columns = table.columns?.values.map(column => column.name).filter(name => Object.hasOwn(OBSERVATION_UNITS, name)) ?? []
  if (begin === undefined || end === undefined) return found
  const before = (begin - 1) as EventHour
  const heard = new Map<string, Map<string, Silence>>()
  const tell = (station: string, column: string, from: EventHour, to: number, line: number | null) => {
    const hours = to - from - 1
    if (hours <= LONGEST_SILENCE_H) return
    const whole = from === before && line === null
    found.push({ severity: 'warning', code: 'gap', file, line, column, message: whole
      ? `${station} reports none of it in this pack`
      : `${station} reports none of it for ${hours} h after ${from === before ? 'the start' : formatHour(from, offsetMinutes)}; the hours stay missing` })
  }
  for (const [index, row] of table.rows.entries()) {
    let station = heard.get(row.station)
    if (station === undefined) heard.set(row.station, station = new Map(columns.map(name => [name, { last: before, silent: true }])))
    for (const name of columns) {
      if (row.values[name] === null) continue
      const state = station.get(name)
      if (state === undefined) continue
      tell(row.station, name, state.last, row.hour, table.lines[index] ?? null)
      state.last = row.hour
    }
  }
  for (const [station, states] of heard) for (const [name, state] of states) tell(station, name, state.last, end + 1, null)
  return found
}
