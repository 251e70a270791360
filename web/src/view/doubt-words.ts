import { language } from '../i18n/locale.svelte.ts'
import { JOINT } from '../i18n/marks.ts'
import { m } from '../i18n/say.ts'
import type { Ruled } from '../state/columns.ts'
import { flagName, useWords } from './event-words.ts'

/** What quality said of a reading, and what a person decided about it; empty where nobody doubts it. */
export function doubtWords(flags: readonly string[], ruled: Ruled | undefined): string {
  return [...flags.map(flagName), ...(ruled === undefined ? [] : [m.ruled_by({ person: ruled.person, use: useWords(ruled.use), reason: ruled.reason })])].join(JOINT[language.now])
}

/** The same for a file, in the words of the protocol. */
export function doubtText(flags: readonly string[], ruled: Ruled | undefined): string {
  return [...flags, ...(ruled === undefined ? [] : [`${ruled.use} by ${ruled.person}: ${ruled.reason}`])].join('; ')
}
