import { exitCodeOf, type Command } from '../../server/cli/command.ts'
import { importCommand } from '../../server/cli/import.ts'
import { run } from '../../server/cli/run.ts'
import { validateCommand } from '../../server/cli/validate.ts'

const COMMANDS: Readonly<Record<string, Command>> = { import: importCommand, validate: validateCommand, run }

export interface Outcome { readonly code: number; readonly out: string; readonly err: string }

/** A command in this process: its exit code and all that it said, the sentence that it threw last. server/main.ts does no more. */
export async function outcome(name: string, ...args: string[]): Promise<Outcome> {
  const text = { out: '', err: '' }
  const io = { stdout: { write: (part: string) => { text.out += part } }, stderr: { write: (part: string) => { text.err += part } } }
  try { return { code: await COMMANDS[name]?.run(args, io) ?? -1, ...text } } catch (error) {
    return { code: exitCodeOf(error), out: text.out, err: `${text.err}${error instanceof Error ? error.message : String(error)}\n` }
  }
}
