import { describe, expect, it } from 'vitest'
import { modelsArePure } from './purity.ts'
import { places } from './source.ts'

const file = 'models/air/a.ts'

describe('purity', () => {
  // Oracle of every test here: the list of what models may not know, one bad line for each.
  it.each([
    'const now = Date.now()', 'const d = new Date(0)', 'let d: Date', 'const r = Math.random()', "const r = Math['random']()", 'const { random } = Math',
    'const p = 2 ** 3', 'const p = 10 ** k', 'let p = 2; p **= 3', 'const p = Math.pow(2, 3)', 'const s = (1).toLocaleString()', "const s = 'a'.localeCompare('b')",
    "const s = ''.toLocaleUpperCase()", "const n = new Intl.NumberFormat()", "console.log('a')", 'const e = process.env', 'setTimeout(f, 1)', 'const t = performance.now()',
    "fetch('x')", 'globalThis.x = 1', 'async function f() {}', 'const f = async () => 1', 'for await (const x of xs) f(x)', "const m = import('./b.ts')", 'const u = import.meta.url', 'const f = Date',
  ])('finds “%s”', line => { expect(places(modelsArePure, { [file]: `// first\n${line}` })).toContain(`${file}:2`) })

  it.each([
    '// Date, Math.random and console are banned here', '/** x ** 2 */', "const s = 'console.log(Date.now()) ** 2'", 'const t = `Math.pow`', 'interface A { readonly process: string }',
    'const a = b.process', 'const a = { fetch: 1 }', 'const m = Math.exp(-1)', "const m = Math['log'](2)", 'function* f() { yield 1 }', 'class Dates {}',
    'const fetch = 31_000; f(fetch)', 'const p = 10n ** k',
  ])('lets “%s” be', line => { expect(places(modelsArePure, { [file]: line })).toEqual([]) })

  it('asks it of models only', () => {
    // The server has a clock, by design.
    expect(places(modelsArePure, { 'server/a.ts': 'const now = Date.now()' })).toEqual([])
  })
})
