/** Opens a pack for the engine: read in place, checked, plain data. */
import { join } from 'node:path'
import { inspectPack } from './inspect.ts'
import type { Pack } from './pack.ts'
import { BadInput, type Problem } from './problem.ts'

/** Errors of a pack that the pipeline can live with: order is restored, and a second row of an hour is a revision of the first. */
const TOLERATED = new Set(['row.duplicate', 'row.disorder'])

/**
 * The pack in `dir`. Throws BadInput with one sentence (the first error, and how many more there are) where it cannot be used;
 * duplicates and disorder are kept as warnings in `problems`.
 */
export async function loadPack(dir: string): Promise<Pack> {
  const { pack, problems } = await inspectPack(dir)
  const errors = problems.filter(problem => problem.severity === 'error' && !TOLERATED.has(problem.code))
  const first = errors[0]
  if (first !== undefined) throw new BadInput(toldFrom(dir, first, errors.length - 1))
  if (pack === null) throw new Error('a pack without errors could not be read: a fault of the program')
  return { ...pack, problems: problems.map(problem => problem.severity === 'error' ? { ...problem, severity: 'warning' } : problem) }
}

function toldFrom(dir: string, problem: Problem, more: number): Problem {
  const tail = more === 0 ? '' : ` (and ${more} more; "validate" lists them)`
  return { ...problem, file: join(dir, problem.file), message: `${problem.message}${tail}` }
}
