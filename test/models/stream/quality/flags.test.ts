import { expect, it } from 'vitest'
import { readFileSync } from 'node:fs'
import { FLAGS, isUsed } from '../../../../models/stream/quality/flags.ts'

it('withholds what is surely no air and nothing else', () => {
  // Oracle: the issue: fireworks and dust are no artefacts; a suspicion is not a proof; what came late is still a value.
  expect(Object.entries(FLAGS).filter(([, { used }]) => !used).map(([flag]) => flag)).toEqual(['range', 'spike', 'stuck'])
  expect(isUsed([])).toBe(true)
  expect(isUsed(['fireworks', 'full scale'])).toBe(true)
  expect(isUsed(['full scale', 'stuck'])).toBe(false)
  expect(Object.entries(FLAGS).every(([, { kind, used }]) => used || kind === 'artefact')).toBe(true)
})

it('has a line in the README of the models and a name in both languages for each flag', () => {
  // Oracle: the files that people read: a flag without words says nothing on a chart.
  const text = (path: string) => readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8')
  const readme = text('models/README.md')
  const [zh, en] = ['zh', 'en'].map(name => JSON.parse(text(`web/messages/${name}.json`)) as Record<string, string>)
  for (const [flag, { used }] of Object.entries(FLAGS)) {
    expect(readme).toMatch(new RegExp(`\\| \`${flag}\` \\|.*\\| ${used ? 'yes' : 'no'} \\|`))
    const key = `flag_${flag.replaceAll(' ', '_')}`
    expect(zh?.[key]).toMatch(/\p{Script=Han}/u)
    expect(en?.[key]).toMatch(/[a-z]/)
  }
})
