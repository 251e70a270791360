/**
 * One parcel of the summer twin's air for some minutes.
 * For: its ozone, VOC, nitrate and sulphate. In words: the NO of the steady state feeds the radical balance, the balance says how fast
 * peroxy radicals turn NO into NO2 (which is ozone made), how fast OH takes VOC, CO, SO2 and NO2; at night NO2 + O3 ends as nitric acid
 * where no NO is left; then NO, NO2 and O3 settle. All losses are exact exponentials at rates held over the step.
 * Units: ppb, s. Reference: the files beside this one. When not to use it: indoors, in plumes, above the mixed and the residual layer.
 */
import type { Constants } from './constants.ts'
import type { Photolysis } from './light.ts'
import { settleNo2 } from './photostationary.ts'
import { NITRATE_YIELD, balanceRadicals, type Radicals } from './radicals.ts'
import { CARBONYL, FORMALDEHYDE, VOC } from './species.ts'

export interface Parcel { ox: number; no2: number; nox: number; co: number; so2: number; readonly voc: Float64Array }
export interface Reacted {
  /** Shares of what was there that are still there; VOC in their order. */
  oxKept: number; noxKept: number; coKept: number; so2Kept: number; readonly vocKept: Float64Array
  /** Made in the step, ppb. */
  oxMade: number; formaldehydeMade: number; carbonylMade: number; coMade: number
  no2: number
  radicals: Radicals
}
export interface Surroundings { readonly k: Constants; readonly j: Photolysis; readonly humidity: number }

/** OH of ozone on an alkene, and HO2. */
const OZONOLYSIS_OH = 0.3
const OZONOLYSIS_HO2 = 0.2
/** Nitrous acid stands at this share of NO2 by day and breaks about 0.18 times as fast (Kleffmann 2007: an important source of OH). */
const HONO = 0.18 * 0.008
/** Carbonyls break at this share of formaldehyde's rate. */
const CARBONYL_LIGHT = 0.12
/** The NO of the steady state depends on the radicals and they on it; three rounds bring both within a per cent. */
const ROUNDS = 3

/** Where reactParcel may write. */
export function emptyReacted(): Reacted {
  return { oxKept: 1, noxKept: 1, coKept: 1, so2Kept: 1, vocKept: new Float64Array(VOC.length).fill(1), oxMade: 0, formaldehydeMade: 0, carbonylMade: 0, coMade: 0, no2: 0, radicals: { oh: 0, ho2: 0, ro2: 0 } }
}

/** Reacts `p` for `dt` seconds and writes what became of it to `out`; `p` stays as it was. */
export function reactParcel(p: Parcel, { k, j, humidity }: Surroundings, dt: number, out: Reacted): void {
  const o3 = Math.max(0, p.ox - p.no2)
  let [toRo2, ozonolysis, converted] = [k.methane, 0, 0]
  for (let v = 0; v < VOC.length; v++) {
    const amount = p.voc[v] as number
    if (v !== FORMALDEHYDE) toRo2 += amount * (k.vocOh[v] as number)
    ozonolysis += amount * (k.vocO3[v] as number) * o3
  }
  const formaldehyde = p.voc[FORMALDEHYDE] as number
  const carbonyl = p.voc[CARBONYL] as number
  const soup = {
    o3, toRo2, toHo2: k.hydrogen + k.ohCo * p.co + k.ohSo2 * p.so2 + k.ohO3 * o3 + (k.vocOh[FORMALDEHYDE] as number) * formaldehyde, ended: k.ohNo2 * p.no2,
    ohMade: 2 * j.o1d * k.water * o3 + j.no2 * HONO * p.no2 + OZONOLYSIS_OH * ozonolysis,
    ho2Made: j.formaldehyde * (2 * formaldehyde + 2 * CARBONYL_LIGHT * carbonyl) + OZONOLYSIS_HO2 * ozonolysis,
  }
  let no = Math.max(0, p.nox - settleNo2(p.ox, p.nox, p.no2, k.noO3, 0, j.no2, dt))
  let radicals: Radicals = out.radicals
  for (let round = 0; round < ROUNDS; round++) {
    radicals = balanceRadicals({ ...soup, no }, k.radical)
    converted = k.radical.ho2No * radicals.ho2 + (1 - NITRATE_YIELD) * k.radical.ro2No * radicals.ro2
    no = Math.max(0, p.nox - settleNo2(p.ox, p.nox, p.no2, k.noO3, converted, j.no2, dt))
  }
  decay(p, { k, j, humidity }, radicals, no, o3, ozonolysis, dt, out)
  const lost = 1 - out.oxKept
  // Exact for a constant source beside a constant rate of loss.
  out.oxMade = converted * no * dt * (lost > 1e-9 ? lost / -Math.log(out.oxKept) : 1)
  out.no2 = settleNo2(p.ox * out.oxKept + out.oxMade, p.nox * out.noxKept, p.no2, k.noO3, converted, j.no2, dt)
  out.radicals = radicals
}

function decay(p: Parcel, { k, j, humidity }: Surroundings, { oh, ho2, ro2 }: Radicals, no: number, o3: number, ozonolysis: number, dt: number, out: Reacted): void {
  // NO3 is gone at once by light or NO; what is left makes nitric acid, in humid air through N2O5, which takes a second NO2.
  const night = k.no2O3 * p.no2 * o3 / (1 + no / 0.2) / (1 + j.no2 / 1e-4)
  const damp = Math.min(1, Math.max(0, (humidity - 30) / 60))
  const acid = oh * k.ohNo2 * p.no2
  const oxLost = j.o1d * k.water * o3 + (k.radical.ho2O3 * ho2 + k.ohO3 * oh) * o3 + ozonolysis + acid + (2 + damp) * night
  const noxLost = acid + (1 + damp) * night + NITRATE_YIELD * k.radical.ro2No * ro2 * no
  out.oxKept = p.ox > 0 ? Math.exp(-oxLost / p.ox * dt) : 1
  out.noxKept = p.nox > 0 ? Math.exp(-noxLost / p.nox * dt) : 1
  out.coKept = Math.exp(-k.ohCo * oh * dt)
  const wet = Math.max(0, (humidity - 50) / 50)
  out.so2Kept = Math.exp(-(k.ohSo2 * oh + 0.06 / 3600 * wet * wet) * dt)
  out.formaldehydeMade = 0
  out.carbonylMade = 0
  for (let v = 0; v < VOC.length; v++) {
    const { formaldehyde, carbonyl } = VOC[v] as typeof VOC[number]
    const light = v === FORMALDEHYDE ? j.formaldehyde + j.formaldehydeMolecular : v === CARBONYL ? CARBONYL_LIGHT * j.formaldehyde : 0
    const kept = Math.exp(-(oh * (k.vocOh[v] as number) + o3 * (k.vocO3[v] as number) + light) * dt)
    out.vocKept[v] = kept
    const reacted = (p.voc[v] as number) * (1 - kept)
    out.formaldehydeMade += formaldehyde * reacted
    out.carbonylMade += carbonyl * reacted
    if (v === FORMALDEHYDE) out.coMade = reacted
  }
}
