import type { BranchAlert } from '../../../server/protocol/alert.ts'
import type { BranchSummary, Indicators } from '../../../server/protocol/branch.ts'
import type { Band } from '../../../server/protocol/scalars.ts'
import type { BaselineFigures } from './baseline-figures.ts'
import { change, figure, isTie, range, signed, span } from './figures.ts'
import { hourOf, shortTime } from './times.ts'

/** One cell: its number, its band, whether it is a tie with the baseline, and how it stands to a target. */
export interface Cell { readonly text: string; readonly band: string; readonly tie: boolean; readonly target: 'met' | 'missed' | null; readonly asked: string | null }
export interface Row { readonly id: string; readonly label: string; readonly baseline: string; readonly cells: readonly Cell[] }
export interface Section { readonly title: string; readonly rows: readonly Row[] }

/** Words and facts that the table needs beside the branches. */
export interface Around {
  readonly say: (key: string, values?: Record<string, string>) => string
  readonly baseline: BaselineFigures | null
  /** The level that the baseline's own PM2.5 reaches. */
  readonly alert: BranchAlert | null
  readonly offsetMinutes: number
  readonly limits: readonly number[]
  /** Percent asked of each pollutant by the branch's level. */
  readonly asked: (branch: BranchSummary) => Readonly<Record<Emission, number>> | null
}
const EMISSIONS = ['SO2', 'NOx', 'PM', 'VOC'] as const
/** Levels of which the days are counted in the table: moderate, heavy, severe, where the plan's own levels begin. Limits begin with that of level 3. */
const HEAVY_LEVELS = [4, 5, 6] as const
type Emission = typeof EMISSIONS[number]

const EMPTY: Cell = { text: '–', band: '', tie: false, target: null, asked: null }
/** Columns are narrow: a band goes without the space after its comma. */
const plain = (text: string, band = ''): Cell => ({ ...EMPTY, text, band: band.replace(', ', ',') })
/** A value of the branch itself. */
const value = (band: Band): Cell => plain(figure(band.median), span(band))
/** What a cut does: minus is lower. A tie is said, its number stays. */
const effect = (cut: Band): Cell => { const by = change(cut); return { ...plain(signed(by.median), range(by)), tie: isTie(cut) } }
/** What a delay is: plus is later. */
const later = (band: Band): Cell => ({ ...plain(signed(band.median), range(band)), tie: isTie(band) })

/** Impact only: what a source contributed never stands in this table. */
export function comparison(branches: readonly BranchSummary[], around: Around): Section[] {
  const { say, baseline } = around
  const row = (id: string, label: string, mine: string, cell: (found: Indicators, branch: BranchSummary) => Cell): Row => ({
    id, label, baseline: mine, cells: branches.map((branch) => branch.indicators === null ? EMPTY : cell(branch.indicators, branch)),
  })
  const at = (iso: string | null): string => iso === null ? '–' : shortTime(hourOf(iso), around.offsetMinutes)
  const impact = [
    row('peak', say('row_peak'), baseline === null ? '–' : figure(baseline.peak), (found) => value(found.peak_ugm3)),
    row('peak-time', say('row_peak_time'), baseline === null ? '–' : shortTime(baseline.peakHour, around.offsetMinutes), (found) => { const [day = '', time = ''] = at(found.peak_time).split(' '); return plain(time === '' ? day : time, time === '' ? '' : day) }),
    row('cut', say('row_cut'), '–', (found) => effect(found.peak_cut_ugm3)),
    row('cut-percent', say('row_cut_percent'), '–', (found) => effect(found.peak_cut_percent)),
    row('delay', say('row_delay'), '–', (found) => later(found.peak_delay_h)),
    row('growth', say('row_growth'), baseline?.growth === null || baseline === null ? '–' : figure(baseline.growth, 1), (found) => plain(figure(found.growth_6h_max.median, 1), span(found.growth_6h_max))),
    row('growth-cut', say('row_growth_cut'), '–', (found) => effect(found.growth_6h_cut_percent)),
  ]
  const hours = around.limits.map((limit) => row(`hours-${limit}`, say('row_hours', { limit: String(limit) }), String(baseline?.above.get(limit) ?? '–'), (found) => {
    const band = found.hours_above[String(limit)]
    return band === undefined ? EMPTY : value(band)
  }))
  const days = HEAVY_LEVELS.map((level) => row(`days-${level}`, say('row_days', { level: say(`level_${level}`) }), String(baseline?.days.get(around.limits[level - 3] ?? 0) ?? '–'), (found) => {
    const band = found.days_by_level[String(level)]
    return band === undefined ? EMPTY : value(band)
  }))
  const alert = (found: BranchAlert | null): string => found === null ? '–' : say(`alert_short_${found.highest}`)
  const levels = row('alert', say('row_alert'), alert(around.alert), (found) => plain(alert(found.alert)))
  return [
    { title: say('row_section_impact'), rows: impact },
    { title: say('row_section_nested'), rows: nestedRows(branches, say) },
    { title: say('row_section_hours'), rows: [...hours, ...days, levels] },
    { title: say('row_section_emission'), rows: EMISSIONS.map((name) => row(name, say('row_emission', { name }), '–', (found, branch) => emission(found, name, around.asked(branch)))) },
  ]
}

function nestedRows(branches: readonly BranchSummary[], say: Around['say']): Row[] {
  return (['district', 'city', 'region'] as const).map((area) => ({
    id: area, label: say(`row_${area}`), baseline: '–',
    cells: branches.map((branch) => branch.nested === null ? EMPTY : effect(branch.nested[area].peak_cut_percent)),
  }))
}

function emission(found: Indicators, name: Emission, asked: Readonly<Record<Emission, number>> | null): Cell {
  const cut = found.emission_cut_percent?.[name] ?? null
  if (cut === null) return EMPTY
  const cell = plain(figure(cut.median), span(cut))
  return asked === null ? cell : { ...cell, target: cut.median >= asked[name] ? 'met' : 'missed', asked: figure(asked[name]) }
}
