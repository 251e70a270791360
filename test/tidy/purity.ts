import ts from 'typescript'
import { finding, inFolder, syntax, visit, type Finding, type Rule, type Source } from './sources.ts'

/** Names that bring in time, chance, the machine or the reader's locale. */
const IMPURE_NAMES = new Set(['Date', 'Intl', 'Temporal', 'console', 'process', 'performance', 'fetch', 'globalThis', 'crypto', 'Buffer', 'require', 'Promise',
  'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'WebSocket', 'Atomics', 'WeakRef', 'FinalizationRegistry', 'eval'])
/** Chance, and the power whose last bit differs between engines. */
const IMPURE_MATH = new Set(['random', 'pow'])

/** models/ is pure: no clock, no chance, no machine, no locale, nothing that waits. Comments and strings may speak of them. */
export const modelsArePure: Rule = sources => sources.filter(inFolder('models')).filter(s => s.path.endsWith('.ts')).flatMap(impurities)

function impurities(source: Source): Finding[] {
  const found: Finding[] = []
  const own = declaredNames(source)
  const say = (node: ts.Node, message: string) => found.push(finding(source, node, message))
  visit(syntax(source), node => {
    if (ts.isIdentifier(node) && IMPURE_NAMES.has(node.text) && !own.has(node.text) && !isMereLabel(node)) say(node, `${node.text} is not pure`)
    if (ts.isIdentifier(node) && node.text === 'Math' && !isMereLabel(node) && !isMember(node.parent, node)) say(node, 'Math may only be used as Math.<name>, so that each use can be checked')
    if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
      const name = memberName(node)
      if (node.expression.getText() === 'Math' && name !== null && IMPURE_MATH.has(name)) say(node, name === 'random' ? 'Math.random: chance comes from models/numeric/random.ts' : 'Math.pow differs between engines')
      if (name !== null && (name.startsWith('toLocale') || name === 'localeCompare')) say(node, `${name} depends on the reader’s locale`)
    }
    if ((node.kind === ts.SyntaxKind.AsteriskAsteriskToken || node.kind === ts.SyntaxKind.AsteriskAsteriskEqualsToken) && !isExactPower(node.parent)) say(node, '** differs between engines')
    if (ts.isAwaitExpression(node) || node.kind === ts.SyntaxKind.AsyncKeyword || (ts.isForOfStatement(node) && node.awaitModifier)) say(node, 'a step is synchronous: no async, no await')
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) say(node, 'import() waits; import at the top')
    if (ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword) say(node, 'import.meta knows where the file lies')
  })
  return found
}

/** Names that the file gives to its own things: the fetch of a wind is a length, not a request. */
function declaredNames(source: Source): Set<string> {
  const names = new Set<string>()
  visit(syntax(source), node => {
    if ((ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node) || ts.isFunctionDeclaration(node)) && node.name && ts.isIdentifier(node.name)) names.add(node.name.text)
  })
  return names
}

/** A power of whole numbers written with a bigint, `10n ** k`, is exact in every engine. */
function isExactPower(node: ts.Node): boolean {
  return ts.isBinaryExpression(node) && (ts.isBigIntLiteral(node.left) || ts.isBigIntLiteral(node.right))
}

/** `x.process`, `{ process: 1 }`, `process: string` in an interface: a word, not the thing. */
function isMereLabel(node: ts.Identifier): boolean {
  const p = node.parent
  if (ts.isPropertyAccessExpression(p) || ts.isQualifiedName(p)) return (ts.isPropertyAccessExpression(p) ? p.name : p.right) === node
  if (ts.isPropertyAssignment(p) || ts.isPropertySignature(p) || ts.isPropertyDeclaration(p) || ts.isMethodDeclaration(p) || ts.isMethodSignature(p) || ts.isEnumMember(p)) return p.name === node
  return ts.isBindingElement(p) && p.propertyName === node
}

function isMember(parent: ts.Node, of: ts.Node): boolean {
  return (ts.isPropertyAccessExpression(parent) || (ts.isElementAccessExpression(parent) && memberName(parent) !== null)) && parent.expression === of
}

function memberName(node: ts.PropertyAccessExpression | ts.ElementAccessExpression): string | null {
  if (ts.isPropertyAccessExpression(node)) return node.name.text
  return ts.isStringLiteralLike(node.argumentExpression) ? node.argumentExpression.text : null
}
