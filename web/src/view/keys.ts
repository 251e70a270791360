import { language } from '../i18n/locale.svelte.ts'
import { importing } from '../state/importing.svelte.ts'
import { screen, VIEWS } from '../state/screen.svelte.ts'
import { newBranch, seekTo, step, togglePlay } from './acts.ts'

/** Keys of the whole screen. Nothing happens while someone types, or where a control has its own use for the key. */
export function onKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
  const target = event.target instanceof Element ? event.target : null
  if (target?.closest('input:not([type="range"]), select, textarea, [contenteditable], [role="dialog"], [role="radiogroup"], [role="listbox"]')) return
  // A slider moves by its own keys; space and letters are the screen's, as whoever has just dragged it expects.
  if (target?.closest('input[type="range"]') && /^(Arrow|Page|Home|End)/.test(event.key)) return
  if (event.key === ' ' && target?.closest('button, a, [role="switch"]')) return
  const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key]
  if (act === undefined) return
  event.preventDefault()
  act(event.shiftKey)
}

const acts: Readonly<Record<string, (shift: boolean) => void>> = {
  ' ': togglePlay,
  ArrowLeft: (shift) => { step(shift ? -24 : -1) },
  ArrowRight: (shift) => { step(shift ? 24 : 1) },
  Home: () => { seekTo(screen.first) },
  End: () => { seekTo(screen.last) },
  b: newBranch,
  ...Object.fromEntries(VIEWS.map((view, at) => [String(at + 1), () => { screen.show(view) }])),
  o: () => { importing.open = true },
  l: () => { language.turn() },
  '?': () => { screen.help = !screen.help },
}
