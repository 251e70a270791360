/** A problem of a pack: one sentence, with its place. Lines count from 1, the header being line 1. */
export interface Problem {
  readonly severity: 'error' | 'warning'
  /** Stable name such as `cell.not-a-number`. */
  readonly code: string
  /** Path inside the pack, or as given on the command line. */
  readonly file: string
  readonly line: number | null
  readonly column: string | null
  /** What is wrong and how to mend it; the place is not repeated in it. */
  readonly message: string
}

/** Thrown where input cannot be used; its message is the one sentence that a person reads, place first. */
export class BadInput extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(sentence(problem))
    this.name = 'BadInput'
    this.problem = problem
  }
}

/** `observations.csv, line 4, column pm25: "NaN" is not a number; leave the cell empty where nothing was measured` */
export function sentence(problem: Problem): string {
  const place = [problem.file, problem.line === null ? null : `line ${problem.line}`, problem.column === null ? null : `column ${problem.column}`]
  return plain(`${place.filter(part => part !== null).join(', ')}: ${problem.message}`)
}

// C0 and C1 (line breaks, escapes of a terminal), Unicode's own line breaks, and what turns the direction of writing.
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g

/** One line for people, whatever a foreign file or a name put into it: what is unseen is written as its number. */
export function plain(text: string): string {
  return text.replace(UNSEEN, found => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/**
 * Collects problems up to a limit a code and file, so that a file of a million bad cells costs no memory:
 * beyond it only a count is kept, told in one closing problem.
 */
export class ProblemList {
  readonly #kept: Problem[] = []
  readonly #counts = new Map<string, { count: number; last: Problem }>()
  readonly #limit: number

  constructor(limit = 1_000) { this.#limit = limit }

  add(problem: Problem): void {
    const key = `${problem.file} ${problem.code}`
    const seen = this.#counts.get(key)
    if (seen) { seen.count++; seen.last = problem } else this.#counts.set(key, { count: 1, last: problem })
    if ((seen?.count ?? 1) <= this.#limit) this.#kept.push(problem)
  }

  /** In the order found, then one line for each code that went over the limit. */
  all(): Problem[] {
    const over = [...this.#counts.values()].filter(entry => entry.count > this.#limit)
    return [...this.#kept, ...over.map(({ count, last }) => ({ ...last, line: null, column: null,
      message: `${count - this.#limit} more problems of the kind ${last.code}, not listed` }))]
  }
}
