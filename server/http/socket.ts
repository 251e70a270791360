import { upgradeWebSocket } from '@hono/node-server'
import { Hono } from 'hono'
import type { Engine } from '../engine/handle.ts'
import { SUBPROTOCOL } from '../protocol/client.ts'
import { Conversation } from '../ws/conversation.ts'
import type { FanOut } from '../ws/fan-out.ts'
import { problem } from './problem.ts'

/** `WS /ws`: one conversation a socket. A client that does not name the subprotocol is told so before the upgrade. */
export function socketRoute(engine: Engine, fanOut: FanOut): Hono {
  const app = new Hono()
  app.get('/ws', async (c, next) => {
    const offered = (c.req.header('sec-websocket-protocol') ?? '').split(',').map((name) => name.trim())
    if (offered.includes(SUBPROTOCOL)) { await next(); return }
    return problem(c, 400, 'message.malformed', `name the subprotocol ${SUBPROTOCOL}; this server speaks no other`)
  }, upgradeWebSocket(() => {
    let conversation: Conversation | null = null
    return {
      onOpen(_event, ws) {
        const raw = ws.raw
        if (raw === undefined) return
        const socket = { get bufferedAmount() { return bufferedAmount(raw) }, send: (data: string) => { if (ws.readyState === 1) ws.send(data) }, close: (code: number, reason: string) => { ws.close(code, reason) } }
        conversation = new Conversation(engine, fanOut, socket)
      },
      onMessage(event) { void conversation?.hear(typeof event.data === 'string' ? event.data : '') },
      onClose() { conversation?.close() },
      onError() { conversation?.close() },
    }
  }))
  return app
}

/** The adapter types its socket by what it uses itself; the one it carries is of `ws` and has the count. */
function bufferedAmount(raw: object): number {
  return 'bufferedAmount' in raw && typeof raw.bufferedAmount === 'number' ? raw.bufferedAmount : 0
}
