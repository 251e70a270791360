import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { closesAt } from '../../../models/stream/watermark.ts'
import { formatHour } from '../../../models/units/time.ts'
import type { Command } from '../../../server/protocol/command.ts'
import type { Hours } from '../../../server/protocol/hours.ts'
import { temporaryFolder } from '../../support/log-sample.ts'
import { hourAt, madeEpisode } from '../../support/made-episode.ts'
import { numbersOf, openRoom, parting, type OpenRoom } from '../../support/open-room.ts'

const HOURS = 60
const said = (station: string, hour: number, pm25: number, arrived = hour) => ({ station, hour: hourAt(hour), arrived: closesAt(hourAt(arrived), 0), values: { pm25 } })
/** Impossible values, punctual, of the room's station and of another; at hour 20 the right one comes fifteen hours later. */
const late = [said('here', 20, 5000), said('here', 40, 5000), said('here', 41, 4000), said('far', 25, 9000), said('here', 20, 90, 35)]
const { episode } = madeEpisode({ hours: HOURS, late })
const at = (index: number): string => formatHour(hourAt(index))
const rule = (index: number, changes: Partial<Extract<Command, { do: 'flag.override' }>> = {}): Command =>
  ({ do: 'flag.override', station: 'here', time: at(index), column: 'pm25', use: 'measured', person: '李敏', reason: '现场核对：仪器正常', ...changes })
const orange: Command = { do: 'branch.create', scenario: { name: 'orange', level: 'orange', where: 'city', start: at(10) } }

let folder: ReturnType<typeof temporaryFolder>
const open: OpenRoom[] = []
const enter = (id = 'r'): OpenRoom => {
  const one = openRoom(folder.path, { episode, id })
  open.push(one)
  return one
}
beforeEach(() => { folder = temporaryFolder() })
afterEach(() => { for (const { room } of open.splice(0)) room.stop(); folder.remove() })

const rowOf = (hours: Hours, index: number, column = 'pm25') => ({
  value: hours.observed[column]?.[index], raw: hours.withheld.find(([row, name]) => row === index && name === column)?.[2] ?? null,
  flags: hours.flags.filter(([row, name]) => row === index && name === column).map(([, , flag]) => flag),
  ruled: hours.rulings.filter(([row, name]) => row === index && name === column).map(([, , ...rest]) => rest),
})

describe('a ruling in a room', () => {
  it('makes the models see the reading, and says by whom and why beside the flags that it had', () => {
    // Oracle: by hand: 5,000 µg/m³ is out of range and not seen; ruled in, the baseline is what is observed (contract of the baseline).
    const one = enter()
    expect(rowOf(one.seen().hours, 40)).toEqual({ value: null, raw: 5000, flags: ['rejected', 'range', 'revised'], ruled: [] })
    expect(one.seen().hours.baseline.median[40]).toBeLessThan(1000)
    expect(one.say(rule(40))).toMatchObject({ ok: true })
    expect(rowOf(one.seen().hours, 40)).toEqual({ value: 5000, raw: null, flags: ['range', 'jump', 'pm25 above pm10', 'revised'], ruled: [['measured', '李敏', '现场核对：仪器正常']] })
    expect(one.seen().hours.baseline.median[40]).toBe(5000)
    expect([...one.log.read(one.log.head.seq)][0]?.event).toMatchObject({ type: 'reading.ruled', by: 'v1', data: { station: 'here', column: 'pm25', time: at(40), values: [5000], use: 'measured', person: '李敏', reason: '现场核对：仪器正常' } })
  })

  it('is published from its hour on, and leaves the hours before it as they were', () => {
    // Oracle: the ruled hour; the columns before it.
    const one = enter()
    one.say(orange)
    const { hours } = one.seen()
    const told = one.frames.length
    one.say(rule(40, { until: at(41) }))
    const sent = one.frames.slice(told).filter(({ channel }) => channel === 'hours').map(({ data }) => JSON.parse(data) as Hours)
    expect(sent.map(({ from, count }) => [from, count])).toEqual([[at(40), HOURS - 40]])
    const after = one.seen().hours
    for (const column of [(all: Hours) => all.baseline.median, (all: Hours) => all.observed['pm25'] ?? [], (all: Hours) => all.branches['b1']?.pm25.p95 ?? []]) {
      expect(column(after).slice(0, 40)).toEqual(column(hours).slice(0, 40))
      expect(column(after)[41]).not.toEqual(column(hours)[41])
    }
  })

  it('stands after a restart, a seek back and forth and another station, with the same bytes', async () => {
    // Oracle: the room as it was before; the log alone brings it back.
    const one = enter()
    for (const command of [orange, rule(40, { until: at(41) }), rule(25, { station: 'far' }), rule(41, { use: 'withheld', person: '王磊' })]) expect(one.say(command)).toMatchObject({ ok: true })
    await expect.poll(() => one.seen().branches[0]?.nested !== null).toBe(true)
    const numbers = numbersOf(one)
    for (const command of [{ do: 'clock.seek', to: at(12) }, { do: 'clock.seek', to: at(39) }, { do: 'clock.step', hours: 20 }] as const) one.say(command)
    expect(parting(numbersOf(one), numbers)).toBe('')
    for (const station of ['near', 'here']) one.say({ do: 'station.select', station })
    expect(parting(numbersOf(one), numbers)).toBe('')
    const state = one.room.state
    one.room.stop()
    const again = enter()
    expect(again.room.state).toEqual(state)
    expect(parting(numbersOf(again), numbers)).toBe('')
    expect(rowOf(again.seen().hours, 41)).toMatchObject({ value: null, raw: 4000, ruled: [['withheld', '王磊', '现场核对：仪器正常']] })
  })

  it('withdrawn leaves the figures that there were before it, and both are in the log', () => {
    // Oracle: the bytes before; the list of events.
    const one = enter()
    one.say(orange)
    const numbers = numbersOf(one)
    one.say(rule(40, { until: at(41) }))
    expect(parting(numbersOf(one), numbers)).not.toBe('')
    expect(one.say(rule(40, { until: at(41), use: 'by-rule', reason: '误判' }))).toMatchObject({ ok: true })
    expect(parting(numbersOf(one), numbers)).toBe('')
    expect([...one.log.read(1)].map(({ event }) => event.type)).toEqual(['room.opened', 'branch.created', 'reading.ruled', 'reading.ruled'])
    expect(one.say(rule(40, { use: 'by-rule' }))).toMatchObject({ ok: false, code: 'ruling.unknown' })
  })

  it('is about the value that was seen: once another one has come for the hour it is judged anew, and before that the ruling holds again', () => {
    // Oracle: by hand: 5,000 is known at hour 30, 90 from hour 35 on.
    const one = enter()
    one.say({ do: 'clock.seek', to: at(30) })
    one.say(rule(20))
    expect(rowOf(one.seen().hours, 20)).toMatchObject({ value: 5000, ruled: [['measured', '李敏', '现场核对：仪器正常']] })
    one.say({ do: 'clock.seek', to: at(36) })
    expect(rowOf(one.seen().hours, 20)).toMatchObject({ value: 90, flags: ['revised', 'late'], ruled: [] })
    one.say({ do: 'clock.seek', to: at(30) })
    expect(rowOf(one.seen().hours, 20)).toMatchObject({ value: 5000 })
  })

  it('about another station changes what the network says here, from its hour on', () => {
    // Oracle: a neighbour at 9,000 µg/m³, believed, is inflow that its own reading withheld is not.
    const one = enter()
    const { contributions } = one.seen().hours
    one.say({ do: 'station.select', station: 'far' })
    expect(rowOf(one.seen().hours, 25)).toMatchObject({ value: null, raw: 9000 })
    one.say({ do: 'station.select', station: 'here' })
    expect(one.say(rule(25, { station: 'far' }))).toMatchObject({ ok: true })
    const after = one.seen().hours.contributions['city+regional']?.median ?? []
    const before = contributions['city+regional']?.median ?? []
    expect(after.slice(0, 25)).toEqual(before.slice(0, 25))
    expect(after.slice(25)).not.toEqual(before.slice(25))
    one.say({ do: 'station.select', station: 'far' })
    expect(rowOf(one.seen().hours, 25)).toMatchObject({ value: 9000, ruled: [['measured', '李敏', '现场核对：仪器正常']] })
  })

  it('cannot reach beyond the clock, nor touch what nobody doubts; then nothing is written', () => {
    // Oracle: log and numbers as before.
    const one = enter()
    one.say({ do: 'clock.seek', to: at(39) })
    const [head, numbers] = [one.log.head, numbersOf(one)]
    expect([rule(40), rule(38), rule(20, { column: 'o3' }), rule(20, { column: 'voc_x' }), rule(20, { column: 'constructor' })].map((command) => one.say(command)))
      .toMatchObject(['reading.not-known', 'reading.not-flagged', 'reading.not-flagged', 'reading.not-reported', 'reading.not-reported'].map((code) => ({ ok: false, code })))
    expect([one.log.head, parting(numbersOf(one), numbers)]).toEqual([head, ''])
  })
})
