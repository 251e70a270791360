import type { EventLine } from '../../../server/protocol/server.ts'
import { language } from '../i18n/locale.svelte.ts'
import { speedText } from '../i18n/marks.ts'
import { m, say } from '../i18n/say.ts'
import { room } from '../state/room.svelte.ts'
import { screen } from '../state/screen.svelte.ts'
import { hourOf, shortTime } from '../state/times.ts'
import { nameIn } from './names.ts'

export interface Told { readonly seq: number; readonly at: string | null; readonly by: string; readonly said: string; readonly times: number }

/** Lines of the room's log in words, oldest first; what repeats is one line with its count, at its latest hour. */
export function told(lines: readonly EventLine[]): Told[] {
  // A removal names its branch by id; its name is what the lines before it called it.
  const names = new Map<string, string>()
  const out: Told[] = []
  for (const line of lines) {
    const said = words(line, names)
    const by = person(line.by)
    const before = out.at(-1)
    // A slider makes a line at each stop.
    if (before?.said === said && before.by === by) out[out.length - 1] = { ...before, at: line.at, times: before.times + 1 }
    else out.push({ seq: line.seq, at: line.at, by, said, times: 1 })
  }
  return out
}

/** What happened in words; a kind that this screen does not know is shown by its name. */
function words({ kind, data }: EventLine, names: Map<string, string>): string {
  const branch = text(data['branch'])
  if (typeof data['name'] === 'string') names.set(branch, nameIn(data['name'], data['scenario']))
  const key = `event_${kind.replace(/[.-]/g, '_')}`
  const name = names.get(branch) ?? branch
  const said = say(key, { name, branch: name, to: time(data['to']), speed: speed(data['speed']), station: station(text(data['station'])) })
  return said === key ? kind : said
}

function person(by: string): string {
  if (by === 'xuefeng') return m.by_system()
  const number = /^v(\d+)$/.exec(by)?.[1]
  return number === undefined ? by : m.viewer_number({ number })
}

function time(to: unknown): string { return typeof to === 'string' && /^\d{4}-/.test(to) ? shortTime(hourOf(to), screen.offset) : text(to) }
function speed(value: unknown): string { return value === 'max' ? m.speed_max() : speedText(text(value)) }
function station(id: string): string {
  const found = room.view?.stations.find((one) => one.id === id)
  return found === undefined ? id : language.of(found)
}
function text(value: unknown): string { return typeof value === 'string' || typeof value === 'number' ? String(value) : '' }
