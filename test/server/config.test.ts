import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { UsageError } from '../../server/cli/command.ts'
import { Chunk, DEFAULT_DATA, DEFAULT_MEMBERS, DEFAULT_PACK, DEFAULT_SEED, Members, Port, Seed, Workers, option } from '../../server/config.ts'

describe('a number of the command line', () => {
  it('is the given one, or the default where it is left out', () => {
    // Oracle: contracts.md: --members 100, --seed 1.
    expect([option(Members, 'members', undefined, DEFAULT_MEMBERS), option(Seed, 'seed', undefined, DEFAULT_SEED)]).toEqual([100, 1])
    expect([option(Members, 'members', '7', 100), option(Seed, 'seed', '0', 1), option(Port, 'port', '65535', 1), option(Workers, 'workers', '64', 1), option(Chunk, 'chunk', '1', 24)]).toEqual([7, 0, 65_535, 64, 1])
  })

  it.each([
    [Members, 'members', '0'], [Members, 'members', '2001'], [Members, 'members', '1.5'], [Members, 'members', ''], [Members, 'members', 'many'], [Members, 'members', 'NaN'],
    [Seed, 'seed', '-1'], [Seed, 'seed', '2147483648'], [Port, 'port', '65536'], [Workers, 'workers', '0'], [Chunk, 'chunk', '-24'],
  ])('%#: --%2$s beyond its limits is wrong usage that names the option and what was given', (schema, name, given) => {
    // Oracle: the limits said in config.ts; contracts.md: one sentence, what and where.
    expect(() => option(schema, name, given, 1)).toThrow(UsageError)
    expect(() => option(schema, name, given, 1)).toThrow(`--${name} is "${given}"; `)
  })
})

it('the default pack lies in the project, and logs lie where git does not look', () => {
  // Oracle: the files.
  expect(JSON.parse(readFileSync(join(DEFAULT_PACK, 'datapackage.json'), 'utf8'))).toMatchObject({ name: 'synthetic-winter', xuefeng: { synthetic: true } })
  const root = join(DEFAULT_PACK, '..', '..')
  expect(DEFAULT_DATA).toBe(join(root, 'data'))
  expect(readFileSync(join(root, '.gitignore'), 'utf8').split('\n')).toContain('/data/')
})
