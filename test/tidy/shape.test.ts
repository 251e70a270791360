import { describe, expect, it } from 'vitest'
import { filesAreShort, functionsFitAScreen, LONGEST_FILE, LONGEST_FUNCTION, namesSayWhatTheyAre, topLevelIsFixed } from './shape.ts'
import { found, places } from './source.ts'

const lines = (n: number) => Array.from({ length: n }, (_, i) => `const a${i} = ${i}`).join('\n') + '\n'

// Oracle of every test here: the house style's own words, with one file just inside and one just outside.
describe('shape', () => {
  it('ends a file at 250 lines, styles and components too', () => {
    expect(LONGEST_FILE).toBe(250)
    expect(places(filesAreShort, { 'web/a.css': lines(250), 'web/A.svelte': lines(251), 'server/a.ts': lines(251), 'seeds/a.json': lines(900) })).toEqual(['web/A.svelte:251', 'server/a.ts:251'])
  })

  it('lets a function fill a screen and not more, wherever it is written, except in tests', () => {
    expect(LONGEST_FUNCTION).toBe(60)
    const long = (n: number) => [`function f() {`, lines(n - 2) + '}', `const g = () => {`, lines(n - 2) + '}', `class C { m() {`, lines(n - 2) + '} }'].join('\n')
    expect(places(functionsFitAScreen, { 'server/a.ts': long(60), 'test/a.test.ts': long(61) })).toEqual([])
    expect(places(functionsFitAScreen, { 'server/a.ts': long(61) })).toEqual(['server/a.ts:1', 'server/a.ts:62', 'server/a.ts:123'])
  })

  it('knows kebab-case and PascalCase', () => {
    const good = ['server/a-b.ts', 'web/src/state/room.svelte.ts', 'test/a-b.test.ts', 'web/vite.config.ts', 'web/src/view/BranchTable.svelte', 'models/air/mda8.ts', 'server/information.ts']
    expect(places(namesSayWhatTheyAre, Object.fromEntries(good.map(p => [p, ''])))).toEqual([])
    const bad = ['server/aB.ts', 'server/a_b.ts', 'server/A.ts', 'web/src/branch-table.svelte', 'server/utils.ts', 'server/log-manager.ts', 'web/src/InfoPanel.svelte', 'server/helpers/a.ts']
    expect(places(namesSayWhatTheyAre, Object.fromEntries(bad.map(p => [p, ''])))).toEqual(bad.map(p => `${p}:1`))
  })

  it('finds a new name on the top level, and lets dot files be', () => {
    expect(found(topLevelIsFixed, { 'src/a.ts': '', 'vite.config.ts': '', 'server/a.ts': '', '.ci/run': '', '.gitignore': '', 'README.md': '' }).map(f => f.path)).toEqual(['src/a.ts', 'vite.config.ts'])
  })
})
