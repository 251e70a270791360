import { compositeIndex } from '../../../models/rules/composite-index.ts'
import { dayCounts } from '../../../models/rules/day-counts.ts'
import type { Evaluation, LimitStandard } from '../../../models/rules/limit-standard.ts'
import type { PlaceDays } from '../../../models/rules/series-of.ts'
import type { AssessedYear } from '../../protocol/assessment.ts'
import type { IndexOf } from './indices.ts'

/** Days of a period by what their index says; null where no day of it can have one. */
export function countsOf(indices: readonly (IndexOf | null)[]): AssessedYear['counts'] {
  const known = indices.filter((day) => day !== null)
  if (known.length === 0) return null
  const { goodShare, heavyShare, byLevel, exceededBy, ...counts } = dayCounts(known)
  return { ...counts, good_share_percent: goodShare, heavy_share_percent: heavyShare, by_level: [...byLevel], exceeded_by: { ...exceededBy } }
}

/** The composite index of the days from `first` to before `end`. */
export function indexOf(days: PlaceDays, first: number, end: number, standard: LimitStandard, evaluation: Evaluation): AssessedYear['index'] {
  const found = compositeIndex(days, first, end, standard, evaluation)
  return found === null ? null : { sum: found.sum, parts: { ...found.parts }, largest: [...found.largest] }
}
