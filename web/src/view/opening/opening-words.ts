import type { FileView } from '../../../../server/protocol/imports.ts'
import { m, say } from '../../i18n/say.ts'
import type { Fault } from '../../state/importing.svelte.ts'
import { columnName } from '../column-name.ts'

/** What is wrong, in the viewer's language where its code says enough; the server's own sentence has the details, in English. */
export interface FaultWords { readonly short: string | null; readonly detail: string }

export function faultWords({ code, message }: Fault): FaultWords {
  if (code === 'unreachable' || code === 'aborted') return { short: m.open_lost(), detail: message }
  const key = code.replace(/[.-]/g, '_')
  const [problem, refusal] = [say(`problem_${key}`), say(`refusal_${key}`, { message })]
  const short = problem !== `problem_${key}` ? problem : refusal !== `refusal_${key}` ? refusal : null
  return { short, detail: message }
}

/** Line 4 · pm25; empty where the whole file is meant. */
export function placeText({ line, column }: { readonly line: number | null; readonly column: string | null }): string {
  return [...(line === null ? [] : [m.open_line({ line: String(line) })]), ...(column === null ? [] : [column])].join(' · ')
}

/** What was left out or assumed, in the viewer's language; the server's own sentence for a kind that this screen does not know. */
export function asideWords({ code, what, message }: FileView['told'][number]): string {
  const key = `told_${code.replace(/[.-]/g, '_')}`
  const said = say(key, { what })
  return said === key ? message : said
}

/** A variable of a pack as people write it; weather by its own name. */
export function variableName(table: string, column: string): string {
  if (table !== 'weather') return columnName(column)
  const key = `variable_${column}`
  const said = say(key)
  return said === key ? column.replaceAll('_', ' ') : said
}

export function formatName(format: string | null): string { return say(`format_${(format ?? 'none').replaceAll('-', '_')}`) }

/** 12,345 as both languages write it. */
export function countText(count: number): string { return count.toLocaleString('en-US') }
