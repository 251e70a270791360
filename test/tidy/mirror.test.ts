import { describe, expect, it } from 'vitest'
import { doesSomething, sourcesHaveTests } from './mirror.ts'
import { places, source } from './source.ts'

const code = 'export function f() { return 1 }'

// Oracle of every test here: the tree of the architecture, "test/ mirrors the tree".
describe('a test for every source', () => {
  const rule = sourcesHaveTests([])
  it('is missed where there is none, or where it lies in another folder', () => {
    expect(places(rule, { 'models/air/a.ts': code, 'test/models/b.test.ts': "import { f } from '../../models/air/a.ts'" })).toEqual(['models/air/a.ts:1'])
  })

  it('is found under the same path, or in the same folder when it imports the source itself', () => {
    expect(places(rule, { 'models/air/a.ts': code, 'test/models/air/a.test.ts': '' })).toEqual([])
    expect(places(rule, { 'models/air/a.ts': code, 'test/models/air/laws.test.ts': "import { f } from '../../../models/air/a.ts'" })).toEqual([])
    expect(places(rule, { 'models/air/a.ts': code, 'test/models/air.test.ts': "import { f } from '../../models/air/a.ts'" })).toEqual([])
    expect(places(rule, { 'models/air/a.ts': code, 'test/models/air/laws.test.ts': "import type { F } from '../../../models/air/a.ts'" })).toEqual(['models/air/a.ts:1'])
  })

  it('may reach a part of the server through the door of its folder, and of no other; a model it has to meet in person', () => {
    const files = (top: string, folder: string) => ({
      [`${top}/log/part.ts`]: code, [`${top}/log/middle.ts`]: `import { f } from './part.ts'\n${code}`, [`${top}/log/door.ts`]: `import { f } from './middle.ts'\n${code}`,
      [`test/${top}/${folder}/door.test.ts`]: `import { f } from '../../../${top}/log/door.ts'`,
    })
    expect(places(rule, files('server', 'log'))).toEqual([])
    expect(places(rule, files('server', 'rooms'))).toEqual(['server/log/part.ts:1', 'server/log/middle.ts:1', 'server/log/door.ts:1'])
    expect(places(rule, files('models', 'log'))).toEqual(['models/log/part.ts:1', 'models/log/middle.ts:1'])
  })

  it('may lie elsewhere only where the list says so and that test exists', () => {
    const listed = sourcesHaveTests([{ sources: 'server/protocol/', test: 'test/wire.test.ts', why: 'one wire' }])
    expect(places(listed, { 'server/protocol/a.ts': code, 'test/wire.test.ts': '' })).toEqual([])
    expect(places(listed, { 'server/protocol/a.ts': code })).toEqual(['server/protocol/a.ts:1'])
  })

  it('is not asked of types, constants and indexes', () => {
    expect(doesSomething(source('models/a.ts', "import type { B } from './b.ts'\nexport interface A { b: B }\nexport const LIST = ['a', 'b'] as const\nexport type C = typeof LIST[number]\nexport { d } from './d.ts'"))).toBe(false)
    for (const text of [code, 'export const f = () => 1', 'export class A { m() {} }', 'export const A = z.string()', 'export const A = new Map()']) expect(doesSomething(source('models/a.ts', text))).toBe(true)
  })
})
