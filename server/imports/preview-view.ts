/** What was understood of the files, as HTTP answers it. */
import { parseHour } from '../../models/units/time.ts'
import type { FilePreview } from '../packs/importers/preview.ts'
import type { Ask } from '../packs/importers/preview-asks.ts'
import type { Problem } from '../packs/problem.ts'
import type { FileView, ImportPreview } from '../protocol/imports.ts'
import type { MappingFile } from './mapping-files.ts'

const MOST_STATIONS = 1_000
/** Without an answer the state of a gas is assumed, and the pack says so; any other open question is a refusal. */
const MAY_STAY_OPEN: ReadonlySet<Ask['what']> = new Set(['gas state'])

/** The previews of data and mapping files together, in order of name, with what holds for all of them. */
export function previewView(previews: readonly FilePreview[], mappings: readonly MappingFile[], uploads: readonly { readonly name: string; readonly bytes: number }[]): ImportPreview {
  const sizes = new Map(uploads.map(({ name, bytes }) => [name, bytes]))
  const bytesOf = (name: string): number => sizes.get(name) ?? 0
  const files = [...previews.map((preview) => fileView(preview, bytesOf(preview.name))), ...mappings.map((mapping) => mappingView(mapping, bytesOf(mapping.name)))]
  files.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
  const data = previews.filter(({ format }) => format !== 'stations')
  const stations = new Map(data.flatMap((preview) => preview.stations).map(({ id, lon, lat, name_zh, name_en }) => [id, { id, lon, lat, name_zh, name_en }]))
  const ids = [...stations.keys()].sort()
  const span = wholeSpan(data)
  return {
    files, stations: ids.slice(0, MOST_STATIONS).flatMap((id) => stations.get(id) ?? []), station: stations.has('pinggu') ? 'pinggu' : ids[0] ?? null, span,
    ready: span !== null && data.some(({ variables }) => variables.some(({ table }) => table === 'observations')) && files.every(({ problemCount, asks }) => problemCount === 0 && asks.every(({ what }) => MAY_STAY_OPEN.has(what))),
  }
}

function fileView({ stations, problems, told, asks, variables, firstRows, ...same }: FilePreview, bytes: number): FileView {
  return {
    ...same, bytes, stations: stations.map(({ id }) => id), problems: problems.map(faultOf), told: told.map((one) => ({ ...one })), asks: asks.map((ask) => ({ ...ask, choices: [...ask.choices] })),
    variables: variables.map((variable) => ({ ...variable })), firstRows: firstRows.map((row) => ({ ...row, values: { ...row.values } })),
  }
}

function mappingView({ name, mapping, problem }: MappingFile, bytes: number): FileView {
  return {
    name, bytes, format: 'mapping', mapping: mapping?.name ?? null, stations: mapping?.stations.map(({ id }) => id) ?? [], stationCount: mapping?.stations.length ?? 0, variables: [], span: null, rows: 0,
    firstRows: [], problems: problem === null ? [] : [faultOf(problem)], problemCount: problem === null ? 0 : 1, told: [], asks: [],
  }
}

function faultOf({ code, line, column, message }: Problem): FileView['problems'][number] { return { code, line, column, message } }

function wholeSpan(files: readonly FilePreview[]): ImportPreview['span'] {
  const spans = files.flatMap(({ span }) => span ?? [])
  const [first] = spans
  if (first === undefined) return null
  const at = (text: string): number => parseHour(text) ?? 0
  return spans.reduce((all, one) => ({ from: at(one.from) < at(all.from) ? one.from : all.from, to: at(one.to) > at(all.to) ? one.to : all.to }), first)
}
