/**
 * Whether a group of the contributions says more than its prior.
 * For: `skill` of the contract. In words: what twins of another model showed (test/models/apportion/skill.test.ts, `npm run bench -- skill`):
 * with its tracer traffic (NO2), solid fuel (SO2 or CO) and inflow (PM2.5 beside a tracer) come nearer the truth than by inventory and
 * air alone; dust and what has no tracer do not. A tracer counts where it was read in at least half of the hours.
 * Units: none. Reference: contracts.md (`skill`), science.md §2. When not to use it: as a score of one episode.
 */
import type { GroupKey } from '../contract/dimensions.ts'
import type { Pollutant } from '../contract/frame.ts'

export type Skill = 'observed' | 'prior only'

/** By group; `read` says which pollutants the station reported in at least half of the hours. */
export function skillOf(read: ReadonlySet<Pollutant>): Record<GroupKey, Skill> {
  const traffic = read.has('no2')
  const solid = read.has('so2') || read.has('co')
  const said = (seen: boolean): Skill => seen ? 'observed' : 'prior only'
  return {
    'mobile+non_road': said(traffic), 'industry+residential_heating': said(solid), 'construction_dust+road_dust+bare_land': 'prior only',
    'solvent+catering+agriculture+other_local': 'prior only', 'city+regional': said(read.has('pm25') && (traffic || solid)),
  }
}
