/** One accent a branch, by its place. None is a colour of the AQI standard; each has 4.5:1 on paper. */
export const ACCENTS = ['#1f66a8', '#a8481c', '#23744f', '#7446a0', '#7d5f0c', '#0c7079', '#a2325f', '#4a5a75'] as const
export const BASELINE = '#1d2430'

export function accentOf(place: number): string { return ACCENTS[place % ACCENTS.length] ?? BASELINE }
/** The band of an accent: its colour at a few tenths. */
export function faint(colour: string, alpha: number): string {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
  return `rgba(${r}, ${g}, ${b}, ${alpha})`
}

/** HJ 633 table A.1: the standard's own colours, used for levels and nothing else. */
export const AQI_COLOURS = ['#00e400', '#ffff00', '#ff7e00', '#ff0000', '#99004c', '#7e0023'] as const
/** Text on each of them that can be read. */
export const AQI_INK = ['#0b2b0b', '#332d00', '#2b1600', '#1c0000', '#ffffff', '#ffffff'] as const

/** A source's colour and order in the stack, by its key in `contributions`; inflow lies below, hatched. */
export const SOURCES = [
  { key: 'city+regional', message: 'source_inflow', colour: '#8796ab', hatched: true },
  { key: 'industry+residential_heating', message: 'source_industry', colour: '#8f5a3a', hatched: false },
  { key: 'mobile+non_road', message: 'source_mobile', colour: '#3f74bd', hatched: false },
  { key: 'construction_dust+road_dust+bare_land', message: 'source_dust', colour: '#cfa548', hatched: false },
  { key: 'solvent+catering+agriculture+other_local', message: 'source_other', colour: '#a9b39a', hatched: false },
] as const
