/** What a person must be asked before files can be imported: whatever they leave open and a mapping can declare. */
import { GIVEN_STATES } from './unit-change.ts'
import type { TableMapping } from './mapping.ts'
import type { PreviewSink } from './preview-sink.ts'
import { unitChoices } from './unit-choices.ts'

/** Something that the file leaves open. `column` is as the file calls it (a column, a pollutant, a station, a mapping), null for the whole file. */
export interface Ask {
  readonly what: 'unit' | 'gas state' | 'station' | 'zone' | 'format' | 'column' | 'mapping'
  readonly column: string | null
  readonly why: string
  /** Answers to choose from; empty where any text may be one. */
  readonly choices: readonly string[]
}

/** The questions of one file, each once. `offered` are mappings that would fit the file and whose units nobody has stated. */
export function asksOf(sink: PreviewSink, offered: readonly TableMapping[]): Ask[] {
  const lacking = sink.lacking.map(({ what, name, why }): Ask => ({ what, column: name, why, choices: what === 'unit' && name !== null ? unitChoices(name) : [] }))
  const inferred = offered.filter(({ units }) => units === 'inferred')
  const open = sink.problems.flatMap(({ code, message }): Ask[] => {
    if (code === 'time.no-offset') return [{ what: 'zone', column: null, why: message, choices: [] }]
    if (code === 'file.no-format' && inferred.length === 0) return [{ what: 'format', column: null, why: message, choices: [] }]
    return []
  })
  const mappings = inferred.map(({ name, notes }): Ask => ({ what: 'mapping', column: name, why: notes[0] ?? 'the units of this mapping were inferred', choices: [] }))
  const gases = sink.variables().filter(({ state }) => state === 'assumed').map(({ title, unit }): Ask => ({
    what: 'gas state', column: title, choices: GIVEN_STATES,
    why: `${unit} of a gas means something only at a stated temperature; without an answer the state of the Chinese networks at the date is assumed`,
  }))
  return [...new Map([...lacking, ...mappings, ...open, ...gases].map(ask => [`${ask.what} ${ask.column}`, ask])).values()]
}
