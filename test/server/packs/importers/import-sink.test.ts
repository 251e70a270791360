import { expect, it } from 'vitest'
import type { EventHour } from '../../../../models/units/time.ts'
import { DraftSink, LONGEST_ID, MOST_TOLD } from '../../../../server/packs/importers/import-sink.ts'
import { hourAt } from './sample-import.ts'

const ALL = { from: null, to: null }

it('the span of the files is known even where the range keeps nothing of them', () => {
  // Oracle: by hand.
  const sink = new DraftSink({ from: hourAt('2016-12-15T02'), to: hourAt('2016-12-15T03') }, () => {})
  expect(['01', '02', '03', '04'].map(hour => sink.wants(hourAt(`2016-12-15T${hour}`)))).toEqual([false, true, true, false])
  expect([sink.wanted, sink.first, sink.last]).toEqual([2, hourAt('2016-12-15T01'), hourAt('2016-12-15T04')])
})

it('a file whose hours lie all over the calendar is refused at the limit, not when memory ends', () => {
  // Oracle: each station here takes one block of 1,024 hours; the limit is set to 100 of them.
  const sink = new DraftSink(ALL, () => {}, 100)
  sink.begin('x.csv')
  const fill = () => { for (let i = 0; i <= 100; i++) sink.put('observations', `s${i}`, 'pm25', 0 as EventHour, 1, 2, i, 'value') }
  expect(fill).toThrow('x.csv, line 100: the files reach over more stations and hours than one import can hold')
})

it('a station is no essay', () => {
  // Oracle: ids stand in every row and in addresses.
  expect(() => new DraftSink(ALL, () => {}).station('observations', 'x'.repeat(LONGEST_ID + 1))).toThrow('is too long for a station')
})

it('tells each thing once, and not endlessly', () => {
  // Oracle: a file of a million unknown types must not write a million lines.
  const told: string[] = []
  const sink = new DraftSink(ALL, message => told.push(message))
  for (let i = 0; i < 999; i++) { sink.tell('the same'); sink.tell(`left out ${i}`) }
  expect([told.length, told[0], told.at(-1)]).toEqual([MOST_TOLD + 1, 'the same', 'more was left out; only the first sentences are shown'])
})
