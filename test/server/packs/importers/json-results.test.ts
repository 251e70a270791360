import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eachResult } from '../../../../server/packs/importers/json-results.ts'
import { sampleFile } from '../sample-pack.ts'

async function results(content: string | Buffer): Promise<unknown[]> {
  const found: unknown[] = []
  await eachResult(sampleFile('x.json', content), 'x.json', value => found.push(value))
  return found
}

describe('results of a JSON document, one at a time', () => {
  it('are those that JSON.parse finds, whatever they hold and however it is written', async () => {
    // Oracle: JSON.parse of the whole.
    await fc.assert(fc.asyncProperty(fc.array(fc.jsonValue({ maxDepth: 3 }), { maxLength: 6 }), fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 }), fc.constantFrom(undefined, 1, '\t'), async (list, others, space) => {
      const document = JSON.stringify({ ...others, results: list, after: '"results": [' }, null, space)
      expect(await results(document)).toEqual((JSON.parse(document) as { results: unknown[] }).results)
    }), { numRuns: 150 })
  })

  it('know their line and place, also gzipped, and across documents', async () => {
    // Oracle: counting lines by eye.
    const places: string[] = []
    await eachResult(sampleFile('x.json', gzipSync('{"results": [\n1,\n {"a": [2]}\n]}\n{"results":[]}{ "results" : [\n3]}')), 'x.json', (_value, line, place) => places.push(`${line} ${place}`))
    expect(places).toEqual(['2 results[0]', '3 results[1]', '6 results[2]'])
  })

  it.each([
    ['cut short', '{"results":[{"a":1},', 'ends in the middle'], ['cut in a string', '{"results":["a', 'ends in the middle'], ['a missing comma', '{"results":[1 2]}', 'stands between two results'],
    ['a comma too many', '{"results":[1,]}', 'no JSON'], ['a comma first', '{"results":[,1]}', 'stands between two results'], ['rubbish inside', '{"results":[nul]}', 'no JSON'],
    ['rubbish around', '{"meta":x,"results":[]}', 'no JSON'], ['a bracket too many', '{"results":[]}}', 'no JSON'], ['no list', '{"meta":{}}', 'no list "results"'], ['a plain word', 'hello', 'a document begins with'],
    ['a list below the top', '{"data":{"results":[1]}}', 'no list "results"'], ['nothing', '', 'no list "results"'],
  ])('refuses JSON that is %s', async (_what, text, message) => {
    // Oracle: RFC 8259; JSON.parse refuses the same texts.
    await expect(results(text)).rejects.toThrow(message)
  })

  it('refuses an element of 2 MB without holding the file, and gzip that is cut short', async () => {
    // Oracle: the limit of one measurement.
    await expect(results(`{"results":["${'x'.repeat(2 << 20)}"]}`)).rejects.toThrow('one measurement is longer than 1048576 bytes')
    await expect(results(gzipSync(`{"results":[${'1,'.repeat(9_999)}1]}`).subarray(0, 40))).rejects.toThrow('gzip data is broken')
  })
})
