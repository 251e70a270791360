import { expect, it } from 'vitest'
import { hourOfText } from '../../../../server/packs/importers/hour-text.ts'
import { hourAt } from './sample-import.ts'

it.each([
  ['2016-12-15T01:00:00+08:00', undefined, '2016-12-15T01', 480], ['2016-12-14T17:00Z', '+08:00', '2016-12-15T01', 0], ['2016-12-15 01:00', '+08:00', '2016-12-15T01', 480],
  ['2016-12-14 22:30:00+05:30', undefined, '2016-12-15T01', 330], ['2016-12-15 01:00', 'Asia/Shanghai', '2016-12-15T01', 480],
] as const)('%s with %s declared', (text, declared, hour, zone) => {
  // Oracle: the clock, by hand; what the text says goes before what was declared.
  expect(hourOfText(text, declared)).toEqual({ hour: hourAt(hour), zone })
})

it.each([['2016-12-15 01:00', undefined], ['2016-12-15 01:00', 'text'], ['2016-12-15T01:30:00+08:00', undefined], ['2016-12-15T01:00:00+05:30', undefined], ['2016-12-15T01:00:00+99:00', '+08:00'], ['soon', '+08:00']])('%s with %s declared is no whole hour of UTC', (text, declared) => {
  // Oracle: an hour without a zone is no hour, and half an hour is none.
  expect(hourOfText(text, declared)).toBeNull()
})
