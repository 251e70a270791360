import { WebSocket, type ClientOptions } from 'ws'

export interface Heard { readonly type: string; readonly code?: string; readonly [key: string]: unknown }
/** A plain client of the wire: it keeps what it hears and knows nothing of the server's code. */
export interface PlainSocket {
  readonly raw: WebSocket
  readonly heard: readonly Heard[]
  say(message: unknown): void
  /** The first message that fits, heard already or yet to come. */
  until(fits: (message: Heard) => boolean): Promise<Heard>
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>
}

/** Opens `/ws` of the server; rejects with the status where it does not upgrade. */
export function openSocket(address: string, options: ClientOptions = {}, protocols: string[] = ['xuefeng.v1']): Promise<PlainSocket> {
  const raw = new WebSocket(new URL('ws', address.replace(/^http/, 'ws')), protocols, options)
  const heard: Heard[] = []
  let waiting: (() => void)[] = []
  raw.on('message', data => {
    heard.push(JSON.parse(data.toString()) as Heard)
    for (const look of waiting.splice(0)) look()
  })
  const closed = new Promise<{ code: number; reason: string }>(resolve => { raw.on('close', (code, reason) => { resolve({ code, reason: reason.toString() }); waiting = [] }) })
  const until = (fits: (message: Heard) => boolean): Promise<Heard> => new Promise((resolve, reject) => {
    const look = (): void => {
      const found = heard.find(fits)
      if (found === undefined) waiting.push(look)
      else resolve(found)
    }
    void closed.then(({ code }) => { reject(new Error(`the socket closed with ${code} before that came`)) })
    look()
  })
  return new Promise((resolve, reject) => {
    raw.once('open', () => { resolve({ raw, heard, until, closed, say: message => { raw.send(typeof message === 'string' ? message : JSON.stringify(message)) } }) })
    raw.once('unexpected-response', (_request, response) => {
      let text = ''
      response.on('data', part => { text += String(part) }).on('end', () => { reject(new Error(`${response.statusCode} ${response.headers['content-type']} ${text}`)) })
    })
    raw.once('error', reject)
  })
}
