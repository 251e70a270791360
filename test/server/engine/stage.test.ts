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
