/**
 * Filter of the district's emissions: an extended Kalman filter for each member, in natural logarithms.
 * For: what five readings of the station say of how much traffic, solid fuel, dust and the rest emit against the inventory, as known at
 * the hour. In words: the state is the logarithm of each group's factor, of the ratio of inflow to what is read elsewhere (one a
 * reading), and of how much more of all that is local this hour's air holds than the box says. Between hours each returns to its prior
 * (an Ornstein-Uhlenbeck process), so that what is not observed keeps the prior's mean and width. A reading is modelled as
 * floor + Σ e^(b+w)·made + e^r·inflow and compared in logarithms, one reading after the other.
 * Units: logarithms; readings µg/m³ (co mg/m³); h. Reference: science.md §2; Jazwinski (1970), Stochastic Processes and Filtering
 * Theory, ch. 8 (extended filter); Bierman (1977) for readings one by one. When not to use it: to tell apart what moves alike; what two
 * groups share stays in the covariance and so in the members.
 */
import { FACTORS } from './groups.ts'
import { READ } from './readings.ts'

const R = READ.length
/** The last state: what the box misses of the hour's air. */
const AIR = FACTORS + R
export const STATES = AIR + 1
const N = STATES
const NN = N * N
// `takeIn` is written out for these.
if (FACTORS !== 4 || N !== 10) throw new RangeError(`the filter is written for 4 groups and 5 readings, got ${FACTORS} and ${R}`)

/** Spreads are ln, times h. */
export interface FilterPrior {
  /** Of each factor by itself, and of what moves all factors together. */
  readonly own: readonly number[]
  readonly common: number
  readonly factorTime: number
  /** Of each reading's ratio of inflow. */
  readonly inflow: readonly number[]
  readonly inflowTime: number
  readonly air: number
  readonly airTime: number
}

/** `mean` is members × STATES, `covariance` members × STATES × STATES. */
export interface FilterState { readonly mean: Float64Array; readonly covariance: Float64Array }

/** One reading: its place in READ, its value, the floor below which it is noise, and the spread of the model around it (ln). */
export interface FilterReading { readonly index: number; readonly value: number; readonly floor: number; readonly spread: number }

/** The covariance before anything is read, STATES × STATES. */
export function priorCovariance({ own, common, inflow, air }: FilterPrior): Float64Array {
  const out = new Float64Array(NN)
  for (let i = 0; i < FACTORS; i++) for (let j = 0; j < FACTORS; j++) out[i * N + j] = common * common + (i === j ? square(own[i] as number) : 0)
  for (let k = 0; k < R; k++) out[(FACTORS + k) * (N + 1)] = square(inflow[k] as number)
  out[AIR * (N + 1)] = square(air)
  return out
}

/** The state before the first hour: the prior. */
export function startFilter(members: number, prior: Float64Array): FilterState {
  const start = emptyFilter(members)
  for (let m = 0; m < members; m++) start.covariance.set(prior, m * NN)
  return start
}

function emptyFilter(members: number): FilterState { return { mean: new Float64Array(members * N), covariance: new Float64Array(members * NN) } }

/** What an hour keeps of each mean and of each covariance, and what of the prior comes back in its place. */
export interface Return { readonly keep: Float64Array; readonly kept: Float64Array; readonly back: Float64Array }

/** The way back to the prior, made once for a run. */
export function returnTo(prior: Float64Array, { factorTime, inflowTime, airTime }: FilterPrior): Return {
  const keep = Float64Array.from({ length: N }, (_, i) => Math.exp(-1 / (i < FACTORS ? factorTime : i < AIR ? inflowTime : airTime)))
  const kept = Float64Array.from({ length: NN }, (_, i) => (keep[Math.floor(i / N)] as number) * (keep[i % N] as number))
  return { keep, kept, back: kept.map((k, i) => (1 - k) * (prior[i] as number)) }
}

/** An hour passes: everything returns towards the prior. The old state is left as it is, the new one written into `next`. */
export function relax({ mean, covariance }: FilterState, { keep, kept, back }: Return, next = emptyFilter(mean.length / N)): FilterState {
  for (let at = 0; at < mean.length; at += N) for (let i = 0; i < N; i++) next.mean[at + i] = (mean[at + i] as number) * (keep[i] as number)
  for (let at = 0; at < covariance.length; at += NN) for (let i = 0; i < NN; i++) next.covariance[at + i] = (covariance[at + i] as number) * (kept[i] as number) + (back[i] as number)
  return next
}

// Written anew by every reading.
const slope = new Float64Array(N)
const row = new Float64Array(N)

/**
 * Takes in one reading for member `m`, in place: `made` by group and `inflow` are what it would be with all factors and ratios 1.
 * Of a reading's sensitivities those to the other readings' inflow are 0 and are left out; rows of the covariance are written out, as the
 * numbers of ten states then stay where the processor has them: two thirds of the time, and a year asks for it four million times.
 */
export function takeIn({ mean, covariance }: FilterState, m: number, { index, value, floor, spread }: FilterReading, made: Float64Array, inflow: number): void {
  const at = m * N
  const pt = m * NN
  const ratio = FACTORS + index
  const predicted = slopes(mean, at, ratio, floor, made, inflow)
  const s0 = slope[0]!, s1 = slope[1]!, s2 = slope[2]!, s3 = slope[3]!, ofRatio = slope[ratio]!, ofAir = slope[AIR]!
  let variance = spread * spread
  for (let i = 0, of = pt; i < N; i++, of += N) {
    const sum = covariance[of]! * s0 + covariance[of + 1]! * s1 + covariance[of + 2]! * s2 + covariance[of + 3]! * s3 + covariance[of + ratio]! * ofRatio + covariance[of + AIR]! * ofAir
    row[i] = sum
    variance += sum * slope[i]!
  }
  // What lies further off than three spreads is believed as three: a gust or an instrument must not move an inventory at once.
  const most = 3 * Math.sqrt(variance)
  const off = Math.log((value + floor) / predicted)
  const surprise = off > most ? most : off < -most ? -most : off
  const r0 = row[0]!, r1 = row[1]!, r2 = row[2]!, r3 = row[3]!, r4 = row[4]!, r5 = row[5]!, r6 = row[6]!, r7 = row[7]!, r8 = row[8]!, r9 = row[9]!
  for (let i = 0, of = pt; i < N; i++, of += N) {
    const gain = row[i]! / variance
    mean[at + i] = mean[at + i]! + gain * surprise
    covariance[of] = covariance[of]! - gain * r0
    covariance[of + 1] = covariance[of + 1]! - gain * r1
    covariance[of + 2] = covariance[of + 2]! - gain * r2
    covariance[of + 3] = covariance[of + 3]! - gain * r3
    covariance[of + 4] = covariance[of + 4]! - gain * r4
    covariance[of + 5] = covariance[of + 5]! - gain * r5
    covariance[of + 6] = covariance[of + 6]! - gain * r6
    covariance[of + 7] = covariance[of + 7]! - gain * r7
    covariance[of + 8] = covariance[of + 8]! - gain * r8
    covariance[of + 9] = covariance[of + 9]! - gain * r9
  }
}

/** Writes the sensitivities of the logarithm of the reading into `slope` and returns the predicted reading with its floor. */
function slopes(mean: Float64Array, at: number, ratio: number, floor: number, made: Float64Array, inflow: number): number {
  slope.fill(0)
  const air = Math.exp(mean[at + AIR] as number)
  let local = 0
  for (let g = 0; g < FACTORS; g++) {
    const part = air * Math.exp(mean[at + g] as number) * (made[g] as number)
    slope[g] = part
    local += part
  }
  const arrives = Math.exp(mean[at + ratio] as number) * inflow
  const predicted = floor + local + arrives
  for (let g = 0; g < FACTORS; g++) slope[g] = (slope[g] as number) / predicted
  slope[ratio] = arrives / predicted
  slope[AIR] = local / predicted
  return predicted
}

const root = new Float64Array(FACTORS * FACTORS)

/**
 * Factors of member `m`, written into `out` (members × FACTORS): e^(b + w), where the member stands in their joint distribution by its
 * `luck` (members × FACTORS standard normals, drawn once), through the Cholesky factor of the covariance of b + w.
 */
export function factorsOf({ mean, covariance }: FilterState, m: number, luck: Float64Array, out: Float64Array): void {
  const at = m * NN
  const air = covariance[at + AIR * N + AIR] as number
  for (let i = 0; i < FACTORS; i++) {
    const of = at + i * N
    const withAir = covariance[of + AIR] as number
    let value = (mean[m * N + i] as number) + (mean[m * N + AIR] as number)
    for (let j = 0; j <= i; j++) {
      let left = (covariance[of + j] as number) + withAir + (covariance[at + j * N + AIR] as number) + air
      for (let k = 0; k < j; k++) left -= (root[i * FACTORS + k] as number) * (root[j * FACTORS + k] as number)
      // Rounding may leave a variance a hair below zero.
      const entry = i === j ? Math.sqrt(Math.max(1e-12, left)) : left / (root[j * FACTORS + j] as number)
      root[i * FACTORS + j] = entry
      value += entry * (luck[m * FACTORS + j] as number)
    }
    out[m * FACTORS + i] = Math.exp(value)
  }
}

function square(x: number): number { return x * x }
