import { room } from './room.svelte.ts'

declare global {
  interface Window { __xuefeng?: object }
}

/** What a browser test may ask the page: read only, and nothing that the screen does not show. */
export function watchForTests(): void {
  window.__xuefeng = {
    get cursor() { return room.clock?.cursor ?? null },
    get playing() { return room.clock?.playing ?? false },
    get seq() { return room.seq },
    get pending() { return room.pending },
    get link() { return room.link },
    get hours() { return room.columns.count },
    get branches() { return room.branches },
    get lastReply() { return room.lastReply },
    get baseline() { return room.columns.baseline.median.slice() },
    branch: (id: string) => room.columns.branches.get(id)?.pm25.median.slice() ?? null,
  }
}
