import { SUBPROTOCOL } from '../../server/protocol/client.ts'
import type { ServerMessage } from '../../server/protocol/server.ts'
import { pause } from './spread.ts'

export interface Cut { readonly percent: number; readonly hours: number; readonly of: number }
interface Viewer { readonly socket: WebSocket; readonly heard: { readonly bytes: number; readonly message: ServerMessage }[] }

/** A viewer of a room that plays near its end at `speed` h/s loses its line for two seconds: bytes of what brings it up to date, of those of its snapshot. */
export async function bytesAfterCut(address: string, speed: number): Promise<Cut> {
  const [{ room = '' } = {}] = await (await fetch(`${address}api/episodes`)).json() as { room: string }[]
  const command = async (given: object): Promise<void> => { await fetch(`${address}api/episodes/${room}/commands`, { method: 'POST', body: JSON.stringify({ command: given }) }) }
  await command({ do: 'clock.seek', to: '2017-01-17T04:00:00+08:00' })
  await command({ do: 'clock.speed', speed })
  await command({ do: 'clock.play' })
  const before = await viewer(address, { type: 'fresh', room })
  // Some hours come before the cut.
  await pause(500)
  before.socket.close()
  await pause(2_000)
  await command({ do: 'clock.pause' })
  const snapshot = before.heard.find(one => one.message.type === 'snapshot')
  const welcome = before.heard[0]?.message
  const last = before.heard.findLast(one => one.message.type === 'frame' || one.message.type === 'snapshot')?.message
  if (snapshot?.message.type !== 'snapshot' || welcome?.type !== 'welcome' || last === undefined || !('seq' in last)) throw new Error('the viewer got no snapshot')
  const after = await viewer(address, { type: 'resume', room, epoch: welcome.epoch, seq: last.seq })
  await pause(500)
  after.socket.close()
  if (after.heard[0]?.message.type !== 'welcome' || !after.heard[0].message.resumed) throw new Error('the viewer was not resumed')
  const hours = after.heard.reduce((sum, { message }) => sum + (message.type === 'frame' && message.channel === 'hours' ? message.data.count : 0), 0)
  return { percent: 100 * after.heard.reduce((sum, one) => sum + one.bytes, 0) / snapshot.bytes, hours, of: snapshot.message.data.hours.count }
}

function viewer(address: string, hello: object): Promise<Viewer> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${address.replace('http', 'ws')}ws`, SUBPROTOCOL)
    const heard: Viewer['heard'] = []
    socket.onerror = () => { reject(new Error('no line to the server')) }
    socket.onmessage = event => { heard.push({ bytes: Buffer.byteLength(String(event.data)), message: JSON.parse(String(event.data)) as ServerMessage }) }
    socket.onopen = () => { socket.send(JSON.stringify(hello)); resolve({ socket, heard }) }
  })
}
