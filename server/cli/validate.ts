/** `validate`: every problem of a pack, with file, line and column; and hints at what its records look like, which are no problems. */
import { parseArgs } from 'node:util'
import { hintSentence } from '../packs/hint-sentence.ts'
import { packHints } from '../packs/hints.ts'
import { inspectPack } from '../packs/inspect.ts'
import { plain, sentence } from '../packs/problem.ts'
import { UsageError, type Command, type CommandIo } from './command.ts'

const usage = 'validate DIR [--json]'

export const validateCommand: Command = { name: 'validate', usage, run }

async function run(args: string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, strict: true, options: { json: { type: 'boolean', default: false } } })
  const [dir] = positionals
  if (dir === undefined || dir === '' || positionals.length > 1) throw new UsageError(`validate takes one folder: ${usage}`)
  const { pack, problems } = await inspectPack(dir)
  const errors = problems.filter(problem => problem.severity === 'error').length
  const warnings = problems.length - errors
  const hints = pack === null ? [] : packHints(pack)
  const notable = hints.filter(hint => hint.notable)
  if (values.json) {
    io.stdout.write(`${JSON.stringify({ pack: pack === null ? null : { name: pack.manifest.name, sha256: pack.sha256 }, errors, warnings, problems, hints })}\n`)
  } else {
    for (const problem of problems) io.stdout.write(`${problem.severity}: ${sentence(problem)}\n`)
    for (const hint of notable) io.stdout.write(`hint: ${plain(hintSentence(hint))}\n`)
    io.stderr.write(`${plain(dir)}: ${errors} errors, ${warnings} warnings${hints.length === 0 ? '' : `, ${notable.length} hints among ${hints.length} looks at the records (no verdicts; --json has all)`}\n`)
  }
  return errors === 0 ? 0 : 2
}
