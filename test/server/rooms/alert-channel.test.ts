import { expect, it } from 'vitest'
import type { AlertView } from '../../../server/protocol/alert.ts'
import { AlertChannel } from '../../../server/rooms/alert-channel.ts'
import { alertEpisode, byDay } from '../../support/alert-episode.ts'
import { hourAt } from '../../support/made-episode.ts'

it('levels are told when they are others than those told last', () => {
  // Oracle: the clock is part of what is told, so each hour is told once, and twice nothing.
  const episode = alertEpisode({ hours: 48, pm25: byDay([180, 180]) })
  const fold = episode.fold('here', new Map())
  const told: AlertView[] = []
  const channel = new AlertChannel(episode, () => fold, (view) => told.push(view))
  channel.publish()
  fold.advance(hourAt(23))
  channel.publish()
  channel.publish()
  fold.advance(hourAt(47))
  channel.publish()
  expect(told.map((view) => view.alert?.now.level.id ?? null)).toEqual([null, 'blue', 'yellow'])
  expect(channel.view({ edition: 'beijing-2023' }).alert?.now.level.id).toBe('orange')
})
