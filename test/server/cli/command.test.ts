import { parseArgs } from 'node:util'
import { expect, it } from 'vitest'
import { exitCodeOf, UsageError } from '../../../server/cli/command.ts'
import { BadInput } from '../../../server/packs/problem.ts'

it('bad input and wrong usage end with 2, all else with 1', () => {
  // Oracle: contracts.md: exit 0 done, 1 failed, 2 bad input or usage.
  const unknownOption = (() => { try { parseArgs({ args: ['--nonsense'], strict: true }); return null } catch (error) { return error } })()
  const bad = new BadInput({ severity: 'error', code: 'x', file: 'f', line: null, column: null, message: 'm' })
  expect([new UsageError('x'), bad, unknownOption, new Error('disk full'), null].map(exitCodeOf)).toEqual([2, 2, 2, 1, 1])
})
