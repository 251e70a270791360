import type { AlertView } from '../../../server/protocol/alert.ts'
import type { BranchSummary } from '../../../server/protocol/branch.ts'
import type { EventLine } from '../../../server/protocol/server.ts'
import { alertEvents } from '../state/alert-events.ts'
import { begunBy, levelChanges, type Begun } from '../state/begun.ts'
import type { Columns } from '../state/columns.ts'
import { flagRuns } from '../state/flag-runs.ts'
import { inOrder, type Happening } from '../state/happenings.ts'
import type { Hour } from '../state/times.ts'
import { alertWords, barWords, levelWords, readingWords, told } from './event-words.ts'

export interface Sources {
  readonly events: readonly EventLine[]
  readonly columns: Columns
  readonly branches: readonly BranchSummary[]
  readonly alert: AlertView | null
  readonly cursor: Hour | null
  readonly last: Hour
}

/** Everything that happened, as far as the clock and this viewer know; the newest hour first. */
export function happenings({ events, columns, branches, alert, cursor, last }: Sources): Happening[] {
  const all: Happening[] = [
    ...told(events).reverse(),
    ...levelChanges(columns.level).map(({ row, before, level }): Happening => plain({ key: `aqi ${row}`, kind: 'level', hour: columns.first + row, said: levelWords(level, before, columns.aqi[row] ?? null) })),
    ...(cursor === null || alert === null ? [] : alertEvents(alert, cursor).map((one, at): Happening => plain({ key: `alert ${one.of} ${one.hour} ${at}`, kind: 'level', hour: one.hour, said: alertWords(one) }))),
    ...(cursor === null ? [] : begunBy(branches, cursor, last).flatMap(begunLines)),
    ...flagRuns(columns).map((run): Happening => ({
      key: `${run.kind} ${run.columns.join()} ${run.first} ${run.flags.join()}`, kind: run.kind, hour: columns.first + run.first, hours: run.last - run.first + 1, said: readingWords(run), by: '', columns: run.columns, run: run.columns.length === 1 && run.high !== null ? run : null,
    })),
  ]
  return inOrder(all)
}

function begunLines(one: Begun): Happening[] {
  const level = one.bars.filter((bar) => bar.id === one.branch.scenario['level'])
  const measures = one.bars.filter((bar) => !level.includes(bar))
  return ([['level', level], ['measure', measures]] as const).flatMap(([kind, bars]) => bars.length === 0 ? []
    : [plain({ key: `${kind} ${one.branch.id} ${one.began} ${one.hour}`, kind, hour: one.hour, said: barWords({ ...one, bars }) })])
}

function plain(line: Pick<Happening, 'key' | 'kind' | 'hour' | 'said'>): Happening { return { hours: 1, by: '', columns: [], run: null, ...line } }
