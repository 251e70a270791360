import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { lockWriter } from '../../../server/log/lock.ts'
import { openLog } from '../../../server/log/log.ts'
import { CREATED, temporaryFolder } from '../../support/log-sample.ts'

let folder = temporaryFolder()
beforeEach(() => { folder = temporaryFolder() })
afterEach(() => folder.remove())

it('a file has one writer at a time, another file another', () => {
  // Oracle: the rule itself, over take, refuse, release, take.
  const path = `${folder.path}/log`
  const first = lockWriter(path)
  expect(() => lockWriter(path)).toThrow(expect.objectContaining({ code: 'log.locked', message: expect.stringMatching(/being written.*stop that one/) }))
  const other = lockWriter(`${folder.path}/other`)
  first.release()
  first.release()
  lockWriter(path).release()
  other.release()
})

it('a second process is told so in a sentence, and after kill -9 of the first the place is free at once', async () => {
  // Oracle: two real processes.
  const path = `${folder.path}/log`
  const writer = spawn(process.execPath, [fileURLToPath(new URL('../../support/log-writer.ts', import.meta.url)), path, '1'], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(writer.stdout, 'data')
  expect(() => openLog(path, 'observations', CREATED)).toThrow(/another process/)
  writer.kill('SIGKILL')
  await once(writer, 'exit')
  openLog(path, 'observations', CREATED).close()
})

it('a folder that cannot be written is no other writer', () => {
  // Oracle: SQLite cannot open a file whose folder is absent.
  expect(() => lockWriter(`${folder.path}/absent/log`)).toThrow(expect.objectContaining({ code: 'log.unavailable' }))
})
