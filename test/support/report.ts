import type { Reporter, SerializedError, TestModule } from 'vitest/node'
import { hasShared, withoutShared } from './shared.ts'

/** What one test came to. `note` is what a test said when it skipped itself. */
export interface Outcome { readonly name: string; readonly state: 'passed' | 'failed' | 'skipped' | 'pending'; readonly note?: string | undefined }
export interface Tally { readonly passed: number; readonly failed: number; readonly skipped: number; readonly reasons: ReadonlyMap<string, number> }

/** Vitest reporter: after everything else, why tests were skipped, and one plain line that a person and a machine can read. */
export default class Counts implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const outcomes = modules.flatMap(module => [...module.children.allTests()].map(test => {
      const result = test.result()
      return { name: test.fullName, state: result.state, note: 'note' in result ? result.note : undefined }
    }))
    // A file that does not load and an error between tests fail no test; they are counted all the same.
    const brokenFiles = modules.filter(module => module.errors().length > 0).length
    const tally = count(outcomes, brokenFiles + errors.length)
    // A run in which nothing was tested has shown nothing.
    if (tally.passed === 0 || tally.failed > 0) process.exitCode = 1
    process.stdout.write(`\n${lines(tally).join('\n')}\n`)
  }
}

/** Counts outcomes; `brokenElsewhere` failures belong to no test. A test that never ended has failed. */
export function count(outcomes: readonly Outcome[], brokenElsewhere = 0): Tally {
  const of = (...states: string[]) => outcomes.filter(o => states.includes(o.state))
  const reasons = new Map<string, number>()
  for (const outcome of of('skipped')) {
    const reason = reasonOf(outcome)
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  }
  return { passed: of('passed').length, failed: of('failed', 'pending').length + brokenElsewhere, skipped: of('skipped').length, reasons }
}

/** The skips by reason, then `N passed, N failed, N skipped` alone on the last line. */
export function lines(tally: Tally): string[] {
  const reasons = [...tally.reasons].sort(([a], [b]) => a < b ? -1 : 1).map(([reason, n]) => `skipped ${n}: ${reason}`)
  return [...reasons, `${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`]
}

/** The tidy test lets a test be skipped for the absent ../shared, or for a need that its title says; nothing else. */
function reasonOf({ name, note }: Outcome): string {
  return note ?? /needs [^()>]*(\([^)]*\)[^()>]*)?/.exec(name)?.[0].trim() ?? (hasShared ? 'not asked for in this run' : withoutShared)
}
