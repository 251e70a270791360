import { describe, expect, it } from 'vitest'
import { dependenciesAreExplained, filesAreSmall, LARGEST_FILE, noMachinePaths, pinsAreExact, skipsSayWhy } from './honesty.ts'
import { places, source } from './source.ts'

// Oracle of every test here: the rule in words, one line for each way to break it.
describe('honesty', () => {
  it('finds a path of one machine, and knows a web address or a glob from one', () => {
    const bad = ['work', 'home', 'root'].map(folder => `see /${folder}/somebody/file`)
    expect(places(noMachinePaths, { 'README.md': ['# A', ...bad].join('\n') })).toEqual(['README.md:2', 'README.md:3', 'README.md:4'])
    expect(places(noMachinePaths, { 'a.md': 'https://example.org/work/a, network/home/a and src/**/root/a' })).toEqual([])
  })

  it('finds a file that can only be data', () => {
    expect(filesAreSmall([{ ...source('seeds/a.csv'), bytes: LARGEST_FILE + 1 }, { ...source('seeds/b.csv'), bytes: LARGEST_FILE }]).map(f => f.path)).toEqual(['seeds/a.csv'])
  })

  it.each(["it.only('a', f)", "it.skip('a', f)", "describe.skip('a', f)", "describe.only('a', f)", "it.todo('a')", "xit('a', f)", "it.fails('a', f)", "it.skipIf(windows)('a', f)", "it.runIf(linux)('a', f)", "it.skipIf(windows).each([1])('a', f)",
    "it('a', ctx => { ctx.skip() })", "test.concurrent.only('a', f)"])('finds “%s”', line => {
    // Written in pieces below the path of a test, since this very file is searched too.
    expect(places(skipsSayWhy, { 'test/a.test.ts': line })).toEqual(['test/a.test.ts:1'])
  })

  it.each(["it.skipIf(!hasShared)('a', f)", "it.skipIf(!strace)('a (needs strace)', f)", "it.skipIf(!x).each([1])('a, needs x', f)", "it('a', ctx => { ctx.skip('needs chromium') })", "describe.skipIf(!hasShared)('a', f)", "take(1).skip(3)", "it.skipIf(!x)(`a ${withoutShared}`, f)"])('lets “%s” be', line => {
    expect(places(skipsSayWhy, { 'test/a.test.ts': line })).toEqual([])
  })

  it('wants a sentence for each dependency, under Decisions and nowhere else', () => {
    const line = (name: string) => `- \`${name}\`: for the wire; 60 kB; else we would write our own checks of every message.`
    expect(dependenciesAreExplained(['zod', 'ws', 'pino'])([source('README.md', `# A\n${line('pino')}\n## Decisions\n${line('zod')}\n- \`ws\`: short\n## Limits\n`)])).toHaveLength(2)
    expect(dependenciesAreExplained(['zod'])([source('README.md', `## Decisions, one by one\n\n### Wire\n${line('zod')}`)])).toEqual([])
    expect(dependenciesAreExplained(['zod'])([])).toHaveLength(1)
  })

  it('finds a version that may move', () => {
    expect(pinsAreExact({ a: '^1.2.3', b: '~1.2.3', c: '1.x', d: 'latest', e: '1.2.3', f: '1.2.3-rc.1' })([]).map(f => f.message.slice(0, 1))).toEqual(['a', 'b', 'c', 'd'])
  })
})
