import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { hasShared, sharedPath } from './support/shared.ts'
import { importsFollowTheArrows, packagesAreDeclared } from './tidy/directions.ts'
import { dependenciesAreExplained, filesAreSmall, noMachinePaths, pinsAreExact, skipsSayWhy } from './tidy/honesty.ts'
import { sourcesHaveTests } from './tidy/mirror.ts'
import { modelsArePure } from './tidy/purity.ts'
import { filesAreShort, functionsFitAScreen, namesSayWhatTheyAre, topLevelIsFixed } from './tidy/shape.ts'
import { printed, projectSources, type Rule } from './tidy/sources.ts'
import { asOnlyInParsers, noAny } from './tidy/types.ts'
import { exportsAreExplained, modelsOpenWithWords, testsNameTheirOracle } from './tidy/words.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const sources = projectSources(root)
type Versions = Record<string, string>
const pack = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies: Versions; devDependencies: Versions; optionalDependencies: Versions }
const versions = { ...pack.dependencies, ...pack.devDependencies, ...pack.optionalDependencies }
const declared = { production: Object.keys(pack.dependencies), development: Object.keys(pack.devDependencies) }

// Oracle of every test here: the project's own files, against the rules of the house. What each rule finds in bad code is tested in tidy/*.test.ts.
describe('the house', () => {
  const rules: readonly [string, Rule][] = [
    ['has the fixed top level', topLevelIsFixed],
    ['imports only along the arrows of the architecture', importsFollowTheArrows],
    ['uses only packages that it declares, and almost none in models', packagesAreDeclared(declared)],
    ['keeps models pure', modelsArePure],
    ['opens every model with words', modelsOpenWithWords],
    ['explains what it exports', exportsAreExplained],
    ['names the oracle of every test', testsNameTheirOracle],
    ['keeps files short', filesAreShort],
    ['keeps functions within a screen', functionsFitAScreen],
    ['names files for what they hold', namesSayWhatTheyAre],
    ['tests every source', sourcesHaveTests()],
    ['has no any', noAny],
    ['trusts types only after parsing', asOnlyInParsers()],
    ['knows no machine', noMachinePaths],
    ['carries no large file', filesAreSmall],
    ['says why a test is skipped', skipsSayWhy],
    ['explains each dependency in the README', dependenciesAreExplained(Object.keys(versions))],
    ['pins each dependency exactly', pinsAreExact(versions)],
  ]
  it.each(rules)('%s', (_, rule) => { expect(printed(rule(sources))).toBe('') })

  it('is seen whole: the rules look at models, server, web and tests', () => {
    // Oracle: files that have to exist; without them every rule above would pass on nothing.
    const paths = sources.map(s => s.path)
    for (const path of ['models/units/time.ts', 'server/protocol/server.ts', 'package.json', 'test/tidy.test.ts']) expect(paths).toContain(path)
  })

  it.skipIf(!hasShared)('carries no copy of measured data', () => {
    // Oracle: SHA-256 of every file beside the project, compared where the sizes agree.
    const theirs = readdirSync(sharedPath('data'), { recursive: true, withFileTypes: true }).filter(e => e.isFile()).map(e => join(e.parentPath, e.name))
    const hash = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex')
    const known = new Set(theirs.map(hash))
    expect(known.size).toBeGreaterThan(10)
    expect(sources.filter(s => known.has(hash(join(root, s.path)))).map(s => s.path)).toEqual([])
  })
})
