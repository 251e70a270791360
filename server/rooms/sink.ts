import type { Frame } from '../protocol/server.ts'

/** A published frame as ready bytes: `data` is JSON text, so that fanning out costs no serialising on the socket thread. */
export interface RoomFrame { readonly room: string; readonly seq: number; readonly seekEpoch: number; readonly channel: Frame['channel']; readonly key: string | null; readonly data: string }

/** Where a room's frames go; the engine posts them to the main thread. */
export type Sink = (frame: RoomFrame) => void
