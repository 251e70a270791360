/**
 * A table of stations: id, lon, lat in degrees, and names where it has them (name_zh or name_cn, name_en, district).
 * It brings no values; it says where the stations of the other files stand, and is read before them.
 */
import { numberOf } from '../number-cell.ts'
import { quote } from '../read-table.ts'
import { beijingStation } from './beijing-stations.ts'
import { eachRow, refusal, requireColumns, type Importer } from './importer.ts'
import { isPlace } from './station-place.ts'

export const stations: Importer = {
  format: 'stations',
  looksLike: 'a station table with the columns id, lon, lat',
  recognises: ({ header }) => ['id', 'lon', 'lat'].every(name => header.includes(name)) && !header.includes('time') && !header.includes('value'),
  async read(file, sink) {
    requireColumns(file, ['id', 'lon', 'lat'], 'a station table')
    const at = new Map(file.header.map((name, index) => [name, index]))
    await eachRow(file, sink, (cells, line) => {
      const cell = (name: string) => cells[at.get(name) ?? -1]?.trim() ?? ''
      const id = cell('id')
      const [lon, lat] = [numberOf(cell('lon')), numberOf(cell('lat'))]
      if (id === '' || id.length > LONGEST_ID) throw refusal('station.unknown', file.name, line, 'id', `${quote(id)} is no name of a station`)
      if (!isPlace(lon, lat)) throw refusal('cell.wrong', file.name, line, 'lon', `${quote(cell('lon'))}, ${quote(cell('lat'))} are no degrees east and north of a place`)
      const known = beijingStation(id)
      sink.facts.set(id, {
        id, lon: lon ?? 0, lat: lat ?? 0, district: cell('district') || known?.district || id,
        name_zh: cell('name_zh') || cell('name_cn') || known?.name_zh || id, name_en: cell('name_en') || known?.name_en || id,
      })
    })
  },
}

/** Ids stand in every row of a pack and in addresses. */
const LONGEST_ID = 200
