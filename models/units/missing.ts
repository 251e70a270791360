/**
 * Missing is a value with a reason, never NaN and never a silent zero.
 * A reading is what one instrument said for one hour; its flags say why it may deserve doubt.
 */
export type MissingReason =
  | 'not measured'        // the pack or feed has no such column, or the event left it out
  | 'empty'               // the cell was there and blank
  | 'cleared'             // a later event said null
  | 'rejected'            // a quality rule or a person withholds it from the models; the raw value stays beside the reason
  | 'not yet arrived'     // its hour has closed and nothing came

export type Flag =
  | 'range'               // outside what the instrument can report
  | 'spike'               // a rise that its own past and its neighbours contradict
  | 'jump'                // such a rise where too few neighbours are there to ask
  | 'stuck'               // the same value while the air around it moved, or one that was impossible to begin with
  | 'repeated'            // the same value for longer than chance allows, and nobody near to say that the air moved
  | 'pm25 above pm10'     // 倒挂, beyond what two instruments may differ
  | 'full scale'          // the top of what is published: at least this much
  | 'unit'                // a thousandth or a thousandfold would fit
  | 'gas state'           // whole ppb at another state of the gas than declared
  | 'zero drift'          // the lowest values creep up, or stay below detection
  | 'clock shift'         // the course of the day comes hours early or late
  | 'fireworks'           // the night of the Chinese New Year
  | 'dust'                // coarse dust over the whole region
  | 'late'                // arrived after its hour was closed
  | 'revised'             // a later event replaced the first value

/** What a named person decided about a reading, whatever its flags say: models use it, or they do not. */
export interface Ruling { readonly use: 'measured' | 'withheld'; readonly person: string; readonly reason: string }

export interface Measured { readonly value: number; readonly flags?: readonly Flag[]; readonly ruling?: Ruling }
/** `raw` is kept when a rule or a ruling rejected the value. */
export interface Missing { readonly missing: MissingReason; readonly raw?: number; readonly flags?: readonly Flag[]; readonly ruling?: Ruling }
export type Reading = Measured | Missing

/** Whether there is a value, doubtful or not. Absent altogether counts as missing. */
export function isMeasured(reading: Reading | undefined): reading is Measured {
  return reading !== undefined && 'value' in reading
}

/** The value, or null where it is missing: for charts and JSON, where null is the agreed word for missing. */
export function valueOrNull(reading: Reading | undefined): number | null {
  return isMeasured(reading) ? reading.value : null
}
