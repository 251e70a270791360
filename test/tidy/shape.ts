import { posix } from 'node:path'
import ts from 'typescript'
import { finding, isCode, isTest, syntax, visit, type Finding, type Rule } from './sources.ts'

export const LONGEST_FILE = 250
export const LONGEST_FUNCTION = 60
const BANNED_NAMES = new Set(['util', 'utils', 'helper', 'helpers', 'manager', 'info'])
const TOP_LEVEL = new Set(['server', 'web', 'models', 'seeds', 'test', 'package.json', 'package-lock.json', 'tsconfig.json', 'README.md', 'LICENSE'])
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/
const PASCAL = /^([A-Z][a-z0-9]*)+\.svelte$/

/** The top level is fixed: a newcomer finds the same ten names next year. Dot files are the tools' own. */
export const topLevelIsFixed: Rule = sources => {
  const tops = new Map(sources.map(s => [s.path.split('/')[0] ?? '', s.path]))
  return [...tops].filter(([top]) => !top.startsWith('.') && !TOP_LEVEL.has(top))
    .map(([top, path]) => ({ path, line: 1, message: `${top} is none of ${[...TOP_LEVEL].join(', ')}` }))
}

export const filesAreShort: Rule = sources => sources.filter(s => /\.(ts|svelte|css)$/.test(s.path)).flatMap(source => {
  const lines = source.text.replace(/\n$/, '').split('\n').length
  return lines > LONGEST_FILE ? [{ path: source.path, line: lines, message: `${lines} lines; ${LONGEST_FILE} is the end, so split it by idea` }] : []
})

/** Tests are tables and stories, and may be long; everything else fits a screen. */
export const functionsFitAScreen: Rule = sources => sources.filter(s => isCode(s.path) && !isTest(s.path)).flatMap(source => {
  const found: Finding[] = []
  const tree = syntax(source)
  visit(tree, node => {
    if (!ts.isFunctionLike(node) || !('body' in node) || node.body === undefined) return
    const [start, end] = [node.getStart(tree), node.getEnd()].map(at => tree.getLineAndCharacterOfPosition(at).line) as [number, number]
    const lines = end - start + 1
    if (lines > LONGEST_FUNCTION) found.push(finding(source, node, `${nameOf(node)} has ${lines} lines; ${LONGEST_FUNCTION} fit a screen`))
  })
  return found
})

function nameOf(node: ts.SignatureDeclaration): string {
  if (node.name) return node.name.getText()
  return ts.isVariableDeclaration(node.parent) ? node.parent.name.getText() : 'a function'
}

/** Files kebab-case, components PascalCase, and no name that says nothing. */
export const namesSayWhatTheyAre: Rule = sources => sources.filter(s => /\.(ts|js|mjs|svelte|css)$/.test(s.path)).flatMap(({ path }) => {
  const file = posix.basename(path)
  const fits = file.endsWith('.svelte') ? PASCAL.test(file) : KEBAB.test(file)
  const say = (message: string): Finding => ({ path, line: 1, message })
  const empty = path.split('/').flatMap(part => part.split(/[-.]|(?<=[a-z])(?=[A-Z])/)).find(word => BANNED_NAMES.has(word.toLowerCase()))
  return [
    ...(fits ? [] : [say(file.endsWith('.svelte') ? 'a component is PascalCase.svelte' : 'a file is kebab-case')]),
    ...(empty === undefined ? [] : [say(`“${empty}” says nothing about what is inside`)]),
  ]
})
