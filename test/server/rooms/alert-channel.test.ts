import { expect, it } from 'vitest'
import { alertParts, alertWhole } from '../../../server/protocol/alert.ts'
import { AlertChannel } from '../../../server/rooms/alert-channel.ts'
import { alertEpisode, byDay } from '../../support/alert-episode.ts'
import { hourAt } from '../../support/made-episode.ts'

it('levels are told when they are others than those told last, and what rarely changes only where it did', () => {
  // Oracle: by hand: each hour is another clock, told once, and twice nothing; a first heavy day makes a period that lasts, and a second one makes it yellow.
  const episode = alertEpisode({ hours: 48, pm25: byDay([180, 180]) })
  const fold = episode.fold('here', new Map())
  const told: string[] = []
  const channel = new AlertChannel(episode, () => fold, {
    hour: (frame) => { told.push('hour'); held = { ...held, hour: frame } },
    levels: (levels) => { told.push('levels'); held = { ...held, levels } },
  })
  let held = alertParts(channel.view())
  channel.begin()
  channel.publish()
  expect(told).toEqual([])
  fold.advance(hourAt(23))
  channel.publish()
  channel.publish()
  expect(told.splice(0)).toEqual(['levels', 'hour'])
  fold.advance(hourAt(30))
  channel.publish()
  expect(told.splice(0)).toEqual(['hour'])
  fold.advance(hourAt(47))
  channel.publish()
  expect(told.splice(0)).toEqual(['levels', 'hour'])
  expect(alertWhole(held)).toEqual(channel.view())
  expect(channel.view().alert).toMatchObject({ now: { level: 'yellow' }, periods: [{ level: 'yellow', to: null }] })
  expect(channel.view({ edition: 'beijing-2023' }).alert?.now.level).toBe('orange')
})
