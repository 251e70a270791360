import type { Socket } from './viewer.ts'

/** Bytes that may wait in a socket: a snapshot of a year and all that can be missed, twice. Whoever has more waiting reads nothing at all. */
const OVERFLOW_BYTES = 32 * 1024 * 1024

/** A socket with an end to its patience: replies are never held back, so one who sends and never reads is let go. Says nothing after its close. */
export function bounded(socket: Socket): Socket {
  let closed = false
  const close = (code: number, reason: string): void => {
    if (closed) return
    closed = true
    socket.close(code, reason)
  }
  return {
    get bufferedAmount() { return socket.bufferedAmount },
    send(data) {
      if (socket.bufferedAmount > OVERFLOW_BYTES) close(4408, 'too much waits to be read; come back with resume')
      if (!closed) socket.send(data)
    },
    close,
  }
}
