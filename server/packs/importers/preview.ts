/**
 * What is understood of files before they are imported: format, stations, variables with their units, span, the first problems, and
 * what must be asked of a person because no file says it. Knows nothing of HTTP; memory does not grow with the files.
 */
import { basename } from 'node:path'
import { formatHour } from '../../../models/units/time.ts'
import { BadInput, type Problem } from '../problem.ts'
import { beijingStation } from './beijing-stations.ts'
import type { Format, SourceFile, StationFacts } from './importer.ts'
import type { Mapping } from './mapping.ts'
import { PreviewSink, type SeenVariable } from './preview-sink.ts'
import { isLostDay } from './quotsoft.ts'
import { understand, type Understood } from './registry.ts'
import { sniff } from './sniff.ts'

/** Something that the file leaves open and a mapping can declare. `column` is as the file calls it, null for the whole file. */
export interface Ask { readonly what: 'unit' | 'gas state' | 'station' | 'zone' | 'format'; readonly column: string | null; readonly why: string }

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
  /** The first five, with how many there are. */
  readonly problems: readonly Problem[]
  readonly problemCount: number
  /** What is passed over or left out. */
  readonly told: readonly string[]
  readonly asks: readonly Ask[]
}

const MOST_STATIONS_SHOWN = 100

/** One preview a file, in the order given; station tables are read first, for all. Nothing is thrown for what a file holds. */
export async function previewFiles(paths: readonly string[], mappings: readonly Mapping[] = []): Promise<FilePreview[]> {
  const facts = new Map<string, StationFacts>()
  const previews = new Map<string, FilePreview>()
  const looks: Look[] = []
  for (const path of paths) looks.push(await lookAt(path, mappings))
  for (const first of [true, false]) for (const look of looks) if ((look.understood?.importer.format === 'stations') === first) previews.set(look.path, await previewFile(look, facts))
  return paths.map(path => previews.get(path)).filter(preview => preview !== undefined)
}

interface Look { readonly path: string; readonly file: SourceFile | null; readonly understood: Understood | null; readonly refused: BadInput | null }

async function lookAt(path: string, mappings: readonly Mapping[]): Promise<Look> {
  let file: SourceFile | null = null
  try {
    file = await sniff(path)
    return { path, file, understood: isLostDay(file) ? null : understand(file, 'auto', mappings), refused: null }
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    return { path, file, understood: null, refused: error }
  }
}

async function previewFile({ path, file, understood, refused }: Look, facts: Map<string, StationFacts>): Promise<FilePreview> {
  const sink = new PreviewSink(facts)
  const format = understood?.importer.format ?? null
  if (refused !== null) sink.refuse(refused)
  else if (file !== null && understood === null) sink.tell(file.kind === 'empty' ? 'an empty file, passed over' : 'a web page and no data, passed over')
  else if (file !== null) await understood?.importer.read(file, sink, understood.mapping).catch((error: unknown) => {
    if (!(error instanceof BadInput)) throw error
    sink.refuse(error)
  })
  const ids = format === 'stations' ? [...facts.keys()] : [...sink.stations]
  const known = ids.slice(0, MOST_STATIONS_SHOWN).map(id => facts.get(id) ?? beijingStation(id)).filter((one): one is StationFacts => one !== undefined)
  const zone = known[0]?.zone ?? 480
  return {
    name: basename(path), format, mapping: understood?.mapping?.name ?? null, stations: known.map(({ zone: _clock, ...place }) => ({ ...place, known: beijingStation(place.id) !== undefined })), stationCount: ids.length,
    variables: sink.variables(), span: sink.first === null || sink.last === null ? null : { from: formatHour(sink.first, zone), to: formatHour(sink.last, zone) },
    rows: sink.rows, problems: sink.problems, problemCount: sink.problemCount, told: sink.told, asks: asksOf(sink.problems, sink.variables()),
  }
}

const ASKED: Readonly<Record<string, Ask['what']>> = { 'unit.absent': 'unit', 'station.unknown': 'station', 'time.no-offset': 'zone', 'file.no-format': 'format' }

function asksOf(problems: readonly Problem[], variables: readonly SeenVariable[]): Ask[] {
  const open = problems.flatMap(({ code, column, message }): Ask[] => {
    const what = ASKED[code]
    return what === undefined ? [] : [{ what, column: what === 'unit' ? column : null, why: message }]
  })
  const gases = variables.filter(({ state }) => state === 'assumed').map(({ title, unit }): Ask => ({ what: 'gas state', column: title,
    why: `${unit} of a gas means something only at a stated temperature; without an answer the state of the Chinese networks at the date is assumed` }))
  return [...new Map([...open, ...gases].map(ask => [`${ask.what} ${ask.column}`, ask])).values()]
}
