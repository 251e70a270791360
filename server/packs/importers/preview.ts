/**
 * What is understood of files before they are imported: format, stations, variables with their units, span, the first rows and problems,
 * and what must be asked of a person because no file says it. Knows nothing of HTTP; memory does not grow with the files.
 */
import { basename } from 'node:path'
import { formatHour, type EventHour } from '../../../models/units/time.ts'
import { BadInput, type Problem } from '../problem.ts'
import { beijingStation } from './beijing-stations.ts'
import type { Format, NamedFile, SourceFile, StationFacts } from './importer.ts'
import type { Mapping } from './mapping.ts'
import { asksOf, type Ask } from './preview-asks.ts'
import { PreviewSink, type SeenVariable, type Told } from './preview-sink.ts'
import { isLostDay } from './quotsoft.ts'
import { shippedFor, understand, type Understood } from './registry.ts'
import { sniff } from './sniff.ts'

export interface FilePreview {
  readonly name: string
  /** Null where the file fits no known format; the problem says what was seen. */
  readonly format: Format | null
  /** Name of the mapping that it was read by. */
  readonly mapping: string | null
  /** The first hundred, with how many there are. */
  readonly stations: readonly (Omit<StationFacts, 'zone'> & { readonly known: boolean })[]
  readonly stationCount: number
  readonly variables: readonly SeenVariable[]
  /** First and last hour by their end, at the clock of the first station. */
  readonly span: { readonly from: string; readonly to: string } | null
  readonly rows: number
  /** The first in which something was measured, as they will stand in the pack. */
  readonly firstRows: readonly { readonly time: string; readonly station: string; readonly values: Readonly<Record<string, number>> }[]
  /** The first five, with how many there are. */
  readonly problems: readonly Problem[]
  readonly problemCount: number
  /** What is passed over, left out or assumed. */
  readonly told: readonly Told[]
  readonly asks: readonly Ask[]
}

export interface PreviewOptions {
  /** Where stations stand, of which the files say nothing. */
  readonly stations?: readonly StationFacts[]
  /** Hears of each row that was read. */
  readonly onRow?: () => void
}

const MOST_STATIONS_SHOWN = 100

/** One preview a file, in the order given; station tables are read first, for all. Nothing is thrown for what a file holds. */
export async function previewFiles(paths: readonly (string | NamedFile)[], mappings: readonly Mapping[] = [], { stations = [], onRow }: PreviewOptions = {}): Promise<FilePreview[]> {
  const facts = new Map(stations.map(station => [station.id, station]))
  const looks: Look[] = []
  for (const path of paths) looks.push(await lookAt(path, mappings))
  const previews = new Map<Look, FilePreview>()
  for (const first of [true, false]) for (const look of looks) if ((look.understood?.importer.format === 'stations') === first) previews.set(look, await previewFile(look, facts, onRow))
  return looks.map(look => previews.get(look)).filter(preview => preview !== undefined)
}

interface Look { readonly name: string; readonly file: SourceFile | null; readonly understood: Understood | null; readonly refused: BadInput | null }

async function lookAt(path: string | NamedFile, mappings: readonly Mapping[]): Promise<Look> {
  const name = typeof path === 'string' ? basename(path) : path.name
  let file: SourceFile | null = null
  try {
    file = await sniff(path)
    return { name, file, understood: isLostDay(file) ? null : understand(file, 'auto', mappings), refused: null }
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    return { name, file, understood: null, refused: error }
  }
}

async function previewFile({ name, file, understood, refused }: Look, facts: Map<string, StationFacts>, onRow: (() => void) | undefined): Promise<FilePreview> {
  const sink = new PreviewSink(facts)
  if (onRow !== undefined) sink.onRow = onRow
  const format = understood?.importer.format ?? null
  if (refused !== null) sink.refuse(refused)
  else if (file !== null && understood === null) sink.tell(file.kind === 'empty' ? 'an empty file, passed over' : 'a web page and no data, passed over', { code: 'file.lost', what: name })
  else if (file !== null) await understood?.importer.read(file, sink, understood.mapping).catch((error: unknown) => {
    if (!(error instanceof BadInput)) throw error
    sink.refuse(error)
  })
  const ids = format === 'stations' ? [...facts.keys()] : [...sink.stations]
  const known = ids.slice(0, MOST_STATIONS_SHOWN).map(id => facts.get(id) ?? beijingStation(id)).filter((one): one is StationFacts => one !== undefined)
  const iso = (hour: EventHour): string => formatHour(hour, known[0]?.zone ?? 480)
  return {
    name, format, mapping: understood?.mapping?.name ?? null, stations: known.map(({ zone: _clock, ...place }) => ({ ...place, known: beijingStation(place.id) !== undefined })), stationCount: ids.length,
    variables: sink.variables(), span: sink.first === null || sink.last === null ? null : { from: iso(sink.first), to: iso(sink.last) }, rows: sink.rows,
    firstRows: sink.firstRows.map(({ hour, station, values }) => ({ time: iso(hour), station, values })),
    problems: sink.problems, problemCount: sink.problemCount, told: sink.told, asks: asksOf(sink, file !== null && format === null ? shippedFor(file) : []),
  }
}
