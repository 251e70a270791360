import { describe, expect, it } from 'vitest'
import { importsFollowTheArrows, packagesAreDeclared } from './directions.ts'
import { places } from './source.ts'

// Oracle of every test here: the arrows of the architecture, drawn out by hand.
const allowed: [string, string][] = [
  ['models/numeric/a.ts', '../units/quantity.ts'],
  ['models/contract/a.ts', '../units/time.ts'],
  ['models/response/a.ts', '../contract/frame.ts'],
  ['models/response/indicators/a.ts', '../deficit.ts'],
  ['models/twin/a.ts', '../numeric/random.ts'],
  ['models/registry.ts', './response/deficit.ts'],
  ['models/index.ts', './registry.ts'],
  ['server/engine/a.ts', '../../models/response/deficit.ts'],
  ['server/ws/a.ts', '../protocol/server.ts'],
  ['web/src/net/a.ts', '../../../server/protocol/server.ts'],
  ['test/server/a.test.ts', '../../server/main.ts'],
]
const refused: [string, string][] = [
  ['models/units/a.ts', '../contract/frame.ts'],
  ['models/contract/a.ts', '../response/deficit.ts'],
  ['models/contract/a.ts', '../registry.ts'],
  ['models/response/a.ts', '../apportion/predict.ts'],
  ['models/response/a.ts', '../registry.ts'],
  ['models/twin/a.ts', '../contract/frame.ts'],
  ['models/twin/a.ts', '../air/ventilation.ts'],
  ['models/air/a.ts', '../../server/config.ts'],
  ['models/air/a.ts', '../../seeds/standards/aqi.json'],
  ['server/protocol/a.ts', '../log/log.ts'],
  ['server/protocol/a.ts', '../../models/response/deficit.ts'],
  ['server/engine/a.ts', '../../web/src/app.ts'],
  ['server/engine/a.ts', '../../test/support/shared.ts'],
  ['server/engine/a.ts', '../../../elsewhere/a.ts'],
  ['web/src/a.ts', '../../models/units/time.ts'],
  ['web/src/a.ts', '../../server/config.ts'],
]

describe('the arrows', () => {
  it.each(allowed)('let %s import %s', (from, to) => {
    expect(places(importsFollowTheArrows, { [from]: `import { a } from '${to}'` })).toEqual([])
  })

  it.each(refused)('stop %s from importing %s', (from, to) => {
    expect(places(importsFollowTheArrows, { [from]: `// a comment first\nimport { a } from '${to}'` })).toEqual([`${from}:2`])
  })

  it('hold for re-exports, import(), import types and Svelte scripts too', () => {
    const target = '../../models/units/time.ts'
    expect(places(importsFollowTheArrows, {
      'web/src/a.ts': `export { a } from '${target}'\nconst b = await import('${target}')\ntype C = import('${target}').C`,
      'web/src/View.svelte': `<script module>\n</script>\n<p>import</p>\n<script lang="ts">\n  import { a } from '${target}'\n</script>`,
    })).toEqual(['web/src/a.ts:1', 'web/src/a.ts:2', 'web/src/a.ts:3', 'web/src/View.svelte:5'])
  })

  it('let the wire take types of models, and nothing that runs', () => {
    const [time, path] = ['../../models/units/time.ts', 'server/protocol/a.ts']
    for (const good of [`import type { A } from '${time}'`, `import { type A } from '${time}'`, `export type { A } from '${time}'`]) {
      expect(places(importsFollowTheArrows, { [path]: good })).toEqual([])
    }
    for (const bad of [`import { a } from '${time}'`, `import { type A, b } from '${time}'`, `import '${time}'`, `export * from '${time}'`]) {
      expect(places(importsFollowTheArrows, { [path]: bad })).toEqual([`${path}:1`])
    }
  })

  it('are not moved by strings and comments', () => {
    expect(places(importsFollowTheArrows, { 'models/air/a.ts': `// import '../../server/a.ts'\nexport const a = "import '../../server/a.ts'"` })).toEqual([])
  })
})

describe('packages', () => {
  const rule = packagesAreDeclared({ production: ['zod', 'rxjs', '@hono/node-server', 'simple-statistics'], development: ['vitest'] })
  it.each([
    ['models/numeric/a.ts', 'simple-statistics'], ['server/protocol/a.ts', 'zod'], ['server/engine/a.ts', 'rxjs/operators'],
    ['server/a.ts', '@hono/node-server/serve-static'], ['server/a.ts', 'node:fs'], ['test/a.test.ts', 'vitest'], ['web/vite.config.ts', 'node:url'],
  ])('let %s use %s', (path, name) => { expect(places(rule, { [path]: `import { a } from '${name}'` })).toEqual([]) })

  it.each([
    ['models/numeric/a.ts', 'zod'], ['models/numeric/a.ts', 'node:crypto'], ['server/protocol/a.ts', 'rxjs'], ['server/protocol/a.ts', 'node:fs'],
    ['server/a.ts', 'lodash'], ['server/a.ts', 'vitest'], ['server/a.ts', '@hono/other'], ['web/src/a.ts', 'node:fs'], ['test/a.test.ts', 'jest'],
  ])('stop %s from using %s', (path, name) => { expect(places(rule, { [path]: `import { a } from '${name}'` })).toEqual([`${path}:1`]) })
})
