import type { CsvColumn } from '../export/csv.ts'
import { m, say } from '../i18n/say.ts'
import { particlesAt, stateAt, stateText } from '../state/gas.ts'
import { room } from '../state/room.svelte.ts'
import { screen } from '../state/screen.svelte.ts'
import { hourOf, longTime } from '../state/times.ts'
import type { VocUnit } from '../state/voc.ts'

/** What stands beside the title of a chart, and the same in full sentences. */
export interface Said { readonly marks: string; readonly why: string }

/** Real time, audited, or nobody's measurement. */
function quality(): string { return room.view?.pack.synthetic === true ? m.quality_short_synthetic() : say(`quality_short_${room.view?.pack.quality ?? 'realtime'}`) }

/** At which state of the gas these gases are told, and what became of the data. */
export function gasSaid(): Said {
  const gas = room.view?.gas
  if (gas === undefined) return { marks: '', why: '' }
  const states = [...new Set(gas.states.map((one) => stateText(one.state)))]
  const told = gas.states.length > 1
    ? gas.states.slice(1).map((one) => m.gas_why_change({ before: states[0] ?? '', after: stateText(one.state), time: longTime(hourOf(one.from) - 1, screen.offset) })).join('')
    : m.gas_why({ state: states[0] ?? '' })
  return { marks: `${states.join('→').replace('\u00a0K→', '→')} · ${quality()}`, why: `${told}${gas.both ? m.gas_why_both() : ''}${qualityWhy()}` }
}

/** The same of particles, whose state nobody converts. */
export function particlesSaid(): Said {
  const gas = room.view?.gas
  if (gas === undefined) return { marks: '', why: '' }
  const at = particlesAt(gas, screen.first, screen.last)
  return { marks: `${at === 'reference' ? stateText('273.15K') : at === 'ambient' ? m.particles_ambient() : m.particles_both({ state: stateText('273.15K') })} · ${quality()}`, why: `${say(`particles_why_${at}`)}${qualityWhy()}` }
}

function qualityWhy(): string {
  const { pack } = room.view ?? {}
  if (pack === undefined) return ''
  return pack.synthetic ? m.quality_why_synthetic() : m.quality_why({ quality: say(`quality_${pack.quality}`) })
}

/** Whether a chart of this column speaks of a gas told by mass. */
export function isGas(column: string): boolean { return !/^(pm|aqi|j_)/.test(column) && !(room.view?.units[column] ?? 'g/m³').startsWith('pp') }

/** Where a table shows a gas at a state that not all its hours were published at: the column that says which were. */
export function gasTabled(): { readonly label: string; readonly cell: (row: number) => string }[] {
  const { view } = room
  return view?.gas.both === true ? [{ label: m.published_at(), cell: (row) => stateText(stateAt(view.gas, room.columns.first + row)) }] : []
}

/** At which state VOC are told, from what they were converted, and what became of the data. Shares by volume have no state. */
export function vocSaid(unit: VocUnit, converted: boolean): Said {
  const said = gasSaid()
  const state = unit.state === null ? '' : stateText(unit.state)
  const words = [...(converted ? [m.voc_converted()] : []), ...(state === '' ? [] : [state]), quality()]
  const why = [...(state === '' ? [m.voc_why_share({ unit: unit.unit })] : [m.gas_why({ state })]), ...(converted ? [m.voc_why_converted()] : []), qualityWhy()]
  return said.marks === '' ? said : { marks: words.join(' · '), why: why.join('') }
}

/** Columns that every exported table of gases carries: at which state the network published the hour, and whether anyone has audited it. */
export function gasCsv(): CsvColumn[] {
  const { view } = room
  if (view === null) return []
  return [
    { name: 'gas state as published', cell: (row) => stateAt(view.gas, room.columns.first + row) },
    { name: 'data', cell: () => dataWord(view.pack) },
  ]
}

/** The same for particles. */
export function particlesCsv(): CsvColumn[] {
  const { view } = room
  if (view === null) return []
  return [
    { name: 'particle state as published', cell: (row) => (room.columns.first + row < hourOf(view.gas.change) ? '273.15K' : 'ambient') },
    { name: 'data', cell: () => dataWord(view.pack) },
  ]
}

/** And whatever else is exported: whether it was made up or measured, and audited or not. */
export function dataCsv(): CsvColumn[] {
  const { view } = room
  return view === null ? [] : [{ name: 'data', cell: () => dataWord(view.pack) }]
}

function dataWord(pack: { readonly synthetic: boolean; readonly quality: string }): string { return pack.synthetic ? 'synthetic' : pack.quality }
