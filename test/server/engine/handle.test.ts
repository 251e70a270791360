import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import { expect, it, onTestFinished } from 'vitest'
import { DEFAULT_PACK } from '../../../server/config.ts'
import { startEngine, type Engine } from '../../../server/engine/handle.ts'
import type { RoomFrame } from '../../../server/rooms/sink.ts'

const room = { room: 'none', id: 'c1', by: 'a test', command: { do: 'clock.pause' } } as const

/** An engine over the built-in pack, and the thread that it runs in; both are gone after the test. */
async function engine(packs: readonly string[] = [DEFAULT_PACK]): Promise<{ engine: Engine; thread: Worker }> {
  const data = mkdtempSync(join(tmpdir(), 'xuefeng-engine-'))
  const threads: Worker[] = []
  const caught = (worker: Worker): void => { threads.push(worker) }
  process.on('worker', caught)
  onTestFinished(async () => {
    process.off('worker', caught)
    for (const thread of threads) await thread.terminate()
    rmSync(data, { recursive: true, force: true })
  })
  const started = await startEngine({ data, packs, members: 3, seed: 1 })
  return { engine: started, thread: threads[0] as Worker }
}

it('answers each call with its own answer, however many are under way, and pushes the frames of a room', async () => {
  // Oracle: the room of the built-in pack; refusals that name what was asked.
  const { engine: { rooms, call, onFrame, stop } } = await engine()
  const frames: RoomFrame[] = []
  onFrame(frame => { frames.push(frame) })
  const [{ room: id = '' } = {}] = rooms
  expect(rooms).toMatchObject([{ pack: 'synthetic-winter', mode: 'replay' }])
  const asked = await Promise.all([...Array.from({ length: 20 }, (_, i) => call('open', { pack: `p${i}` })), call('rooms', {})])
  expect(asked.slice(0, 20).map(answer => 'message' in answer ? /"(p\d+)"/.exec(answer.message)?.[1] : null)).toEqual(Array.from({ length: 20 }, (_, i) => `p${i}`))
  expect(asked[20]).toEqual(rooms)
  expect(await call('command', { ...room, room: id, command: { do: 'clock.seek', to: '2017-01-12T08:00:00+08:00' } })).toMatchObject({ ok: true })
  const clock = async () => JSON.parse((await call('snapshot', { room: id }) as { data: string }).data).clock.cursor as string
  expect(await clock()).toBe('2017-01-12T08:00:00+08:00')
  expect(frames.map(frame => frame.channel)).toContain('clock')
  await stop()
})

it('rejects a call that the engine cannot understand, and lives on', async () => {
  // Oracle: the next call is answered.
  const { engine: { call, stop } } = await engine()
  await expect(call('nonsense' as 'rooms', {})).rejects.toThrow('not a function')
  expect(await call('rooms', {})).toHaveLength(1)
  await stop()
})

it('does not start without a pack, and says why in the pack’s own sentence', async () => {
  // Oracle: the reader of packs.
  await expect(engine(['no-such-folder'])).rejects.toThrow('no-such-folder/datapackage.json: the folder has no datapackage.json')
})

it('calls a stop no death, and answers nobody afterwards', async () => {
  // Oracle: the listener for deaths is not called; a call after the stop is rejected, not kept waiting.
  const { engine: { call, onDeath, stop }, thread } = await engine()
  const deaths: string[] = []
  onDeath(reason => { deaths.push(reason) })
  const gone = new Promise(resolve => { thread.once('exit', resolve) })
  await stop()
  await gone
  expect(deaths).toEqual([])
  await expect(call('rooms', {})).rejects.toThrow('the engine was stopped')
  await stop()
})

it('tells its death once, and lets nobody wait for an answer of the dead', async () => {
  // Oracle: a thread that is ended from outside.
  const { engine: { call, onDeath, stop }, thread } = await engine()
  const deaths: string[] = []
  onDeath(reason => { deaths.push(reason) })
  // The thread is stopped before it can answer.
  const waiting = call('rooms', {}).then(() => 'answered', (error: Error) => error.message)
  await thread.terminate()
  expect(['answered', 'the engine thread ended with code 1']).toContain(await waiting)
  expect(deaths).toEqual(['the engine thread ended with code 1'])
  await expect(call('rooms', {})).rejects.toThrow('the engine thread ended with code 1')
  await stop()
})

it('tells errors of which no call can tell, also those that came before anybody listened, and lives on', async () => {
  // Oracle: messages as the thread posts them; the next call is answered.
  const { engine: { call, onTrouble, stop }, thread } = await engine()
  const heard: string[] = []
  thread.emit('message', { trouble: 'first' })
  onTrouble(trouble => { heard.push(trouble) })
  thread.emit('message', { trouble: 'second' })
  expect(heard).toEqual(['first', 'second'])
  expect(await call('metrics', {})).toMatchObject({ xuefeng_engine_errors_total: 0 })
  await stop()
})
