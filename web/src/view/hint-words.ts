import type { Hint } from '../../../server/protocol/hints.ts'
import { m } from '../i18n/say.ts'
import { figure } from '../state/figures.ts'

/** What was counted, in words; the chance stands beside it. */
export function hintWords({ name, numbers }: Hint): string {
  const n = (key: string): string => figure(numbers[key] ?? 0, 0)
  const percent = figure(Math.abs(100 * (numbers['excess'] ?? 0)), 0)
  switch (name) {
    case 'digit preference': return (numbers['excess'] ?? 0) < 0 ? m.hint_digit_less({ digit: n('digit'), percent, hours: n('hours') }) : m.hint_digit_more({ digit: n('digit'), percent, hours: n('hours') })
    case 'flat nights': return m.hint_flat({ flat: n('flat'), nights: n('nights'), theirs: n('theirFlat'), all: n('theirNights') })
    case 'copied days': return m.hint_copied({ hours: n('hours') })
    case 'calibration hours': return m.hint_calibration({ hits: n('inHour'), peaks: n('peaks'), hour: n('hour').padStart(2, '0') })
    case 'gas state': return m.hint_gas({ on: n('on'), values: n('values'), kelvin: String(numbers['kelvin'] ?? '') })
  }
}
