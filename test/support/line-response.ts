import { SECTORS, type Area } from '../../models/contract/dimensions.ts'
import { startAir, stepAir } from '../../models/air/air.ts'
import { AIR_PARAMETERS } from '../../models/air/parameters.ts'
import { startBranch, stepBranch } from '../../models/response/branch.ts'
import { RESPONSE_PARAMETERS } from '../../models/response/parameters.ts'
import { frameOf } from './frames.ts'
import { fixed, idealHour } from './ideal.ts'
import { cutOrder } from './runs.ts'

/**
 * Share of the final cut that the median member of the models shows after each hour of `wind` (m/s, from the city), when all primary
 * emissions of one area stop at the first hour. Nothing deposits, as in the tracer.
 */
export function responseTo(area: Area, wind: readonly number[]): number[] {
  const parameters = [...fixed(AIR_PARAMETERS, { 'air.deposition': 1e-9 }), ...fixed(RESPONSE_PARAMETERS)]
  let air = startAir({ members: 1, parameters, offsetMinutes: 480 }, 1)
  let branch = startBranch({ members: 1, parameters }, 1)
  const order = cutOrder(1, area, 1, 48, { only: true })
  const out: number[] = []
  // Two days of 1.3 m/s beforehand, so that direction and path are those of a steady flow.
  const before = Array.from({ length: 48 }, () => 1.3)
  for (const [i, speed] of [...before, ...wind].entries()) {
    const passed = stepAir(air, frameOf(i, { weather: { wind_speed: speed, wind_direction: 250, boundary_layer_height: 300 } }))
    air = passed.state
    const value = 100
    const supply = value / (passed.out.residence[0] as number)
    const baseline = idealHour({ hour: i, air: passed.out, total: value, primary: SECTORS.slice(0, 1).map(sector => ({ area, sector, value, supply })) })
    const next = stepBranch(branch, { baseline, order })
    branch = next.state
    if (i >= before.length) out.push(1 - (next.out.total[0] as number) / value)
  }
  return out
}
