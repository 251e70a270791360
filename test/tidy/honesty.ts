import ts from 'typescript'
import { finding, lineOf, syntax, visit, type Finding, type Rule } from './sources.ts'

/** Packs, goldens and tables are small; what is larger is somebody's data. */
export const LARGEST_FILE = 1_500_000

/** Folders of one machine. Written in two parts so that this file keeps its own rule. */
const MACHINE_PATH = new RegExp(['(?<![\\w.:/*-])/', '(work|home|root|Users|mnt)/'].join(''), 'g')

/** A clone lies anywhere: no path of one machine, not even in a comment. */
export const noMachinePaths: Rule = sources => sources.filter(s => s.path !== 'package-lock.json').flatMap(({ path, text }) =>
  [...text.matchAll(MACHINE_PATH)].map(found => ({ path, line: lineOf(text, found.index), message: `${found[0]}… is a place on one machine` })))

export const filesAreSmall: Rule = sources => sources.filter(s => s.bytes > LARGEST_FILE)
  .map(({ path, bytes }) => ({ path, line: 1, message: `${bytes} bytes; the largest is ${LARGEST_FILE}, and measured data is never committed` }))

const RUNNERS = new Set(['it', 'test', 'describe', 'suite'])
const NEVER = new Map([['only', 'runs this test alone'], ['todo', 'counts a test that is not there'], ['fails', 'counts a failure as a pass'], ['skip', 'skips without saying why; use skipIf with the reason in the title']])

/** What is not run is said: no `only`, no bare `skip`; a conditional skip has its reason in the title, or is for the absent ../shared. */
export const skipsSayWhy: Rule = sources => sources.filter(s => /^test\/.*\.ts$/.test(s.path)).flatMap(source => {
  const found: Finding[] = []
  visit(syntax(source), node => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && /^(xit|xtest|xdescribe|fit|fdescribe)$/.test(node.expression.text)) found.push(finding(source, node, `${node.expression.text} hides tests`))
    if (!ts.isPropertyAccessExpression(node)) return
    const name = node.name.text
    if (!RUNNERS.has(leftmost(node))) {
      if (name === 'skip' && ts.isCallExpression(node.parent) && node.parent.expression === node && /^(ctx|context|t|task)$/.test(leftmost(node)) && node.parent.arguments.length === 0) found.push(finding(source, node, 'skip() without a reason'))
      return
    }
    const refusal = NEVER.get(name)
    if (refusal !== undefined) found.push(finding(source, node, `.${name} ${refusal}`))
    if ((name === 'skipIf' || name === 'runIf') && !saysWhy(node)) found.push(finding(source, node, `.${name} without a reason: put “needs …” into the title`))
  })
  return found
})

function leftmost(node: ts.Expression): string {
  return ts.isPropertyAccessExpression(node) ? leftmost(node.expression) : ts.isIdentifier(node) ? node.text : ''
}

/** In `it.skipIf(condition)(title, …)` or `….each(table)(title, …)`: the absent ../shared is a known reason, others stand in the title. */
function saysWhy(access: ts.PropertyAccessExpression): boolean {
  const condition = access.parent
  if (!ts.isCallExpression(condition)) return false
  if (/\bhasShared/.test(condition.arguments.map(a => a.getText()).join())) return true
  let call: ts.Node = condition.parent
  while (ts.isPropertyAccessExpression(call) || (ts.isCallExpression(call) && ts.isPropertyAccessExpression(call.expression))) call = call.parent
  return ts.isCallExpression(call) && /\bneeds\b|withoutShared/.test(call.arguments[0]?.getText() ?? '')
}

/** Each dependency has a line in the README under “Decisions”: what for, what it costs, what we would write instead. */
export function dependenciesAreExplained(names: readonly string[]): Rule {
  return sources => {
    const text = sources.find(s => s.path === 'README.md')?.text ?? ''
    const section = /^## Decisions[^\n]*\n([\s\S]*?)(?=^## |(?![\s\S]))/m.exec(text)?.[1] ?? ''
    return names.filter(name => !section.split('\n').some(line => line.includes(`\`${name}\``) && line.length > name.length + 40))
      .map(name => ({ path: 'README.md', line: 1, message: `\`${name}\` has no line of its why under “Decisions”` }))
  }
}

/** A range would let the numbers change with the day of the install. */
export function pinsAreExact(versions: Readonly<Record<string, string>>): Rule {
  return () => Object.entries(versions).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(([name, version]) => ({ path: 'package.json', line: 1, message: `${name} is ${version}, not an exact version` }))
}
