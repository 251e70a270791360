import { expect, it } from 'vitest'
import { complaint, unknownName } from '../../../server/protocol/event-complaint.ts'

it('a sentence says where, what was wanted, what came and how to mend it', () => {
  // Oracle: the sentence as a person would want it.
  expect(complaint({ data: { co: 'high' } }, { path: ['data', 'co'], message: 'must be a number in mg/m³; send a number' }))
    .toBe('data.co must be a number in mg/m³, got "high": send a number')
  expect(complaint(7, { path: [], message: 'must be an object' })).toBe('the event must be an object, got 7')
  expect(unknownName(['data', 'PM10'], ['pm25', 'pm10'])).toBe('data.PM10 is not known: use pm25, pm10, or leave it out')
})

it.each<[string, unknown, string]>([
  ['an object', { a: {} }, 'an object'], ['a list', { a: [1] }, 'a list'], ['nothing', {}, 'nothing'], ['null', { a: null }, 'null'], ['infinity', { a: Infinity }, 'Infinity'],
  ['a long text, cut between characters', { a: `${'x'.repeat(59)}😀y` }, `"${'x'.repeat(59)}\ufffd…"`],
  ['what only the prototype has', Object.create({ a: 1 }), 'nothing'],
])('%s is named, not printed whole', (_, input, named) => {
  // Oracle: the words for each kind of JSON value.
  expect(complaint(input, { path: ['a'], message: 'must be b' })).toBe(`a must be b, got ${named}`)
})
