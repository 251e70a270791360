import { Subject } from 'rxjs'
import { expect, it } from 'vitest'
import { stage } from '../../../server/engine/stage.ts'

it('carries its state from input to input, and goes on from one that was put in its place', () => {
  // Oracle: running sums by hand.
  const sum = stage('sum', 0, (state: number, input: number) => ({ state: state + input, out: state + input }))
  const input$ = new Subject<number>()
  const out: number[] = []
  const subscription = input$.pipe(sum.operator).subscribe((value) => out.push(value))
  input$.next(1)
  input$.next(2)
  const kept = sum.read()
  input$.next(10)
  sum.replace(kept)
  input$.next(10)
  subscription.unsubscribe()
  expect(out).toEqual([1, 3, 13, 13])
})

it('hands the step an older state to write into, but none that anyone has read or put in', () => {
  // Oracle: by hand; of the states 0 to 6, 0 was put in at the start, 2 was read, and 4 was put in again.
  const seen: (number | null)[] = []
  const count = stage('count', 0, (state: number, _input: null, spare: number | null = null) => {
    seen.push(spare)
    return { state: state + 1, out: state }
  })
  const input$ = new Subject<null>()
  const subscription = input$.pipe(count.operator).subscribe()
  const feed = (times: number): void => { for (let i = 0; i < times; i++) input$.next(null) }
  feed(2)
  count.read()
  feed(2)
  count.replace(4)
  feed(3)
  subscription.unsubscribe()
  expect(seen).toEqual([null, null, 1, null, null, null, 5])
})
