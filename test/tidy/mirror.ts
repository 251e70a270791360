import { posix } from 'node:path'
import ts from 'typescript'
import { importsOf } from './directions.ts'
import { syntax, visit, type Rule, type Source } from './sources.ts'

/** Sources whose test lies elsewhere: the start of their path, the test, and why. Keep it short. */
export interface Elsewhere { readonly sources: string; readonly test: string; readonly why: string }
export const TESTED_ELSEWHERE: readonly Elsewhere[] = [
  { sources: 'server/protocol/', test: 'test/server/protocol/wire.test.ts', why: 'the channels are schemas of one wire, which this test speaks whole, both ways' },
]

/**
 * Each file of models/ and server/ that does something is tested by test/<same path>.test.ts, or by a test in the folder that
 * mirrors its own (test/<folder>/… or test/<folder>.test.ts) which imports it itself. In server/ that test may reach it through
 * the folder's door: a file of the same folder that it imports, and which uses this one. A model has to be met in person.
 * Types, constants and indexes do nothing.
 */
export function sourcesHaveTests(elsewhere: readonly Elsewhere[] = TESTED_ELSEWHERE): Rule {
  return sources => {
    const tests = sources.filter(s => s.path.startsWith('test/') && s.path.endsWith('.test.ts'))
    return sources.filter(s => /^(models|server)\/.*\.ts$/.test(s.path) && doesSomething(s))
      .filter(s => !elsewhere.some(e => s.path.startsWith(e.sources) && tests.some(t => t.path === e.test)) && !isTestedBy(tests, s.path, sources))
      .map(({ path }) => ({ path, line: 1, message: `has no test: write test/${path.replace(/\.ts$/, '.test.ts')}` }))
  }
}

function isTestedBy(tests: readonly Source[], path: string, sources: readonly Source[]): boolean {
  const folder = `test/${posix.dirname(path)}`
  const doors = path.startsWith('server/') ? usersInFolder(sources, path) : new Set([path])
  return tests.some(test => {
    if (test.path === `test/${path.replace(/\.ts$/, '.test.ts')}`) return true
    if (test.path !== `${folder}.test.ts` && posix.dirname(test.path) !== folder) return false
    return targetsOf(test).some(target => doors.has(target))
  })
}

/** The file itself, and the files of its folder that use it, or use one that does. */
function usersInFolder(sources: readonly Source[], path: string): Set<string> {
  const neighbours = sources.filter(s => posix.dirname(s.path) === posix.dirname(path) && s.path.endsWith('.ts'))
  const users = new Set([path])
  for (let before = 0; before < users.size;) {
    before = users.size
    for (const source of neighbours) if (targetsOf(source).some(target => users.has(target))) users.add(source.path)
  }
  return users
}

/** Where the imports of a file lead that are still there at run time. */
function targetsOf(source: Source): string[] {
  return importsOf(source).filter(found => !found.typeOnly && found.to.startsWith('.')).map(found => posix.join(posix.dirname(source.path), found.to))
}

/** Whether a file can be wrong at run time: it has a function, a class or a call. */
export function doesSomething(source: Source): boolean {
  let found = false
  visit(syntax(source), node => {
    if ((ts.isFunctionLike(node) && 'body' in node && node.body !== undefined) || ts.isClassLike(node) || ts.isCallExpression(node) || ts.isNewExpression(node)) found = true
  })
  return found
}
