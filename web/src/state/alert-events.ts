import type { AlertCourse, AlertPeriod, AlertView, OfficialWarning } from '../../../server/protocol/alert.ts'
import { hourOf, type Hour } from './times.ts'

/** What an authority issued or lifted, and the level that its rules give to the room's hours, which began or ended. */
export type AlertEvent =
  | { readonly of: 'issued' | 'lifted'; readonly hour: Hour; readonly warning: OfficialWarning }
  | { readonly of: 'began' | 'ended'; readonly hour: Hour; readonly period: AlertPeriod; readonly series: AlertCourse['series'] }

/** As far as the clock has come: an end that a forecast tells has not happened yet. */
export function alertEvents(alert: AlertView, cursor: Hour): AlertEvent[] {
  return [
    ...alert.official.flatMap((warning): AlertEvent[] => [
      { of: 'issued', hour: hourOf(warning.issued), warning },
      ...(warning.end === null ? [] : [{ of: 'lifted' as const, hour: hourOf(warning.end), warning }]),
    ]),
    ...[alert.alert, alert.tier].flatMap((course) => course === null ? [] : course.periods.flatMap((period): AlertEvent[] => [
      { of: 'began', hour: hourOf(period.from), period, series: course.series },
      ...(period.to === null ? [] : [{ of: 'ended' as const, hour: hourOf(period.to), period, series: course.series }]),
    ])),
  ].filter(({ hour }) => hour <= cursor)
}
