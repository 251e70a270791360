import { Subject, map } from 'rxjs'
import { expect, it } from 'vitest'
import type { AssessedHour, HourArrivals, Stages } from '../../../server/engine/hour.ts'
import { pipeline } from '../../../server/engine/pipeline.ts'
import { stage } from '../../../server/engine/stage.ts'
import { hourAt } from '../../support/made-episode.ts'

/** Stages that only write their name behind what they are given. */
function named(): Stages {
  const one = (name: string) => stage<null, unknown, unknown>(name, null, (state, input) => ({ state, out: [...(Array.isArray(input) ? input as unknown[] : []), name] }))
  return Object.fromEntries(['quality', 'frames', 'apportion', 'branches', 'assess'].map(name => [name, one(name)])) as unknown as Stages
}
const arrivals = (index: number): HourArrivals => ({ hour: hourAt(index), observations: [], weather: [] })

it('leads each hour through quality, frames, apportionment, branches and assessment, and out before the next one', () => {
  // Oracle: the picture of architecture.md; nothing of an hour is left inside when the feed goes on.
  const feed$ = new Subject<HourArrivals>()
  const seen: unknown[] = []
  const subscription = pipeline(feed$, named()).subscribe(hour => { seen.push(hour) })
  for (const index of [0, 1, 2]) {
    feed$.next(arrivals(index))
    expect(seen).toHaveLength(index + 1)
  }
  expect(seen[0]).toEqual(['quality', 'frames', 'apportion', 'branches', 'assess'])
  subscription.unsubscribe()
  feed$.next(arrivals(3))
  expect(seen).toHaveLength(3)
  expect(feed$.observed).toBe(false)
})

it('hands on an error of a stage instead of swallowing the hour', () => {
  // Oracle: the error itself.
  const feed$ = new Subject<HourArrivals>()
  const errors: unknown[] = []
  const stages = { ...named(), apportion: { ...named().apportion, operator: map((): never => { throw new RangeError('no hour') }) } } as Stages
  pipeline(feed$, stages).subscribe({ next: (hour: AssessedHour) => { errors.push(hour) }, error: (error: unknown) => { errors.push(error) } })
  feed$.next(arrivals(0))
  expect(errors).toEqual([new RangeError('no hour')])
})
