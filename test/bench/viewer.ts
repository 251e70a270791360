import { WebSocket } from 'ws'

/** A viewer that keeps nothing but what it waits for: frames of a year would fill its memory. */
export interface Viewer {
  /** Sends a command and resolves with the milliseconds until its reply. */
  command(command: object): Promise<number>
  /** The latest clock that the room published. */
  clock(): { readonly cursor: string; readonly first: string; readonly last: string; readonly playing: boolean } | null
  /** Frames and bytes so far. */
  readonly got: { frames: number; bytes: number }
  close(): void
}

interface Heard { readonly type: string; readonly id?: string; readonly message?: string; readonly channel?: string; readonly data?: ReturnType<Viewer['clock']> & { readonly clock?: ReturnType<Viewer['clock']> } }

/** Enters the first room of the server and resolves when its snapshot has come. */
export async function enter(address: string): Promise<Viewer> {
  const { packs } = await (await fetch(new URL('api/catalogue', address))).json() as { readonly packs: readonly { readonly room: string | null }[] }
  const room = packs[0]?.room
  if (room === undefined || room === null) throw new Error('the server has no room')
  const socket = new WebSocket(new URL('ws', address.replace(/^http/, 'ws')), ['xuefeng.v1'])
  const waiting = new Map<string, (heard: Heard) => void>()
  const got = { frames: 0, bytes: 0 }
  let clock: ReturnType<Viewer['clock']> = null
  let said = 0
  const snapshot = new Promise<void>((resolve, reject) => {
    socket.on('error', reject)
    socket.on('close', code => { reject(new Error(`the socket closed with ${code}`)) })
    socket.on('open', () => { socket.send(JSON.stringify({ type: 'fresh', room })) })
    socket.on('message', (bytes: Buffer) => {
      got.frames++
      got.bytes += bytes.length
      // Hours are large and are not looked at.
      const head = bytes.subarray(0, 120).toString()
      if (head.includes('"channel":"hours"')) return
      const heard = JSON.parse(bytes.toString()) as Heard
      if (heard.type === 'snapshot') { clock = heard.data?.clock ?? null; resolve() }
      else if (heard.channel === 'clock') clock = heard.data ?? null
      else if (heard.type === 'reply' || heard.type === 'refusal') waiting.get(heard.id ?? '')?.(heard)
    })
  })
  await snapshot
  return {
    got,
    clock: () => clock,
    command: command => new Promise((resolve, reject) => {
      const id = `bench-${++said}`
      const sent = performance.now()
      waiting.set(id, ({ type, message }) => {
        waiting.delete(id)
        if (type === 'reply') resolve(performance.now() - sent)
        else reject(new Error(`${JSON.stringify(command)} was refused: ${message ?? ''}`))
      })
      socket.send(JSON.stringify({ type: 'command', id, command }))
    }),
    close: () => { socket.terminate() },
  }
}
