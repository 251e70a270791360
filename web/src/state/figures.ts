import type { Band } from '../../../server/protocol/scalars.ts'

/** A number for people: whole from 10 on, one decimal below; a true minus sign; no "-0". */
export function figure(value: number, decimals = Math.abs(value) < 9.95 ? 1 : 0): string {
  const text = value.toFixed(decimals)
  return Number(text) === 0 ? '0' : text.replace('-', '−').replace(/\.0$/, '')
}

/** As `figure`, with a plus where it grows. */
export function signed(value: number, decimals?: number): string {
  const text = figure(value, decimals)
  return text === '0' || text.startsWith('−') ? text : `+${text}`
}

/** The other sign: a cut of 11 % [7, 15] is a change of −11 % [−15, −7]. */
export function change(cut: Band): Band { return { median: -cut.median, p05: -cut.p95, p95: -cut.p05 } }

/** [−15, −7]; empty where the band has no width. */
export function range(band: Band): string {
  return band.p05 === band.p95 ? '' : `[${signed(band.p05)}, ${signed(band.p95)}]`
}

/** [402, 455], of values that are not differences. */
export function span(band: Band): string { return band.p05 === band.p95 ? '' : `[${figure(band.p05)}, ${figure(band.p95)}]` }

/** A difference is a tie where its band holds zero: nobody can tell the two apart. */
export function isTie(difference: Band): boolean { return difference.p05 <= 0 && difference.p95 >= 0 }
