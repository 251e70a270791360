import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { plainJson } from '../../../server/log/plain-json.ts'
import { sampleEvent } from '../../support/log-sample.ts'

it('says of an event, byte for byte, what another implementation of RFC 8785 says', () => {
  // Oracle: the canonicalize package.
  const event = { ...sampleEvent(7), subject: '平谷 "北" \u2028\u007f', truth: true, nothing: null, more: { Z: -0, a: 1e21, é: 0.1 + 0.2, '\u{1f600}': 5e-324, '\ufb33': 1 } }
  expect(plainJson(event)).toBe(canonicalize(event))
  expect(plainJson({})).toBe('{}')
  const wide = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`voc_${(i * 7919) % 1000}`, i]))
  expect(plainJson(wide)).toBe(canonicalize(wide))
})

it('says the same of any JSON, or leaves it to that implementation', () => {
  // Oracle: the canonicalize package; and that most of what is plain is not left to it.
  let written = 0
  const key = fc.oneof(fc.string({ maxLength: 6 }), fc.string({ unit: 'grapheme', maxLength: 3 }), fc.constantFrom('__proto__', '10', '9', '', 'toJSON', 'constructor'))
  const json = fc.letrec(tie => ({
    value: fc.oneof({ weight: 3, arbitrary: fc.oneof(fc.double(), fc.integer(), fc.string({ unit: 'binary' }), fc.boolean(), fc.constant(null)) }, tie('record'), fc.array(tie('value'), { maxLength: 2 })),
    record: fc.dictionary(key, tie('value'), { maxKeys: 6, noNullPrototype: true }),
  }))
  fc.assert(fc.property(json.record, given => {
    const said = plainJson(given)
    if (said === null) return
    written++
    expect(said).toBe(canonicalize(given))
  }), { numRuns: 600 })
  expect(written).toBeGreaterThan(100)
})

it.each([
  ['a number that is none', { pm25: Number.NaN }], ['a number without end', { a: { b: Infinity } }], ['half a surrogate pair', { s: '\ud800' }], ['a key of half a pair', { '\udc00': 1 }],
  ['nothing', { a: undefined }], ['no object', 'text'], ['null', null], ['a list', { list: [1] }], ['a date', { at: new Date(0) }], ['what writes itself', { toJSON: () => 1 }],
  ['a key of digits, which engines put first', { b: 1, 9: 2 }], ['a prototype', JSON.parse('{"__proto__":{"a":1}}')], ['what has no prototype', Object.create(null)], ['a large whole number', { n: 1n }],
])('leaves %s to that implementation', (_what, given) => {
  // Oracle: RFC 8785 asks more of these than keys in order, or refuses them.
  expect(plainJson(given)).toBeNull()
})

it('leaves what is nested deeply, or in itself, and ends', () => {
  // Oracle: null, and not an endless descent.
  const circle: Record<string, unknown> = {}
  circle['self'] = circle
  expect(plainJson(circle)).toBeNull()
  expect(plainJson({ a: { b: { c: { d: { e: 1 } } } } })).toBeNull()
})
