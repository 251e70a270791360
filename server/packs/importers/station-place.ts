/** The station that a row of a plain table names, and its place where the table brings it. */
import { numberOf } from '../number-cell.ts'
import { quote } from '../read-table.ts'
import { beijingStation } from './beijing-stations.ts'
import { refusal, type ImportSink, type SourceFile } from './importer.ts'

/** The station's id; its facts go to the sink at its first row. Throws BadInput where nobody knows where it stands. */
export function stationPlace(cell: (name: string) => string, file: SourceFile, line: number, sink: ImportSink, zone = 480): string {
  const id = cell('station')
  if (sink.facts.has(id)) return id
  const known = beijingStation(id)
  const [lon, lat] = [numberOf(cell('lon')), numberOf(cell('lat'))]
  if (id === '') throw refusal('station.unknown', file.name, line, 'station', 'the cell is empty; name the station')
  if (known !== undefined) sink.facts.set(id, known)
  else if (isPlace(lon, lat)) {
    sink.facts.set(id, { id, name_zh: cell('name_zh') || id, name_en: cell('name_en') || id, lon: lon ?? 0, lat: lat ?? 0, district: id, zone })
  } else {
    const why = `nobody knows where ${quote(id)} stands; add the columns lon and lat, in degrees, or import a station table (id, lon, lat) with the file`
    sink.lacks('station', id, why)
    throw refusal('station.unknown', file.name, line, 'station', why)
  }
  return id
}

/** Whether these are degrees of a place on earth. */
export function isPlace(lon: number | null, lat: number | null): boolean {
  return lon !== null && lat !== null && Math.abs(lon) <= 180 && Math.abs(lat) <= 90
}
