import type { Refused, EngineOptions } from '../engine/messages.ts'
import { openPack } from '../engine/open-pack.ts'
import type { Episode } from '../engine/episode.ts'
import { LogError } from '../log/log-error.ts'
import { loadPack } from '../packs/load.ts'
import { BadInput } from '../packs/problem.ts'
import type { Seeds } from '../packs/seeds.ts'
import { Shelf, type Shelved } from '../packs/shelf.ts'
import type { Catalogue } from '../protocol/catalogue.ts'
import type { Room } from './room.ts'

export interface ShelvedRoomsSetup {
  readonly options: EngineOptions
  readonly seeds: Seeds
  /** A room on the episode that has folded nothing yet. */
  readonly begin: (id: string, episode: Episode) => Room
  /** The room stands. */
  readonly keep: (id: string, episode: Episode, room: Room) => void
}

/** The imported packs of a data folder: listed as they lie there, and opened when somebody asks for one, a turn at a time beside the other rooms. */
export class ShelvedRooms {
  readonly #setup: ShelvedRoomsSetup
  readonly #shelf: Shelf
  /** On their way, by the id that the room will have. */
  readonly #opening = new Map<string, Promise<Refused | null>>()
  #stopped = false

  constructor(setup: ShelvedRoomsSetup) {
    this.#setup = setup
    this.#shelf = new Shelf(setup.options.data)
  }

  /** As the catalogue lists them, in the order of import. */
  lines(): Catalogue['packs'] { return this.#shelf.packs().map((pack) => ({ name: pack.name, title: pack.title, sha256: pack.sha256, synthetic: pack.synthetic, room: roomId(pack) })) }

  /** Opens the pack of that name, hash or room, the newest of one name. Null where there is none; else resolves with null, or with the reason why it does not open. */
  open(asked: string): Promise<Refused | null> | null {
    const pack = this.#shelf.packs().findLast((one) => [one.name, one.sha256, roomId(one)].includes(asked))
    if (pack === undefined) return null
    const id = roomId(pack)
    const under = this.#opening.get(id) ?? this.#reopen(id, pack).finally(() => { this.#opening.delete(id) })
    this.#opening.set(id, under)
    return under
  }

  stop(): void { this.#stopped = true }

  async #reopen(id: string, { dir, sha256, name }: Shelved): Promise<Refused | null> {
    const { options, seeds, begin, keep } = this.#setup
    try {
      const pack = await loadPack(dir)
      if (pack.sha256 !== sha256) return { ok: false, code: 'pack.invalid', message: `the files of the pack ${name} are not those that were imported; import them again` }
      if (this.#stopped) return null
      const episode = openPack(pack, seeds, options)
      const room = begin(id, episode)
      while (!this.#stopped && !room.foldATurn()) await new Promise((resolve) => { setImmediate(resolve) })
      if (this.#stopped) room.stop()
      else keep(id, episode, room)
      return null
    } catch (error) {
      if (error instanceof BadInput) return { ok: false, code: 'pack.invalid', message: `the pack ${name} cannot be opened: ${error.problem.message}` }
      if (error instanceof LogError) return { ok: false, code: error.code, message: error.message }
      throw error
    }
  }
}

/** A room is named for its pack and its bytes: another pack of the same name never finds a stranger's branches. */
export function roomId({ name, sha256 }: { readonly name: string; readonly sha256: string }): string { return `${name.slice(0, 60)}-${sha256.slice(0, 8)}` }
