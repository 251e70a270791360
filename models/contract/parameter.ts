/** A number that a model leans on, with its range and where it comes from: `found` in a source, or `assumed` and shown as such. */
export type Status = 'found' | 'assumed'

/** `low` to `high` is the central 90 % that the ensemble draws from. */
export interface Ranged { readonly value: number; readonly low: number; readonly high: number }

export interface Parameter extends Ranged {
  readonly id: string
  readonly unit: string
  readonly status: Status
  readonly source: string
  readonly name?: Bilingual
}

export interface Bilingual { readonly zh: string; readonly en: string }
