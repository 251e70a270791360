import type { Hint } from '../protocol/hints.ts'

/** One hint for people who read a terminal: where, what was counted, and how likely that is by accident. */
export function hintSentence({ station, pollutant, name, p, numbers, times }: Hint): string {
  const n = (key: string): number => numbers[key] ?? 0
  return `${station}, ${pollutant}: ${name}: ${said(name, n, times)}; ${chance(p)}`
}

function said(name: Hint['name'], n: (key: string) => number, times: Hint['times']): string {
  switch (name) {
    case 'digit preference': return `the last digit ${n('digit')} comes ${Math.abs(Math.round(100 * n('excess')))} % ${n('excess') < 0 ? 'less' : 'more'} often than the numbers around it, in ${n('hours')} hours`
    case 'flat nights': return `${n('flat')} of ${n('nights')} nights hardly move while the neighbours' do (of theirs ${n('theirFlat')} of ${n('theirNights')})`
    case 'copied days': return `${n('hours')} hours from ${times['from'] ?? '?'} repeat those from ${times['copyOf'] ?? '?'}`
    case 'calibration hours': return `${n('inHour')} of ${n('peaks')} lone peaks come at ${String(n('hour')).padStart(2, '0')}:00`
    case 'gas state': return `${n('on')} of ${n('values')} values are whole ppb at ${n('kelvin')} K`
  }
}

/** `chance 3e-57` */
function chance(p: number): string { return p === 0 ? 'chance below 1e-300' : `chance ${p < 0.01 ? p.toExponential(0) : p.toFixed(2)}` }
