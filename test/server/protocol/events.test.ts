import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { canonicalJson } from '../../../server/log/chain.ts'
import type { LoggedEvent } from '../../../server/log/log.ts'
import { columnsOf, parseEvent } from '../../../server/protocol/events.ts'

const data = { station: 'pinggu', time: '2016-12-16T20:00:00+08:00' }
const observation = { specversion: '1.0', id: 'pinggu-2016121620', source: 'urn:feed:平谷', type: 'observation', time: '2016-12-16T12:04:05.678Z', data: { ...data, pm25: 312, co: 4.1 } }
const withData = (type: string, more: object): unknown => ({ ...observation, type, data: { ...data, ...more } })
const issued = '2016-12-15T09:30:00+08:00'

describe('what feeds may send', () => {
  it.each([
    ['the observation of the contract', observation],
    ['only what must be there', { specversion: '1.0', id: '1', source: 's', type: 'observation', data }],
    ['species of VOC and PM, NO and a photolysis rate', withData('observation', { no: 3, voc_toluene: 2.1, 'voc_m-xylene': 0.4, pm_no3: null, j_no2: 0.008 })],
    ['midnight as 24:00, and UTC', withData('observation', { time: '2016-12-16T24:00+08:00' })],
    ['weather', withData('weather', { temperature: -7.2, relative_humidity: 81, pressure: 1031, wind_speed: 0.4, wind_direction: 200, precipitation: 0, boundary_layer_height: null })],
    ['a forecast with its quantiles', withData('forecast', { issued, pollutant: 'pm25', value: 240, p05: 170, p95: 330 })],
    ['a warning still open', { ...observation, type: 'warning', data: { level: 'red', start: '2016-12-16T20:00:00+08:00', end: null, issued } }],
    ['extension attributes of a gateway', { ...observation, traceparent: '00-4bf9-00f0-01', sequence: 7, sampled: true }],
  ])('%s is taken as it was sent', (_, event) => {
    // Oracle: contracts.md (packs, HTTP) and CloudEvents 1.0; the same canonical JSON in and out, so that its identity is that of what was sent.
    const parsed = parseEvent(event)
    expect(parsed).toMatchObject({ ok: true })
    if (parsed.ok) {
      const logged: LoggedEvent = parsed.event
      expect(canonicalJson(logged)).toBe(canonicalJson(event))
    }
  })
})

describe('what is refused, in one sentence', () => {
  it.each<[string, unknown, RegExp]>([
    ['null', null, /^the event must be a JSON object, got null: /],
    ['a list', [observation], /^the event must be a JSON object, got a list: /],
    ['another type', { ...observation, type: 'rumour' }, /^type must be one of observation, weather, forecast, warning, got "rumour": /],
    ['another version', { ...observation, specversion: '0.3' }, /^specversion must be "1.0", got "0.3": /],
    ['no id', { ...observation, id: undefined }, /^id must be a text of 1 to 256 characters, got nothing: /],
    ['an empty source', { ...observation, source: '' }, /^source .* got "": fill it in$/],
    ['an id of 257 characters', { ...observation, id: 'x'.repeat(257) }, /^id .* got "x{60}…": shorten it$/],
    ['a control character in an id', { ...observation, id: 'a\u0000b' }, /^id must hold no control characters.* got "a\\u0000b": /],
    ['half a character', { ...observation, source: 'a\ud83d' }, /^source .*broken Unicode/],
    ['a time that is a word', { ...observation, time: 'today' }, /^time must be a time in ISO 8601 with offset, got "today": /],
    ['XML', { ...observation, datacontenttype: 'text/xml' }, /^datacontenttype must be "application\/json", got "text\/xml": /],
    ['no data', { ...observation, data: undefined }, /^data must be a JSON object, got nothing: /],
    ['a number in quotes', withData('observation', { pm25: '312' }), /^data\.pm25 must be a finite number in µg\/m³, or null where it is missing, got "312": send it without quotes$/],
    ['a species in quotes', withData('observation', { voc_toluene: '2' }), /^data\.voc_toluene .* got "2": /],
    ['1e999, which JSON reads as infinite', withData('observation', { co: JSON.parse('1e999') }), /^data\.co must be a finite number in mg\/m³.* got Infinity: /],
    ['half past eight', withData('observation', { time: '2016-12-16T20:30:00+08:00' }), /^data\.time must be a whole hour in ISO 8601 with offset, got "2016-12-16T20:30:00\+08:00": /],
    ['an hour without offset', withData('weather', { time: '2016-12-16T20:00:00' }), /^data\.time must be a whole hour .* with offset/],
    ['30 February', withData('observation', { time: '2016-02-30T20:00:00+08:00' }), /^data\.time .* got "2016-02-30/],
    ['a forecast of a pollutant that packs do not name', withData('forecast', { issued, pollutant: 'PM2.5', value: 3 }), /^data\.pollutant must be one of pm25, .* got "PM2\.5": /],
    ['a forecast without its value', withData('forecast', { issued, pollutant: 'pm25' }), /^data\.value .* got nothing: /],
    ['an extension that is an object', { ...observation, ext: { a: 1 } }, /^ext must be .* got an object: /],
    ['201 columns', withData('observation', Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`voc_s${i}`, 1]))), /^data must have at most 200 columns/],
  ])('%s', (_, event, sentence) => {
    // Oracle: house rule: the message names the field, the value and how to mend it.
    expect(parseEvent(event)).toEqual({ ok: false, code: 'event.malformed', message: expect.stringMatching(sentence) })
  })

  it.each<[string, unknown, RegExp]>([
    ['a column of another network', withData('observation', { 'PM2.5': 312 }), /^data\.PM2\.5 is not known: use station, time, pm25, pm10/],
    ['a name that every object inherits', withData('observation', { constructor: 1 }), /^data\.constructor is not known/],
    ['a pollutant among the weather', withData('weather', { pm25: 1 }), /^data\.pm25 is not known: use station, time, temperature/],
    ['a key that parsers drop', JSON.parse(JSON.stringify(observation).replace('"pm25"', '"__proto__"')), /^data\.__proto__ is not known/],
    ['the same key on the envelope', JSON.parse(JSON.stringify(observation).replace('"time"', '"__proto__"')), /^__proto__ is not known/],
    ['an attribute with a dash', { ...observation, 'content-type': 'x' }, /^content-type is not known: use specversion/],
  ])('%s is called unknown, with the names that would be known', (_, event, sentence) => {
    // Oracle: an own code, so that a feed's author sees a misspelt column at once.
    expect(parseEvent(event)).toEqual({ ok: false, code: 'event.unknown-field', message: expect.stringMatching(sentence) })
  })

  it('nothing makes it throw, and no complaint grows with what was sent', () => {
    // Oracle: a sentence of bounded length for any JSON, for depth that breaks recursion, and for keys as long as a book.
    let deep: unknown = 1
    for (let i = 0; i < 100_000; i++) deep = [deep]
    const hostile = [deep, { ...observation, data: deep }, { ...observation, id: deep }, withData('observation', { pm25: deep }), withData('observation', { ['k'.repeat(1e6)]: 1 }), { ...observation, source: 's'.repeat(1e7) }]
    for (const event of hostile) {
      const parsed = parseEvent(event)
      expect(parsed.ok).toBe(false)
      if (!parsed.ok) expect(parsed.message.length).toBeLessThan(400)
    }
    fc.assert(fc.property(fc.jsonValue(), fc.constantFrom('id', 'source', 'type', 'time', 'data', 'x'), (value, key) => {
      const parsed = parseEvent({ ...observation, [key]: value })
      if (parsed.ok) canonicalJson(parsed.event)
      else expect(parsed.message.length).toBeLessThan(400)
    }))
  })
})

it('the columns of an event are what was measured: numbers, and null where something is cleared', () => {
  // Oracle: the event's own columns; station and time are none.
  expect(columnsOf({ ...data, pm25: 312, co: null, voc_toluene: 0 })).toEqual({ pm25: 312, co: null, voc_toluene: 0 })
})
