/**
 * Flags: what each says and whether models use a value that carries it. For: quality.ts, the README's table, inspectors.
 * In words: `artefact` is a fault of the instrument or the file, `suspicion` a fault that one hour cannot prove, `event` something real
 * that is not ordinary air, `provenance` how the value came. Only what is surely no air is withheld; it stays visible as `raw`.
 * Reference: the issue ("flags with reasons, never a silent drop"); Wu et al. 2018, Adv. Atmos. Sci. 35, 1522-1532 for the kinds of
 * outliers in the national network. When not to use it: as an audit; a person may overrule any of them (a ruling, row.ts).
 */
import type { Flag } from '../../units/missing.ts'

export type FlagKind = 'artefact' | 'suspicion' | 'event' | 'provenance'
export interface FlagMeaning { readonly kind: FlagKind; /** Whether frames and models see the value. */ readonly used: boolean }

export const FLAGS: Readonly<Record<Flag, FlagMeaning>> = {
  'range': { kind: 'artefact', used: false },
  'spike': { kind: 'artefact', used: false },
  'stuck': { kind: 'artefact', used: false },
  'pm25 above pm10': { kind: 'artefact', used: true },
  'full scale': { kind: 'suspicion', used: true },
  'jump': { kind: 'suspicion', used: true },
  'repeated': { kind: 'suspicion', used: true },
  'unit': { kind: 'suspicion', used: true },
  'gas state': { kind: 'suspicion', used: true },
  'zero drift': { kind: 'suspicion', used: true },
  'clock shift': { kind: 'suspicion', used: true },
  'fireworks': { kind: 'event', used: true },
  'dust': { kind: 'event', used: true },
  'late': { kind: 'provenance', used: true },
  'revised': { kind: 'provenance', used: true },
}

/** Whether a value with these flags goes on to the models. */
export function isUsed(flags: readonly Flag[]): boolean { return flags.every(flag => FLAGS[flag].used) }
