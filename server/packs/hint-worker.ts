import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { packHints } from './hints.ts'
import { loadPack } from './load.ts'

/** One pack looked through in a thread of its own: seconds for a year of a city, in which nobody waits. */
const hints = packHints(await loadPack(z.string().parse(workerData)))
parentPort?.postMessage({ looks: hints.length, hints: hints.filter((hint) => hint.notable) })
