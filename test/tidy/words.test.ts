import { describe, expect, it } from 'vitest'
import { places } from './source.ts'
import { exportsAreExplained, modelsOpenWithWords, testsNameTheirOracle } from './words.ts'

// Oracle of every test here: the house style's own words, with a good and a bad file for each.
describe('words', () => {
  it('open every model', () => {
    expect(places(modelsOpenWithWords, { 'models/a/b.ts': '/** Mean of the hours that were measured, µg/m³. */\nexport const a = 1', 'models/a/c.ts': 'export const a = 1', 'models/a/d.ts': '/** short */', 'server/e.ts': '' })).toEqual(['models/a/c.ts:1', 'models/a/d.ts:1'])
  })

  it('stand at every function that others call, and not at those that nobody sees', () => {
    const two = 'export function f() {}\n/** Adds. */\nexport function g() {}\nfunction h() {}'
    expect(places(exportsAreExplained, { 'server/a.ts': two, 'models/a/b.ts': `/** The file. */\nimport { x } from './x.ts'\n${two}`, 'web/a.ts': two })).toEqual(['server/a.ts:1', 'models/a/b.ts:3'])
    expect(places(exportsAreExplained, { 'models/a/b.ts': "/** The file is the function. */\nimport { x } from './x.ts'\nexport function f() {}" })).toEqual([])
  })

  it('name the oracle of a test, inside it or once for the file', () => {
    const bare = "it('a', () => { expect(1).toBe(1) })\nit.each([1])('b', () => {\n  expect(1).toBe(1)\n})"
    expect(places(testsNameTheirOracle, { 'test/a.test.ts': bare, 'test/support/a.ts': bare })).toEqual(['test/a.test.ts:1', 'test/a.test.ts:2'])
    expect(places(testsNameTheirOracle, { 'test/a.test.ts': `// ${'Oracle of every'} test here: a table.\n${bare}`, 'test/b.test.ts': "it.each([1])('b', () => {\n  // Oracle: counted by hand.\n  expect(1).toBe(1)\n})" })).toEqual([])
  })
})
