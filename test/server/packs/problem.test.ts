import { expect, it } from 'vitest'
import { BadInput, ProblemList, sentence, type Problem } from '../../../server/packs/problem.ts'

const problem: Problem = { severity: 'error', code: 'cell.not-a-number', file: 'observations.csv', line: 4, column: 'pm25', message: '"x" is not a number' }

it('a sentence begins with the place, as far as it is known', () => {
  // Oracle: the contract: what, where (file, line, column), how to mend it.
  expect(sentence(problem)).toBe('observations.csv, line 4, column pm25: "x" is not a number')
  expect(new BadInput({ ...problem, line: null, column: null }).message).toBe('observations.csv: "x" is not a number')
})

it('a million bad cells are counted, not kept', () => {
  // Oracle: architecture.md, "Bounded": a limit and a written overflow rule.
  const list = new ProblemList(3)
  for (let line = 2; line < 12; line++) list.add({ ...problem, line })
  list.add({ ...problem, code: 'gap', severity: 'warning' })
  expect(list.all().map(entry => entry.line)).toEqual([2, 3, 4, 4, null])
  expect(list.all().at(-1)?.message).toBe('7 more problems of the kind cell.not-a-number, not listed')
})
