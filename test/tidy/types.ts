import ts from 'typescript'
import { finding, isCode, isTest, syntax, visit, type Finding, type Rule, type Source } from './sources.ts'

/** Where `as` may stand, each with its reason. Beside these: `as const`, and reading one element of an array, `list[i] as number`. */
export const AS_ALLOWED: ReadonlyMap<string, string> = new Map([
  ['server/packs/', 'parsers of foreign files: what zod and csv-parse let through gets its type here'],
  ['server/protocol/', 'the wire is parsed here'],
  ['models/units/', 'the one place where a bare number becomes a quantity'],
  ['server/log/read.ts', 'rows of our own log: zod parsed them before they were appended, and the hash chain says they are unchanged'],
  ['server/engine/worker.ts', 'the edge between our two threads: both sides are one program, and Node’s structured clone keeps the shape'],
  ['server/http/listen.ts', 'the one place where the types of ws and of the HTTP adapter meet, which differ in overloads only'],
  ['server/engine/handle.ts', 'the other side of that edge'],
])

/** `any` switches the compiler off for everything that it touches. */
export const noAny: Rule = sources => sources.filter(s => isCode(s.path)).flatMap(source => {
  const found: Finding[] = []
  visit(syntax(source), node => {
    if (node.kind === ts.SyntaxKind.AnyKeyword) found.push(finding(source, node, 'any; use unknown and parse it'))
  })
  return [...found, ...silenced(source)]
})

/** Comments that switch the compiler off. A test may expect an error, since that is how a type is tested. */
function silenced(source: Source): Finding[] {
  const words = isTest(source.path) ? /^\s*(\/\/|\/\*)\s*@ts-(ignore|nocheck)/ : /^\s*(\/\/|\/\*)\s*@ts-(ignore|nocheck|expect-error)/
  return source.text.split('\n').flatMap((line, i) => words.test(line) ? [{ path: source.path, line: i + 1, message: 'switches the compiler off' }] : [])
}

/** `as` says "trust me": only parsers, units and the element of an array may ask for that. Tests read answers, and may. */
export function asOnlyInParsers(allowed: ReadonlyMap<string, string> = AS_ALLOWED): Rule {
  return sources => sources.filter(s => isCode(s.path) && !isTest(s.path) && ![...allowed.keys()].some(prefix => s.path.startsWith(prefix))).flatMap(source => {
    const found: Finding[] = []
    visit(syntax(source), node => {
      if (ts.isTypeAssertionExpression(node)) found.push(finding(source, node, '<T>value; parse it, or use satisfies'))
      if (ts.isAsExpression(node) && !isHarmless(node)) found.push(finding(source, node, `“as ${node.type.getText()}” outside a parser; parse it with zod, type the value where it is made, or use of() and hoursAfter() of models/units`))
    })
    return found
  })
}

function isHarmless(node: ts.AsExpression): boolean {
  const toConst = ts.isTypeReferenceNode(node.type) && node.type.getText() === 'const'
  let value: ts.Expression = node.expression
  while (ts.isParenthesizedExpression(value) || ts.isNonNullExpression(value)) value = value.expression
  return toConst || ts.isElementAccessExpression(value)
}
