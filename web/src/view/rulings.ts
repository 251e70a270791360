import type { Command } from '../../../server/protocol/command.ts'
import { room } from '../state/room.svelte.ts'
import { screen } from '../state/screen.svelte.ts'
import type { Hour } from '../state/times.ts'

export type RuledUse = Extract<Command, { do: 'flag.override' }>['use']

/** Characters that the wire takes (scalars.ts). */
export const PERSON_MOST = 120
export const REASON_MOST = 500

const KEY = 'xuefeng.person'
/** The name that was given last on this machine. */
export function remembered(): string { return localStorage.getItem(KEY) ?? '' }
export function remember(person: string): void { localStorage.setItem(KEY, person) }

/** A named person's ruling on flagged readings of the station that is shown. */
export function rule({ from, to, ...said }: { readonly column: string; readonly from: Hour; readonly to: Hour; readonly use: RuledUse; readonly person: string; readonly reason: string }): void {
  const station = room.view?.station
  if (station !== undefined) room.send({ do: 'flag.override', station, time: screen.iso(from), until: screen.iso(to), ...said })
}
