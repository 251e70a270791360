/** What a person answers to the questions of a preview, turned into mappings: nothing about the files is guessed, and the pack tells what was declared. */
import { refusal, type StationFacts } from './importer.ts'
import type { Mapping } from './mapping.ts'
import { parseMapping, shippedMappings } from './read-mapping.ts'
import type { GivenState } from './unit-change.ts'

export interface Answer {
  /** Names of the files that it is for. */
  readonly files: readonly string[]
  /** Units by column or pollutant, as the files call them. */
  readonly unitOf?: Readonly<Record<string, string>> | undefined
  /** Columns or pollutants that are not wanted. */
  readonly leaveOut?: readonly string[] | undefined
  readonly gasState?: GivenState | undefined
  /** An offset such as +08:00, for times without one. */
  readonly zone?: string | undefined
  /** The one station of files that do not name it. */
  readonly station?: string | undefined
  /** A mapping of the project whose inferred units the person agrees to. */
  readonly mapping?: string | undefined
}
/** Where a station stands, by a person's word. */
export interface AnsweredStation { readonly id: string; readonly lon: number; readonly lat: number; readonly name_zh?: string | undefined; readonly name_en?: string | undefined }

/** The mappings that say the same. Throws BadInput where an answer is none, such as a zone that nobody knows. */
export function mappingsOf(answers: readonly Answer[], stations: readonly AnsweredStation[]): Mapping[] {
  return answers.flatMap((answer, index) => {
    const agreed = answer.mapping === undefined ? null : shippedMappings().find(({ name }) => name === answer.mapping)
    if (agreed === undefined) throw refusal('mapping.wrong', 'the answers', null, null, `there is no mapping ${JSON.stringify(answer.mapping)}; the project has ${shippedMappings().map(({ name }) => name).join(', ')}`)
    if (agreed !== null) return [{ ...agreed, files: [...answer.files] }]
    const { files, unitOf, leaveOut, gasState, zone, station } = answer
    const common = { xuefeng: 'mapping', version: 1, name: `answer-${index + 1}`, files, unitOf, leaveOut, gasState, zone, notes: notesOf(answer) }
    const own = station === undefined ? [] : stations.filter(({ id }) => id === station)
    // Whoever answers knows the file and not its format, so both formats that leave anything open are answered.
    return [{ ...common, format: 'long' }, { ...common, format: 'openaq', station, stations: own.map(placed) }].map(one => parseMapping(JSON.stringify(one), 'the answers'))
  })
}

/** The same stations as facts of an import. */
export function answeredFacts(stations: readonly AnsweredStation[]): StationFacts[] { return stations.map(station => ({ ...placed(station), district: station.id })) }

function placed({ id, lon, lat, name_zh, name_en }: AnsweredStation) { return { id, lon, lat, name_zh: name_zh ?? name_en ?? id, name_en: name_en ?? name_zh ?? id } }

function notesOf({ unitOf = {}, gasState, zone, leaveOut = [] }: Answer): string[] {
  const said = [
    ...Object.entries(unitOf).map(([column, unit]) => `${column} in ${unit}`), ...(gasState === undefined ? [] : [`gases told as mass at ${gasState === 'networks' ? 'the state of the Chinese networks at the date' : gasState}`]),
    ...(zone === undefined ? [] : [`times at ${zone}`]), ...(leaveOut.length === 0 ? [] : [`left out: ${leaveOut.slice(0, 30).join(', ')}`]),
  ]
  return said.length === 0 ? [] : [`Declared by the person who imported, since the files do not say it: ${said.join('; ')}.`]
}
