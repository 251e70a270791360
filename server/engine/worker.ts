import { parentPort, workerData } from 'node:worker_threads'
import { BadInput } from '../packs/problem.ts'
import { House } from '../rooms/house.ts'
import { answerCall } from './answer.ts'
import type { EngineOptions, FromEngine, ToEngine } from './messages.ts'

/** The engine thread: log, pipeline and rooms. It speaks only through its port; the socket thread never waits for a fold. */
const port = parentPort
if (port === null) throw new Error('the engine runs in a worker thread; start it with startEngine')
const post = (message: FromEngine): void => { port.postMessage(message) }

try {
  const house = await House.open(workerData as EngineOptions, (frame) => { post({ frame }) }, Date.now, (trouble) => { post({ trouble }) })
  port.on('message', (message: ToEngine) => {
    const waiting = house.wake(message)
    if (waiting === null) { take(message); return }
    // What is asked of a room on its way is answered when it stands, in the order of the questions.
    waiting.then((refused) => { if (refused === null || message.call === 'catalogue') take(message); else post({ answer: message.number, value: refused }) },
      (error: unknown) => { post({ thrown: message.number, message: error instanceof Error ? error.message : String(error) }) })
  })
  const take = (message: ToEngine): void => {
    answerCall(message.number, (answer) => {
      if (message.call === 'command') house.command(message.args, answer)
      else answer(house[message.call](message.args as never))
    }, post, (error) => { house.report(error) })
  }
  post({ ready: house.rooms() })
} catch (error) {
  post({ failed: error instanceof Error ? error.message : String(error), ...(error instanceof BadInput && { problem: error.problem }) })
}
