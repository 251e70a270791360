import { parentPort } from 'node:worker_threads'
import { assess, type AssessSetup } from './assess.ts'

/** The desk's thread: what to assess comes in, JSON text or one sentence goes out. */
parentPort?.on('message', (setup: AssessSetup) => {
  try { parentPort?.postMessage({ json: JSON.stringify(assess(setup)) }) } catch (error) {
    if (error instanceof RangeError) parentPort?.postMessage({ refused: error.message })
    else parentPort?.postMessage({ failed: error instanceof Error ? error.stack ?? error.message : String(error) })
  }
})
