/** Takes an upload to disk as it comes: memory does not grow with it, and what is not whole leaves nothing. */
import { open, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { asRefusal, ImportRefusal } from './refusal.ts'

export interface Receiving {
  /** Octets that the sender announced, where it did. */
  readonly declared: number | null
  /** Whether so many more octets may come; asked for each piece. */
  allows(bytes: number): boolean
  readonly tooLarge: string
  readonly signal: AbortSignal
}

/** Writes `source` to the new file `path`. Rejects with ImportRefusal, and with nothing left, where it is too large, cut short, stopped, or the disk is full. */
export async function receive(source: AsyncIterable<Uint8Array>, path: string, { declared, allows, tooLarge, signal }: Receiving): Promise<number> {
  let bytes = 0
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const piece of until(signal, source)) {
      if (!allows(piece.length)) throw new ImportRefusal('upload.too-large', tooLarge)
      bytes += piece.length
      yield piece
    }
  }
  // Opened before the first piece: a stream that opens by itself may still do so after it was given up and its file removed.
  const file = await open(path, 'wx').catch((error: unknown) => { throw asRefusal(error) })
  try {
    await pipeline(counted, file.createWriteStream())
    if (declared !== null && bytes !== declared) throw cut(bytes)
    return bytes
  } catch (error) {
    await file.close().catch(() => {})
    await rm(path, { force: true })
    if (signal.aborted) throw new ImportRefusal('import.unknown', 'the import was cancelled while the file came')
    throw isDisk(error) || error instanceof ImportRefusal ? asRefusal(error) : cut(bytes)
  }
}

/** The same pieces until the signal; a sender that says nothing more is not waited for. */
async function* until(signal: AbortSignal, source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const pieces = source[Symbol.asyncIterator]()
  const stopped = Promise.withResolvers<never>()
  const stop = (): void => { stopped.reject(new Error('stopped')) }
  stopped.promise.catch(() => {})
  signal.addEventListener('abort', stop)
  if (signal.aborted) stop()
  try {
    for (;;) {
      const { done, value } = await Promise.race([pieces.next(), stopped.promise])
      if (done === true) return
      yield value
    }
  } finally {
    signal.removeEventListener('abort', stop)
    // Its answer may never come, so nobody waits for it.
    void pieces.return?.().catch(() => {})
  }
}

function cut(bytes: number): ImportRefusal { return new ImportRefusal('upload.truncated', `the file ended after ${bytes} bytes, before it was whole; send it again`) }

/** An error of the file system names the call that failed; one of the connection does not. */
function isDisk(error: unknown): boolean { return error instanceof Error && 'syscall' in error && ['open', 'write', 'close'].includes(String(error.syscall)) }
