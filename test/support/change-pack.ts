/** A pack of four days around 2018-09-01, on which the networks changed the state of their gases: twelve stations, VOC at one of them. A sawtooth, made by nobody's model. */
import { formatHour, hoursAfter } from '../../models/units/time.ts'
import { writePack, type PackTable } from '../../server/packs/write.ts'
import { at } from './frames.ts'

export const CHANGE_FIRST = at('2018-08-30T01:00:00+08:00')
export const CHANGE_HOURS = 96
/** Rows before this one are at 273.15 K: the hour labelled 2018-09-01 00:00 is the last of them. */
export const CHANGE_ROW = 48

const PLACES = [
  ['pinggu', '平谷', 'Pinggu', 117.1, 40.143, 'district'], ['donggaocun', '东高村', 'Donggaocun', 117.12, 40.1, 'network'], ['miyun', '密云', 'Miyun', 116.832, 40.37, 'network'],
  ['shunyi', '顺义', 'Shunyi', 116.655, 40.127, 'upwind'], ['huairou', '怀柔', 'Huairou', 116.628, 40.328, 'network'], ['tongzhou', '通州', 'Tongzhou', 116.663, 39.886, 'network'],
  ['yizhuang', '亦庄', 'Yizhuang', 116.506, 39.795, 'network'], ['aoti', '奥体中心', 'Olympic Centre', 116.397, 39.982, 'network'], ['dongsi', '东四', 'Dongsi', 116.417, 39.929, 'network'],
  ['tiantan', '天坛', 'Temple of Heaven', 116.407, 39.886, 'network'], ['guanyuan', '官园', 'Guanyuan', 116.339, 39.929, 'network'], ['dingling', '定陵', 'Dingling', 116.22, 40.292, 'network'],
] as const
export const CHANGE_STATIONS: readonly string[] = PLACES.map(([id]) => id)

/** Ozone of station number `place` in row `row` as the network published it; steady air apart from the course of the day and the change of state. */
export function publishedOzone(place: number, row: number): number {
  const hour = (row + 1) % 24
  const air = 40 + 4 * place + 150 * Math.max(0, Math.sin((hour - 8) / 12 * Math.PI))
  return Math.round(air * (row < CHANGE_ROW ? 1 : 273.15 / 298.15) * 10) / 10
}

export interface ChangePack {
  /** Of `xuefeng` in the manifest. */
  readonly gasState?: '273.15K' | '298.15K' | { from: string; state: '273.15K' | '298.15K' }[]
  readonly quality?: 'realtime' | 'audited'
  readonly synthetic?: boolean
  readonly title?: { zh: string; en: string }
}

/** Both states by date. */
export const BOTH = [{ from: '2012-01-01T00:00:00+08:00', state: '273.15K' as const }, { from: '2018-09-01T00:00:00+08:00', state: '298.15K' as const }]

/** Writes the pack to `dir`, and returns `dir`. One late row (Miyun, row 60, known 5 hours later), one impossible one (Shunyi, row 30), propane missing in row 50. */
export async function writeChangePack(dir: string, { gasState = BOTH, quality = 'audited', synthetic = false, title = { zh: '换状态的四天', en: 'Four days around a change of state' } }: ChangePack = {}): Promise<string> {
  await writePack(dir, {
    about: {
      name: 'change', version: '1.0.0', title, licenses: [{ name: 'CC0-1.0' }], sources: [{ title: 'made up for a test' }],
      xuefeng: { timezone: 'Asia/Shanghai', hourLabel: 'end', district: 'pinggu', synthetic, gasState, quality, latencyMinutes: 0 },
    },
    tables: [stations(), observations()],
  })
  return dir
}

const number = (name: string, unit: string) => ({ name, type: 'number', unit } as const)

function stations(): PackTable {
  return {
    file: 'stations.csv',
    fields: [{ name: 'id', type: 'string' }, { name: 'name_zh', type: 'string' }, { name: 'name_en', type: 'string' }, number('lon', 'degree'), number('lat', 'degree'), { name: 'role', type: 'string' }],
    rows: PLACES,
  }
}

const VOC = ['voc_ethane', 'voc_propane', 'voc_ethylene', 'voc_toluene', 'voc_benzene'] as const

function observations(): PackTable {
  const ids = [...CHANGE_STATIONS].sort()
  const rows = Array.from({ length: CHANGE_HOURS }, (_, row) => ids.map((id) => {
    const place = CHANGE_STATIONS.indexOf(id)
    const hour = hoursAfter(CHANGE_FIRST, row)
    const pm25 = id === 'shunyi' && row === 30 ? 55_000 : 60 + 5 * place + 20 * ((row * 7 + place) % 11) / 11
    const voc = id === 'pinggu' ? VOC.map((name, i) => name === 'voc_propane' && row === 50 ? null : 1 + i + row % 5 / 10) : VOC.map(() => null)
    const late = id === 'miyun' && row === 60
    return [formatHour(hour, 480), id, Math.round(pm25), Math.round(pm25 * 1.5) % 5000, 5 + row % 4, 30 + row % 9, publishedOzone(place, row), 0.8, ...voc, formatHour(hoursAfter(hour, late ? 5 : 0), 480)]
  })).flat()
  return {
    file: 'observations.csv', rows,
    fields: [{ name: 'time', type: 'datetime' }, { name: 'station', type: 'string' }, number('pm25', 'µg/m³'), number('pm10', 'µg/m³'), number('so2', 'µg/m³'), number('no2', 'µg/m³'), number('o3', 'µg/m³'), number('co', 'mg/m³'), ...VOC.map((name) => number(name, 'ppb')), { name: 'arrived', type: 'datetime' }],
  }
}
