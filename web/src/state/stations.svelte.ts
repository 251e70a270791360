import type { RoomView } from '../../../server/protocol/server.ts'
import { SeriesFeed } from '../net/series-feed.ts'
import type { Cell } from './columns.ts'
import { LINE_STYLES, placesFor } from './line-styles.ts'
import { room } from './room.svelte.ts'
import { applySeries, cutSeries, type StationColumn } from './station-series.ts'

type Station = RoomView['stations'][number]

/** Lines that colour and dashes tell apart, and as many as the server gives at once. */
export const MOST_STATIONS = LINE_STYLES.length
/** Shown before anyone chooses: the district's station and its nearest. */
const FIRST_SHOWN = 4

/** Several stations on one axis: which, which column, and their series as known at the room's clock. Read while the chart is open. */
class Stations {
  column = $state('pm25')
  #chosen = $state.raw<readonly string[] | null>(null)
  /** Grows whenever a series was rewritten. */
  data = $state(0)
  trouble = $state<string | null>(null)
  readonly held = new Map<string, StationColumn>()
  #places: ReadonlyMap<string, number> = new Map()
  readonly #feed = new SeriesFeed({
    ask: async (path, signal) => {
      const answer = await fetch(path, { signal })
      if (!answer.ok) throw new Error(`${answer.status}`)
      const said: unknown = await answer.json()
      return said
    },
    take: (series, wanted) => { applySeries(this.held, series, wanted.column, room.columns.first); this.data++ },
    trouble: (message) => { this.trouble = message },
    later: (act, ms) => setTimeout(act, ms),
  })

  /** All of the room: the district's first, then by distance, those without a place last. */
  readonly all = $derived<readonly Station[]>([...(room.view?.stations ?? [])].sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1)))
  readonly district = $derived(this.all.find((one) => one.role === 'district') ?? null)
  readonly chosen = $derived<readonly Station[]>(this.#chosen === null ? this.all.slice(0, FIRST_SHOWN) : this.all.filter((one) => this.#chosen?.includes(one.id)))
  readonly places = $derived.by(() => { this.#places = placesFor(this.#places, this.chosen.map((one) => one.id), this.district?.id ?? null); return this.#places })

  choose(ids: readonly string[]): void { this.#chosen = ids.slice(0, MOST_STATIONS) }

  /** Follows the room until `close`. Called again with another choice, it forgets what it held. */
  open(view: RoomView, stations: readonly string[], column: string): void {
    this.held.clear()
    this.data++
    room.onHours = (hour, sought) => {
      cutSeries(this.held, room.columns.count)
      this.#feed.touch(hour, sought)
    }
    this.#feed.want({ room: view.room, stations, column, offsetMinutes: view.offsetMinutes })
  }

  close(): void {
    room.onHours = () => undefined
    this.#feed.stop()
  }

  /** A station's values, as many as the room has hours. */
  valuesOf(id: string, converted = false): Cell[] {
    const own = this.held.get(id)
    const from = converted ? own?.converted : own?.values
    return Array.from({ length: room.columns.count }, (_, row) => from?.[row] ?? null)
  }
}

function rank(station: Station): number { return station.role === 'district' ? -1 : station.away?.km ?? Infinity }

export const stations = new Stations()
