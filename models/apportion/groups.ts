/**
 * The four groups of the district whose factor of the inventory the filter estimates: those of the contract but the inflow.
 * For: filter, boxes and split. Units: none. Reference: contract/dimensions.ts, science.md §2 (five groups, one of them inflow).
 */
import { GROUPS, SECTORS } from '../contract/dimensions.ts'

const own = GROUPS.slice(0, -1)
/** Traffic, solid fuel, dust, and the rest that no tracer shows. */
export const FACTORS = own.length

/** Group of each sector, in the order of SECTORS. */
export const FACTOR_OF = Int8Array.from(SECTORS, sector => own.findIndex(({ members }) => members.some(member => member === sector)))
