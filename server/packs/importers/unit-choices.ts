/** The units that a person can choose from where a file says none: those that become the pack's. */
import { COMPASS_UNIT } from './target.ts'
import { changeOf } from './unit-change.ts'
import { variableNamed } from './variables.ts'

/** As networks and instruments write them, the usual one of each kind first. */
const USUAL: readonly string[] = ['µg/m³', 'mg/m³', 'ng/m³', 'ppb', 'ppm', 'ppt', 'ppbC', 'ppmC', '°C', 'K', '°F', '%', 'hPa', 'kPa', 'Pa', 'm/s', 'km/h', COMPASS_UNIT, 'mm', 'm', '1/s', '1']

/** Units for the variable published as `name`, the pack's own first; none where no pack has such a variable. */
export function unitChoices(name: string): readonly string[] {
  const variable = variableNamed(name)
  if (variable === null) return []
  const others = USUAL.filter(unit => unit !== variable.unit && (unit === COMPASS_UNIT ? variable.column === 'wind_direction' : !('refusal' in changeOf(variable, unit, null))))
  return [variable.unit, ...others]
}
