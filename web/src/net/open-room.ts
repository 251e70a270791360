import { room } from '../state/room.svelte.ts'
import { loadCatalogue } from './catalogue.ts'
import { Connection, type Socket } from './connection.ts'

/** Finds the room of the link, else the first pack's, and stays connected to it. The catalogue is asked for until it comes. */
export async function openRoom(): Promise<void> {
  const url = new URL(location.href)
  const asked = url.searchParams.get('room')
  for (;;) {
    try { room.catalogue = await loadCatalogue(asked); break } catch (error) {
      console.warn(error instanceof Error ? error.message : error)
      room.link = 'reconnecting'
      await new Promise((resolve) => setTimeout(resolve, 1_000))
    }
  }
  const id = asked ?? room.catalogue.packs[0]?.room
  if (id === undefined) { room.refusal = { code: 'pack.unknown', message: 'this server has no pack open; start it with --pack DIR' }; return }
  if (asked === null) { url.searchParams.set('room', id); history.replaceState(null, '', url) }
  room.open((listener) => new Connection({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws`,
    room: id, name: url.searchParams.get('name'), prefix: crypto.randomUUID?.() ?? `v${Math.random().toString(36).slice(2)}${Date.now().toString(36)}`,
    connect: (address, protocol): Socket => plain(new WebSocket(address, protocol)), chance: Math.random,
  }, listener))
}

/** The browser's socket in the few words that the connection uses. */
function plain(socket: WebSocket): Socket {
  const own: Socket = {
    onopen: null, onmessage: null, onclose: null,
    get readyState() { return socket.readyState },
    send: (text) => { socket.send(text) },
    close: () => { socket.close() },
  }
  socket.onopen = () => { own.onopen?.() }
  socket.onmessage = (event) => { own.onmessage?.({ data: event.data }) }
  socket.onclose = (event) => { own.onclose?.({ code: event.code }) }
  return own
}
