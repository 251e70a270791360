import { generateTwin, type TwinHour } from '../../../models/twin/twin.ts'
import { TWIN_AREAS, TWIN_EMITTED, type TwinConfig, type TwinEmission } from '../../../models/twin/world.ts'
import { parseHour, type EventHour } from '../../../models/units/time.ts'

export const first = parseHour('2017-01-10T01:00:00+08:00') as EventHour

/** Four sectors in three areas, each emitting everything: enough for the laws, quick to run. */
export const emissions: readonly TwinEmission[] = TWIN_AREAS.flatMap(area => (['mobile', 'residential_heating', 'solvent', 'agriculture'] as const)
  .flatMap(sector => TWIN_EMITTED.map(pollutant => ({ area, sector, pollutant, tonnes_per_year: (area === 'district' ? 400 : 10_000) * (pollutant === 'CO' ? 8 : 1) }))))

export const config: TwinConfig = {
  seed: 11, first, hours: 72, offsetMinutes: 480, emissions, stations: [{ id: 'here', cell: 43 }, { id: 'city', cell: 36 }], inventoryError: 0.3, noise: 1, gapRate: 0.02,
}

export function run(more: Partial<TwinConfig> = {}): readonly TwinHour[] { return generateTwin({ ...config, ...more }) }
