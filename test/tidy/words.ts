import ts from 'typescript'
import { finding, syntax, visit, type Finding, type Rule } from './sources.ts'

/** A model is literate: it opens by saying what it is, before any code. */
export const modelsOpenWithWords: Rule = sources => sources.filter(s => s.path.startsWith('models/') && s.path.endsWith('.ts') && !/^(\/\*\*[\s\S]{20,}?\*\/|\/\/ .{20,})/.test(s.text))
  .map(({ path }) => ({ path, line: 1, message: 'opens without a comment that says what it is, for what, and from where' }))

/** What others call says what it takes and gives. A file that exports one function may say it at its top. */
export const exportsAreExplained: Rule = sources => sources.filter(s => /^(models|server)\/.*\.ts$/.test(s.path)).flatMap(source => {
  const exported = syntax(source).statements.filter(ts.isFunctionDeclaration).filter(f => f.modifiers?.some(m => m.kind === ts.SyntaxKind.ExportKeyword) === true)
  if (exported.length === 1 && source.text.startsWith('/**')) return []
  return exported.filter(f => ts.getJSDocCommentsAndTags(f).length === 0).map(f => finding(source, f, `${f.name?.text ?? 'a function'} is exported without a word about it`))
})

/** A test is worth what its oracle is worth, so each says where its answer comes from; or the file says it for all. */
export const testsNameTheirOracle: Rule = sources => sources.filter(s => /^test\/.*\.test\.ts$/.test(s.path) && !/Oracle of every test here/.test(s.text)).flatMap(source => {
  const found: Finding[] = []
  visit(syntax(source), node => {
    if (!ts.isCallExpression(node) || !/^(it|test)\b/.test(node.expression.getText())) return
    const story = node.arguments.slice(1).find(a => ts.isArrowFunction(a) || ts.isFunctionExpression(a))
    if (story && !/Oracle/.test(story.getText())) found.push(finding(source, node, 'names no oracle: where does the right answer come from?'))
  })
  return found
})
