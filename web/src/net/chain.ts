import type { ServerMessage } from '../../../server/protocol/server.ts'

type Welcome = Extract<ServerMessage, { type: 'welcome' }>
type Snapshot = Extract<ServerMessage, { type: 'snapshot' }>
type Frame = Extract<ServerMessage, { type: 'frame' }>

/** Where a viewer stands in a room's frames; null fields until the first snapshot. */
export interface Place { readonly room: string; readonly epoch: string | null; readonly seq: number; readonly seekEpoch: number; readonly whole: boolean }

export function newPlace(room: string): Place { return { room, epoch: null, seq: 0, seekEpoch: 0, whole: false } }

/** The first message of a connection: resume where the chain is whole, else ask for everything. */
export function greeting(place: Place, name: string | null): { type: 'fresh'; room: string; name?: string } | { type: 'resume'; room: string; epoch: string; seq: number; name?: string } {
  const by = name === null ? {} : { name }
  return place.whole && place.epoch !== null
    ? { type: 'resume', room: place.room, epoch: place.epoch, seq: place.seq, ...by }
    : { type: 'fresh', room: place.room, ...by }
}

/** After a welcome: a restart changed the epoch, or the server forgot; then a snapshot follows. */
export function welcomed(place: Place, welcome: Welcome): Place {
  return { ...place, epoch: welcome.epoch, whole: welcome.resumed && place.epoch === welcome.epoch }
}

export function atSnapshot(place: Place, snapshot: Snapshot): Place {
  return { ...place, seq: snapshot.seq, seekEpoch: snapshot.seekEpoch, whole: true }
}

/** `apply` it, `drop` it (from before a seek: counted, not shown), or the chain is `broken` and only a snapshot helps. */
export function atFrame(place: Place, frame: Frame): { readonly place: Place; readonly verdict: 'apply' | 'drop' | 'broken' } {
  if (!place.whole || frame.previous !== place.seq) return { place: { ...place, whole: false }, verdict: 'broken' }
  if (frame.seekEpoch < place.seekEpoch) return { place: { ...place, seq: frame.seq }, verdict: 'drop' }
  return { place: { ...place, seq: frame.seq, seekEpoch: frame.seekEpoch }, verdict: 'apply' }
}
