import { posix } from 'node:path'
import ts from 'typescript'
import { finding, isCode, isTest, syntax, visit, type Rule, type Source } from './sources.ts'

/** An import as written: the text between the quotes, where, and whether it vanishes when types are stripped. */
interface Import { readonly to: string; readonly node: ts.Node; readonly typeOnly: boolean }

const PURE_LAYER = ['models/units', 'models/numeric']
const SHARED_LAYER = [...PURE_LAYER, 'models/contract']
/** Packages that models/ may use. simple-statistics is pure and pinned; anything else would hide its numbers from the reader. */
const MODEL_PACKAGES = ['simple-statistics']
/** What the wire may import: schemas only, so that the browser carries nothing else. */
const PROTOCOL_PACKAGES = ['zod']

/** A ← B means that B may import A: the arrows of the architecture, one folder a zone. */
export const importsFollowTheArrows: Rule = sources => {
  const known = new Set(sources.map(s => s.path))
  return sources.filter(s => isCode(s.path)).flatMap(source => importsOf(source).flatMap(found => {
    if (!found.to.startsWith('.')) return []
    const target = posix.normalize(posix.join(posix.dirname(source.path), found.to))
    const refusal = target.startsWith('..') ? 'leaves the project' : refused(source.path, target, found.typeOnly, known)
    return refusal === null ? [] : [finding(source, found.node, `imports ${target}: ${refusal}`)]
  }))
}

/** Packages: none in models but the named, zod alone on the wire, and nowhere one that package.json does not declare. */
export function packagesAreDeclared(declared: { readonly production: readonly string[]; readonly development: readonly string[] }): Rule {
  return sources => sources.filter(s => isCode(s.path)).flatMap(source => importsOf(source).flatMap(found => {
    if (found.to.startsWith('.') || found.to.startsWith('/') || /^(virtual|data):/.test(found.to)) return []
    const refusal = refusedPackage(source.path, found.to, declared)
    return refusal === null ? [] : [finding(source, found.node, `imports ${found.to}: ${refusal}`)]
  }))
}

const read = new WeakMap<Source, Import[]>()

/** Every import, export … from, and dynamic import() of a file. */
export function importsOf(source: Source): readonly Import[] {
  const known = read.get(source)
  if (known) return known
  const found: Import[] = []
  read.set(source, found)
  visit(syntax(source), node => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
      found.push({ to: node.moduleSpecifier.text, node, typeOnly: isTypeOnly(node) })
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const argument = node.arguments[0]
      if (argument && ts.isStringLiteralLike(argument)) found.push({ to: argument.text, node, typeOnly: false })
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
      found.push({ to: node.argument.literal.text, node, typeOnly: true })
    }
  })
  return found
}

function isTypeOnly(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(node)) {
    return node.isTypeOnly || (node.exportClause !== undefined && ts.isNamedExports(node.exportClause) && node.exportClause.elements.every(e => e.isTypeOnly))
  }
  const clause = node.importClause
  if (clause === undefined) return false
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true
  return clause.name === undefined && clause.namedBindings !== undefined && ts.isNamedImports(clause.namedBindings) && clause.namedBindings.elements.every(e => e.isTypeOnly)
}

/** `models/units`, `models/<folder>`, `models/registry`, `models/index`, `server/protocol`, `server`, `web`, `seeds`, `test`, or the file itself. */
export function zoneOf(path: string): string {
  const [top = '', second = ''] = path.split('/')
  if (top === 'models') return `models/${second.replace(/\.ts$/, '')}`
  return top === 'server' && second === 'protocol' ? 'server/protocol' : top
}

function refused(path: string, target: string, typeOnly: boolean, known: ReadonlySet<string>): string | null {
  const [from, to] = [zoneOf(path), zoneOf(target)]
  if (from === 'test' || from === to) return null
  if (to === 'test') return 'tests may be imported by nothing'
  if (from.startsWith('models/')) return refusedInModels(from, to)
  if (from === 'server/protocol') {
    if (!['models/units', 'models/contract'].includes(to)) return 'the wire knows units and contract only'
    return typeOnly ? null : 'the wire may import types of models only (import type)'
  }
  if (from === 'server') {
    if (to.startsWith('models/') || to === 'server/protocol') return null
    return to === 'seeds' ? 'seeds are data, read by server/packs' : `${to} is not below server`
  }
  if (from === 'web') return to === 'server/protocol' ? null : 'the screen knows server/protocol only'
  return known.has(target) ? `${from} stands outside the folders` : null
}

function refusedInModels(from: string, to: string): string | null {
  if (!to.startsWith('models/')) return 'models know nothing outside models'
  const science = !SHARED_LAYER.includes(to) && to !== 'models/registry' && to !== 'models/index'
  if (PURE_LAYER.includes(from)) return PURE_LAYER.includes(to) ? null : 'units and numeric stand at the bottom'
  if (from === 'models/contract') return PURE_LAYER.includes(to) ? null : 'the contract knows units and numeric only'
  if (from === 'models/twin') return PURE_LAYER.includes(to) ? null : 'truth may not be made by the model under test: units and numeric only'
  if (from === 'models/registry') return to === 'models/index' ? 'the index stands above the registry' : null
  if (from === 'models/index') return null
  if (SHARED_LAYER.includes(to)) return null
  return science ? 'science folders receive each other as arguments; the registry wires them' : 'the registry stands above the science'
}

function refusedPackage(path: string, specifier: string, declared: { readonly production: readonly string[]; readonly development: readonly string[] }): string | null {
  const zone = zoneOf(path)
  if (specifier.startsWith('node:')) {
    if (zone.startsWith('models/') || zone === 'server/protocol') return 'no Node here: it also runs in the browser and in other engines'
    return zone === 'web' && !/\.config\.ts$/.test(path) ? 'the screen has no Node' : null
  }
  const name = specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/')
  if (zone.startsWith('models/')) return MODEL_PACKAGES.includes(name) ? null : `models use no package but ${MODEL_PACKAGES.join(', ')}`
  if (zone === 'server/protocol') return PROTOCOL_PACKAGES.includes(name) ? null : `the wire uses no package but ${PROTOCOL_PACKAGES.join(', ')}`
  if (declared.production.includes(name) || (isTest(path) && declared.development.includes(name))) return null
  return 'package.json does not declare it for this folder'
}
