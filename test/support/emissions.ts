import { SECTORS, type Area, type Emitted, type Sector } from '../../models/contract/dimensions.ts'
import type { InventoryRow, ProfileRow } from '../../models/contract/inventory.ts'

/** t/a of the district by sector in the order of SECTORS, as for 2016: made for tests, of a plausible size, measured by nobody. */
const DISTRICT: Readonly<Partial<Record<Emitted, readonly number[]>>> = {
  'PM2.5': [110, 60, 210, 320, 330, 260, 130, 10, 50, 60, 60],
  SO2: [20, 20, 1100, 1500, 0, 0, 0, 0, 10, 0, 100],
  NOx: [2100, 800, 700, 400, 0, 0, 0, 0, 20, 50, 100],
  NH3: [60, 0, 20, 60, 0, 0, 0, 0, 0, 900, 60],
  VOC: [1300, 200, 900, 500, 0, 0, 0, 2100, 200, 300, 400],
}
const SCALE: Readonly<Record<Area, number>> = { district: 1, city: 18, region: 120 }

/** An inventory of all three areas for tests. */
export const testInventory: readonly InventoryRow[] = (['district', 'city', 'region'] as const).flatMap(area =>
  Object.entries(DISTRICT).flatMap(([pollutant, tonnes]) => SECTORS.flatMap((sector, s): InventoryRow[] => (tonnes[s] ?? 0) <= 0 ? [] : [{
    area, sector, pollutant: pollutant as Emitted, tonnes_per_year: (tonnes[s] as number) * SCALE[area], relative_uncertainty: 0.5, source: 'made for tests', status: 'assumed',
  }])))

/** Profiles for tests: what the monitor reads beside each µg/m³ of primary PM2.5. */
export const testProfiles: readonly ProfileRow[] = ([
  ['mobile', 'no2', 6], ['non_road', 'no2', 5], ['industry', 'so2', 3], ['residential_heating', 'so2', 2.5], ['residential_heating', 'co', 0.03], ['mobile', 'co', 0.04],
  ['construction_dust', 'pm10', 6], ['road_dust', 'pm10', 5], ['bare_land', 'pm10', 7],
] as const satisfies readonly (readonly [Sector, ProfileRow['pollutant'], number])[]).map(([sector, pollutant, ratio]) => ({
  sector, pollutant, ratio_to_pm25: ratio, relative_uncertainty: 0.5, source: 'made for tests', status: 'assumed',
}))
