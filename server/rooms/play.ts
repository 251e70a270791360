import { asyncScheduler, interval, type Observable, map, scan, filter, repeat, defer, of, delay } from 'rxjs'
import type { Clock } from '../protocol/clock.ts'

/** At full speed the engine works this long before it listens to commands again, ms: short beside the 150 ms a person notices. */
export const TURN_MS = 25

/** A timer may fire this much before the wall clock says so, ms; without it an hour would wait for the next tick, 4 s at the lowest speed. */
const EARLY_MS = 5

/**
 * How many event hours are due, as they fall due: n ≥ 1 at a steady speed, or 'turn' = fold for one turn at full speed.
 * Wall time decides only when hours are folded, never what they contain. Unsubscribe to pause.
 */
export function play$(speed: Clock['speed'], now: () => number): Observable<number | 'turn'> {
  if (speed === 'max') return defer(() => of('turn' as const)).pipe(delay(0, asyncScheduler), repeat())
  return defer(() => {
    const begun = now()
    // The timer may be late; counting what is due from the beginning keeps the speed true.
    return interval(Math.max(20, 1000 / speed)).pipe(
      map(() => Math.floor((now() - begun + EARLY_MS) * speed / 1000)),
      scan((done, due) => ({ total: due, step: due - done.total }), { total: 0, step: 0 }),
      map(({ step }) => step),
      filter((step) => step > 0),
    )
  })
}
