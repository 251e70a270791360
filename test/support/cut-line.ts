import { createServer, connect, type Socket } from 'node:net'

/** A line between a viewer and a server that can be cut and mended. */
export interface Line {
  /** What the viewer opens in place of the server's address. */
  readonly address: string
  /** Ends every connection, and lets none through until `mend`. */
  cut(): void
  mend(): void
  stop(): Promise<void>
}

/** A line to the server at `address`, carrying bytes both ways as they come. */
export async function lineTo(address: string): Promise<Line> {
  const { hostname, port } = new URL(address)
  const open = new Set<Socket>()
  let whole = true
  const server = createServer(near => {
    if (!whole) { near.destroy(); return }
    const far = connect(Number(port), hostname)
    for (const [one, other] of [[near, far], [far, near]] as const) {
      open.add(one)
      one.setNoDelay(true)
      one.pipe(other)
      // A cut line is what is tested, so its errors are no news.
      one.on('error', () => { other.destroy() })
      one.on('close', () => { open.delete(one); other.destroy() })
    }
  })
  await new Promise<void>(resolve => { server.listen(0, '127.0.0.1', resolve) })
  const at = server.address()
  const cut = (): void => { whole = false; for (const socket of open) socket.destroy() }
  return {
    address: `http://127.0.0.1:${typeof at === 'object' && at !== null ? at.port : 0}/`,
    cut,
    mend: () => { whole = true },
    stop: () => { cut(); return new Promise(resolve => { server.close(() => { resolve() }) }) },
  }
}
