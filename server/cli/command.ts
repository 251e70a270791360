/** What every command of the command line is. */
import { BadInput } from '../packs/problem.ts'

export interface CommandIo {
  readonly stdout: { write(text: string): unknown }
  readonly stderr: { write(text: string): unknown }
  readonly stdin?: NodeJS.ReadableStream
}

export interface Command {
  readonly name: string
  /** The line that follows `npm run --silent xuefeng --`. */
  readonly usage: string
  /** The exit code: 0 done, 1 failed, 2 bad input. Throws UsageError or BadInput for the latter. */
  run(args: string[], io: CommandIo): Promise<number>
}

/** The command was called wrongly; the message says what, and how to mend it. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'UsageError'
  }
}

/** 2 where the input is to blame, 1 where the program or the machine is. */
export function exitCodeOf(error: unknown): 1 | 2 {
  return error instanceof UsageError || error instanceof BadInput || isParseArgsError(error) ? 2 : 1
}

/** node:util parseArgs throws its own errors for unknown options. */
function isParseArgsError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}
