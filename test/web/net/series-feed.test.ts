import { describe, expect, it } from 'vitest'
import { SeriesFeed, type Wanted } from '../../../web/src/net/series-feed.ts'
import { FIRST, iso, OFFSET } from '../sample-room.ts'

/** A server that answers when the test says so, and a clock that the test turns. */
function setUp() {
  const asked: { path: string; signal: AbortSignal; answer: (from: number) => Promise<void>; fail: () => Promise<void> }[] = []
  const taken: string[] = []
  const troubles: (string | null)[] = []
  const waiting: (() => void)[] = []
  const turn = async (): Promise<void> => { for (let i = 0; i < 6; i++) await Promise.resolve() }
  const feed = new SeriesFeed({
    ask: (path, signal) => new Promise((resolve, reject) => {
      asked.push({
        path: decodeURIComponent(path), signal,
        answer: async (row) => { resolve({ from: iso(row), count: 0, stations: {}, flags: [], withheld: [], rulings: [], converted: {} }); await turn() },
        fail: async () => { reject(new Error('503')); await turn() },
      })
    }),
    take: (series, wanted) => { taken.push(`${wanted.column} ${series.from}`) },
    trouble: (message) => { troubles.push(message) },
    later: (act) => { waiting.push(act) },
  })
  /** The pause is over. */
  const pass = (): void => { for (const act of waiting.splice(0)) act() }
  return { feed, asked, taken, troubles, pass }
}
const wanted = (column = 'pm25', stations = ['a', 'b']): Wanted => ({ room: 'r', stations, column, offsetMinutes: OFFSET })

describe('the feed of several stations', () => {
  it('asks for all hours first, and then only for those that were rewritten', async () => {
    // Oracle: the address by hand; the earliest of the hours that came meanwhile.
    const { feed, asked, taken, pass } = setUp()
    feed.want(wanted())
    expect(asked.map(one => one.path)).toEqual(['/api/episodes/r/series?stations=a,b&columns=pm25'])
    await asked[0]?.answer(0)
    feed.touch(FIRST + 9, false)
    feed.touch(FIRST + 7, false)
    pass()
    expect(asked[1]?.path).toBe(`/api/episodes/r/series?stations=a,b&columns=pm25&from=${iso(7)}`)
    await asked[1]?.answer(7)
    expect(taken).toEqual([`pm25 ${iso(0)}`, `pm25 ${iso(7)}`])
  })

  it('never has two questions under way, and rests between them, however fast the clock plays', async () => {
    // Oracle: the bound that is written beside the code: 1,000 hours while one answer is under way and the pause is on make one more question.
    const { feed, asked, pass } = setUp()
    feed.want(wanted())
    for (let row = 0; row < 500; row++) feed.touch(FIRST + row, false)
    expect(asked).toHaveLength(1)
    await asked[0]?.answer(0)
    for (let row = 500; row < 1_000; row++) feed.touch(FIRST + row, false)
    expect(asked).toHaveLength(1)
    pass()
    expect(asked).toHaveLength(2)
    await asked[1]?.answer(0)
    pass()
    expect(asked).toHaveLength(2)
  })

  it('cancels what another choice or a seek has made worthless, and takes nothing of it', async () => {
    // Oracle: the signal of the request; an answer that comes all the same is dropped.
    const { feed, asked, taken, pass } = setUp()
    feed.want(wanted())
    feed.want(wanted('o3'))
    expect(asked.map(one => one.signal.aborted)).toEqual([true, false])
    // A hand that drags the time line seeks many times; one question follows when it has rested.
    for (let row = 30; row > 3; row--) feed.touch(FIRST + row, true)
    expect(asked.map(one => one.signal.aborted)).toEqual([true, true])
    pass()
    expect(asked.map(one => one.signal.aborted)).toEqual([true, true, false])
    // All is asked for again: the answer that was cancelled would have been the whole.
    expect(asked[2]?.path).toBe('/api/episodes/r/series?stations=a,b&columns=o3')
    for (const one of asked) await one.answer(0)
    expect(taken).toEqual([`o3 ${iso(0)}`])
  })

  it('says that an answer did not come, asks again for the same hours, and then says that all is well', async () => {
    // Oracle: by hand.
    const { feed, asked, troubles, pass } = setUp()
    feed.want(wanted())
    await asked[0]?.answer(0)
    pass()
    feed.touch(FIRST + 5, false)
    await asked[1]?.fail()
    expect(troubles).toEqual([null, '503'])
    feed.touch(FIRST + 8, false)
    pass()
    expect(asked[2]?.path).toContain(`from=${iso(5)}`)
    await asked[2]?.answer(5)
    expect(troubles).toEqual([null, '503', null])
  })

  it('asks nobody while nothing is shown, and stops', async () => {
    // Oracle: style.md 11: what opens must close.
    const { feed, asked, taken, pass } = setUp()
    feed.touch(FIRST, true)
    feed.want(wanted('pm25', []))
    expect(asked).toEqual([])
    feed.want(wanted())
    feed.stop()
    expect(asked[0]?.signal.aborted).toBe(true)
    await asked[0]?.answer(0)
    feed.touch(FIRST + 1, true)
    pass()
    expect([asked.length, taken.length]).toEqual([1, 0])
  })
})
