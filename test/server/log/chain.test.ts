import { expect, it } from 'vitest'
import { canonicalJson, headerHash, rowHash, sha256 } from '../../../server/log/chain.ts'

it('the chain has the hashes that another program computes by the rule of the contract', () => {
  // Oracle: Python 3 hashlib over json.dumps(…, sort_keys=True, separators=(',', ':'), ensure_ascii=False), which is RFC 8785 for these values.
  const h0 = headerHash({ xuefeng: 'log', version: 1, stream: 'observations', created: '2016-12-15T00:00:00.000+08:00' })
  expect(h0).toBe('94e1a1415d0342d2683dc5548cdcdb7ed95d43441aa29aff22d52d960423bce8')
  const first = { specversion: '1.0', id: 'a-1', source: 'urn:feed:平谷', type: 'observation', data: { station: 'pinggu', time: '2016-12-16T20:00:00+08:00', pm25: 312, co: 4.1, no2: null } }
  const h1 = rowHash(h0, '2016-12-16T20:04:05.678+08:00', canonicalJson(first), 1)
  expect(h1).toBe('ec618c374811942cdd7d934cb2c74d4678f2c11fb6bed9c0a11a1ccf915d7fcb')
  expect(rowHash(h1, '2016-12-16T21:00:00.000+08:00', canonicalJson({ type: 'note', source: 'urn:feed:平谷', id: 'a-2' }), 2)).toBe('15bf7926786c86c304be2ff9c2558ac9bb7b90c5983c157e13c9f7a1bf1ed3b0')
})

it('numbers and strings are written as RFC 8785 writes them', () => {
  // Oracle: the example of RFC 8785, section 3.2.2 and 3.2.3.
  const input = { numbers: [333333333.33333329, 1e30, 4.50, 2e-3, 0.000000000000000000000000001], string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"\/', literals: [null, true, false] }
  expect(canonicalJson(input)).toBe(String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`)
})

it('what JSON cannot say is thrown, not written as null', () => {
  // Oracle: RFC 8785, section 3.2.2.3: NaN and Infinity must end in an error.
  const circle: Record<string, unknown> = {}
  circle['self'] = circle
  for (const bad of [{ pm25: Number.NaN }, [Infinity], { a: { b: -Infinity } }, { s: '\ud800' }, circle, undefined]) {
    expect(() => canonicalJson(bad)).toThrow(/no canonical JSON/)
  }
})

it('text is hashed as UTF-8', () => {
  // Oracle: printf 削峰 | sha256sum
  expect(sha256('削峰')).toBe('df91eeb9bd7e058c2a75a2915dc40292c21872eb81a3ee9dd93fb48f9e947ccb')
})
