import { simulateSummer, type Moment, type SummerConfig } from '../../../../models/twin/summer/simulate.ts'
import { generateSummer, type SummerHour } from '../../../../models/twin/summer/summer.ts'
import { parseHour, type EventHour } from '../../../../models/units/time.ts'
import { loadSeeds } from '../../../../server/packs/seeds.ts'

export const first = parseHour('2019-07-08T01:00:00+08:00') as EventHour

/** Perfect instruments at the district, the hills, the city centre and the border; untold apart, which is quick. */
export const config: SummerConfig = {
  seed: 5, first, hours: 96, offsetMinutes: 480, emissions: loadSeeds().inventory(2019), inventoryError: 0.3, noise: 0, gapRate: 0, tagged: false,
  stations: [{ id: 'district', cell: 43, speciated: true }, { id: 'hills', cell: 47 }, { id: 'centre', cell: 36, speciated: true }, { id: 'border', cell: 30 }],
}

export function run(more: Partial<SummerConfig> = {}): readonly SummerHour[] { return generateSummer({ ...config, ...more }) }

export function simulate(more: Partial<SummerConfig> = {}, look: (moment: Moment) => void = () => {}) { return simulateSummer({ ...config, ...more }, look) }

/** What the areas emit of a pollutant, times `factor`, from before the first hour on. */
export function cut(areas: readonly ('district' | 'city' | 'region')[], pollutant: 'NOx' | 'VOC' | '*', factor: number): Partial<SummerConfig> {
  return { changes: areas.map(area => ({ area, sector: '*', pollutant, factor, from: first - 100 as EventHour })) }
}

/** Of one station, hour by hour. */
export function series(hours: readonly SummerHour[], station: string, read: (truth: SummerHour['stations'][number]['truth']) => number): number[] {
  return hours.flatMap(({ stations }) => stations.filter(s => s.station.id === station).map(s => read(s.truth)))
}

/** Means of 8 h that end at 08 to 24, the largest of each day. */
export function mda8(ozone: readonly number[]): number[] {
  return Array.from({ length: ozone.length / 24 }, (_, d) => Math.max(...Array.from({ length: 17 }, (_, w) => mean(ozone.slice(d * 24 + w, d * 24 + w + 8)))))
}

export function mean(list: readonly number[]): number { return list.reduce((sum, x) => sum + x, 0) / list.length }
