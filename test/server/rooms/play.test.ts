import { TestScheduler } from 'rxjs/testing'
import { expect, describe, it } from 'vitest'
import { SPEEDS } from '../../../server/protocol/clock.ts'
import { play$ } from '../../../server/rooms/play.ts'

/** Hours that fell due, with the virtual moment of each, while `ms` passed. `skew` is what the wall clock says beside the timers. */
function played(speed: typeof SPEEDS[number], ms: number, skew: (elapsed: number) => number = () => 0): { at: number; due: number | 'turn' }[] {
  const out: { at: number; due: number | 'turn' }[] = []
  const scheduler = new TestScheduler(() => undefined)
  scheduler.run(({ cold, flush }) => {
    const subscription = play$(speed, () => 1e12 + scheduler.now() + skew(scheduler.now())).subscribe((due) => out.push({ at: scheduler.now(), due }))
    cold(`${ms}ms (a|)`).subscribe(() => { subscription.unsubscribe() })
    // Virtual time goes on after the pause.
    cold(`${2 * ms}ms |`).subscribe()
    flush()
  })
  return out
}

const total = (out: readonly { due: number | 'turn' }[]): number => out.reduce((sum, { due }) => sum + (due === 'turn' ? 0 : due), 0)

describe('the clock of a room', () => {
  it.each(SPEEDS.filter((speed) => speed !== 'max'))('lets %d hours fall due in a second', (speed) => {
    // Oracle: what the speed means, hours = speed · seconds, over 80 s of virtual time; at most one hour may be on its way.
    const out = played(speed, 80_000)
    expect(total(out)).toBeGreaterThanOrEqual(speed * 80 - 1)
    expect(total(out)).toBeLessThanOrEqual(speed * 80)
    // Steadily: the first half of the time brings half of the hours.
    expect(Math.abs(total(out.filter(({ at }) => at <= 40_000)) - speed * 40)).toBeLessThanOrEqual(1)
    expect(out.every(({ due }) => due !== 'turn' && due >= 1 && due <= Math.ceil(speed / 50) + 1)).toBe(true)
  })

  it('gives the hour at its moment where the timer fires a little before the wall clock says so', () => {
    // Oracle: at 0.25 h/s the first hour is due after 4 s, not after 8.
    expect(played(0.25, 4_100, () => -2)).toEqual([{ at: 4_000, due: 1 }])
  })

  it('catches up when its timer comes late', () => {
    // Oracle: by the wall clock ten seconds passed at once after 1 s; at 6 h/s those are sixty hours, beside twelve of the two seconds; the last may be on its way.
    const out = played(6, 2_000, (elapsed) => elapsed > 1_000 ? 10_000 : 0)
    expect([71, 72]).toContain(total(out))
    expect(Math.max(...out.map(({ due }) => Number(due)))).toBeGreaterThanOrEqual(60)
  })

  it('at full speed asks for turn after turn, and never in the same moment in which it was asked', () => {
    // Oracle: a turn lasts as long as the room makes it; between two of them the room hears its commands.
    const out: (number | 'turn')[] = []
    const subscription = play$('max', Date.now).subscribe((due) => { out.push(due); if (out.length === 5) subscription.unsubscribe() })
    expect(out).toEqual([])
    return expect.poll(() => out).toEqual(['turn', 'turn', 'turn', 'turn', 'turn'])
  })

  it('lets no hour fall due once it is paused', () => {
    // Oracle: the last hour that fell due lies before the moment of the pause.
    for (const speed of [1, 24] as const) expect(Math.floor((played(speed, 3_500).at(-1)?.at ?? 0) / 1_000)).toBe(3)
  })
})
