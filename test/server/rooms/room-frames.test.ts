import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { closesAt } from '../../../models/stream/watermark.ts'
import { formatHour, hoursAfter } from '../../../models/units/time.ts'
import { RULED_USES, type Command } from '../../../server/protocol/command.ts'
import { openRoom, parting } from '../../support/open-room.ts'
import { temporaryFolder } from '../../support/log-sample.ts'
import { hourAt, madeEpisode } from '../../support/made-episode.ts'
import { Eyes, picture } from '../../support/viewer-eyes.ts'

const HOURS = 40
/** Rows that come hours late: passing their arrival rewrites hours that were shown, and going back before it takes them back. */
const late = [[5, 20, 300], [12, 25, 20], [13, 25, 500], [30, 33, 90]].map(([hour = 0, arrived = 0, pm25 = 0]) => ({ station: 'here', hour: hourAt(hour), arrived: closesAt(hourAt(arrived), 0), values: { pm25 } }))
const { episode } = madeEpisode({ hours: HOURS, late })
const branch = fc.constantFrom('b1', 'b2', 'mine')
const scenario = fc.constantFrom(
  { name: 'orange', level: 'orange', where: 'city' }, { name: 'half', cuts: [{ where: 'region', sector: '*', pollutant: '*', cut: 0.5 }], start: formatHour(hoursAfter(episode.first, 12)) },
  { name: 'later', level: 'red', start: formatHour(hoursAfter(episode.first, 30)) },
)
const command: fc.Arbitrary<Command> = fc.oneof(
  { arbitrary: fc.constant<Command>({ do: 'clock.play' }), weight: 4 },
  fc.constantFrom<Command>({ do: 'clock.pause' }, { do: 'clock.speed', speed: 24 }, { do: 'clock.speed', speed: 'max' }, { do: 'clock.speed', speed: 2 }),
  fc.integer({ min: -HOURS, max: HOURS }).map((hours): Command => ({ do: 'clock.step', hours })),
  fc.integer({ min: 0, max: HOURS - 1 }).map((n): Command => ({ do: 'clock.seek', to: formatHour(hoursAfter(episode.first, n)) })),
  fc.record({ branch: fc.option(branch, { nil: undefined }), scenario }).map(({ branch: id, scenario: given }): Command => ({ do: 'branch.create', ...(id !== undefined && { branch: id }), scenario: given })),
  fc.record({ branch, scenario }).map((one): Command => ({ do: 'branch.change', ...one })),
  branch.map((id): Command => ({ do: 'branch.rename', branch: id, name: 'other' })),
  branch.map((id): Command => ({ do: 'branch.remove', branch: id })),
  fc.record({ hour: fc.constantFrom(5, 12, 13, 30), more: fc.nat(2), column: fc.constantFrom('pm25', 'no2'), use: fc.constantFrom(...RULED_USES) })
    .map(({ hour, more, ...rest }): Command => ({ do: 'flag.override', station: 'here', time: formatHour(hourAt(hour)), until: formatHour(hourAt(hour + more)), person: 'Li', reason: 'seen by eye', ...rest })),
  fc.constantFrom('here', 'near', 'far').map((station): Command => ({ do: 'station.select', station })),
)

describe('the frames of a room', () => {
  let folder: ReturnType<typeof temporaryFolder>
  let rooms = 0
  beforeEach(() => { folder = temporaryFolder(); vi.useFakeTimers() })
  afterEach(() => { vi.useRealTimers(); folder.remove() })

  it('show one who was always there what a newcomer’s snapshot shows, whatever the meeting did and when', () => {
    // Oracle: the snapshot, made in one piece; the frames are put together by the browser's own state, parsed by the strict wire.
    const meeting = fc.array(fc.tuple(command, fc.constantFrom(0, 0, 20, 70, 300)), { minLength: 1, maxLength: 14 })
    fc.assert(fc.property(fc.constantFrom(2, 24, 'max' as const), meeting, (speed, said) => {
      const one = openRoom(folder.path, { episode, id: `r${++rooms}`, wall: Date.now })
      try {
        const eyes = new Eyes(one.seen())
        let told = one.frames.length
        const look = () => { for (const frame of one.frames.slice(told)) eyes.see(frame); told = one.frames.length }
        one.say({ do: 'clock.speed', speed })
        for (const [what, wait] of said) {
          one.say(what)
          vi.advanceTimersByTime(wait)
          look()
        }
        one.say({ do: 'clock.pause' })
        vi.advanceTimersByTime(300)
        look()
        expect(eyes.changes).not.toContain('stale')
        expect(parting(picture(eyes.room), picture(new Eyes(one.seen()).room))).toBe('')
      } finally { one.room.stop() }
    }), { numRuns: 30 })
  })

  it('after a snapshot taken at any moment go on from it: nothing is lost, nothing breaks that comes twice', () => {
    // Oracle: as above, for one who came in the middle of play, when hours were folded that no frame had told yet.
    const one = openRoom(folder.path, { episode, id: 'late', wall: Date.now })
    try {
      for (const what of [{ do: 'clock.seek' as const, to: formatHour(episode.first) }, { do: 'branch.create' as const, scenario: { name: 'orange', level: 'orange' } }, { do: 'clock.speed' as const, speed: 24 }, { do: 'clock.play' as const }]) one.say(what)
      const viewers: { eyes: Eyes; from: number }[] = []
      for (let i = 0; i < 25; i++) {
        vi.advanceTimersByTime(13)
        viewers.push({ eyes: new Eyes(one.seen()), from: one.room.seq })
      }
      one.say({ do: 'clock.pause' })
      vi.advanceTimersByTime(300)
      const newcomer = picture(new Eyes(one.seen()).room)
      for (const { eyes, from } of viewers) {
        for (const frame of one.frames.filter(({ seq }) => seq > from)) eyes.see(frame)
        expect(parting(picture(eyes.room), newcomer)).toBe('')
      }
    } finally { one.room.stop() }
  })
})
