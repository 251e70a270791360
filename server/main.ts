import { aqiCommand } from './cli/aqi.ts'
import { assessCommand } from './cli/assess.ts'
import { importCommand } from './cli/import.ts'
import { exitCodeOf, type Command } from './cli/command.ts'
import { run } from './cli/run.ts'
import { serve } from './cli/serve.ts'
import { validateCommand } from './cli/validate.ts'
import { plain } from './packs/problem.ts'

/** The command line: `npm run --silent xuefeng -- <command>`. Exit 0 done, 1 failed, 2 bad input or usage. */
const commands: readonly Command[] = [serve, importCommand, validateCommand, run, assessCommand, aqiCommand]
/** Commands of the contract whose time has not come. */
const later = ['apportion', 'isopleth', 'reactivity', 'search', 'model', 'report', 'backup', 'restore']

// Who reads may stop reading, as `head` does. What is still written goes nowhere; the command ends as it would have, and quietly.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return
    process.exitCode = 1
    if (stream === process.stdout) process.stderr.write(`the output could not be written: ${error.message}\n`)
  })
}

const [name, ...args] = process.argv.slice(2)
const code = await main(name, args)
process.exitCode ||= code

async function main(asked: string | undefined, rest: string[]): Promise<number> {
  const command = commands.find((one) => one.name === asked)
  const say = (line: string): void => { process.stderr.write(`${plain(line)}\n`) }
  if (asked === undefined || asked === 'help' || asked === '--help') {
    process.stdout.write(`${commands.map((one) => one.usage).join('\n')}\n`)
    return asked === undefined ? 2 : 0
  }
  if (command === undefined) {
    say(later.includes(asked) ? `${asked}: not yet` : `there is no command "${asked}"; there are ${commands.map((one) => one.name).join(', ')}`)
    return 2
  }
  try {
    return await command.run(rest, { stdout: process.stdout, stderr: process.stderr, stdin: process.stdin })
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    return exitCodeOf(error)
  }
}
