import { describe, expect, it } from 'vitest'
import { places } from './source.ts'
import { asOnlyInParsers, noAny } from './types.ts'

// Oracle of every test here: the house style, one line for each way around the compiler.
describe('types', () => {
  it.each(['let a: any', 'const a = b as any', 'function f(x: any[]) {}', 'type A = Record<string, any>', '// @ts-ignore', '// @ts-nocheck', '// @ts-expect-error later'])('finds “%s”', line => {
    expect(places(noAny, { 'server/a.ts': `const first = 1\n${line}` })).toEqual(['server/a.ts:2'])
  })

  it('lets the words any and ts-ignore be in prose, and a test expect an error', () => {
    expect(places(noAny, { 'server/a.ts': "// any number; say @ts-ignore\nconst a = 'any'", 'test/a.test.ts': '// @ts-expect-error a ppb is no µg' })).toEqual([])
  })

  it.each(['const a = b as string', 'const a = b as unknown as A', 'const a = <A>b', 'const a = JSON.parse(t) as A', 'const a = b! as A'])('finds “%s” outside a parser', line => {
    expect(places(asOnlyInParsers(), { 'server/engine/a.ts': line })).not.toEqual([])
  })

  it('lets as be in parsers, units, tests, constants and elements of an array', () => {
    expect(places(asOnlyInParsers(), {
      'server/packs/a.ts': 'const a = b as A', 'models/units/a.ts': 'const a = b as A', 'test/a.test.ts': 'const a = b as A',
      'models/numeric/a.ts': 'const a = list[i] as number\nconst c = [1, 2] as const\nconst d = { e: 1 } satisfies F\nimport { x as y } from "./b.ts"',
    })).toEqual([])
  })
})
