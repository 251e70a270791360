/** Imports one made-up file by the command itself, and says what is wrong with how it went. */
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { UsageError } from '../../../../server/cli/command.ts'
import { importCommand } from '../../../../server/cli/import.ts'
import { previewFiles } from '../../../../server/packs/importers/preview.ts'
import { inspectPack } from '../../../../server/packs/inspect.ts'
import { BadInput } from '../../../../server/packs/problem.ts'
import type { FuzzInput } from './fuzz-inputs.ts'

/** An input of a few hundred bytes that takes longer hangs for all that a person can tell. */
export const LONGEST_MS = 20_000
export type Went = 'imported' | 'refused'

/**
 * Throws what no input may cause: an error that is no BadInput, a message without words, a hang, a pack that its own reader refuses,
 * or anything left behind by a refusal. The file goes to `folder`, which is empty again afterwards.
 */
export async function importOne(folder: string, { name, content, options }: FuzzInput): Promise<Went> {
  const [file, out] = [join(folder, name), join(folder, 'pack')]
  writeFileSync(file, content)
  try {
    await inTime(previewFiles([file]), 'the preview')
    try {
      await inTime(importCommand.run([file, '--out', out, ...options], SILENT), 'the import')
    } catch (error) {
      if (!(error instanceof BadInput) && !(error instanceof UsageError)) throw error
      if (!/^[^\n]{20,}$/.test(error.message.replaceAll('\n', ' ')) || error.message.length > 4_000) throw new Error(`not one readable sentence: ${error.message}`, { cause: error })
      const left = readdirSync(folder).filter(entry => entry !== name)
      if (left.length > 0) throw new Error(`a refused import left ${left.join(', ')}`, { cause: error })
      return 'refused'
    }
    const { problems } = await inspectPack(out)
    const wrong = problems.find(({ severity }) => severity === 'error')
    if (wrong !== undefined) throw new Error(`its own reader refuses the pack: ${wrong.file} ${wrong.line} ${wrong.message}`)
    return 'imported'
  } finally {
    for (const entry of readdirSync(folder)) rmSync(join(folder, entry), { recursive: true, force: true })
    if (existsSync(out)) throw new Error('the folder of the test could not be emptied')
  }
}

const SILENT = { stdout: { write: () => true }, stderr: { write: () => true } }

function inTime<T>(work: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => { timer = setTimeout(() => { reject(new Error(`${what} hangs`)) }, LONGEST_MS) })
  return Promise.race([work, late]).finally(() => { clearTimeout(timer) })
}
