import uPlot from 'uplot'
import { paintEnds } from './ends.ts'
import { drawHatch, font, paintLines, paintMarks, paintStrip, type Line, type Mark } from './paint.ts'

export type Column = ArrayLike<number | null>

/** One series of a plot: a line, an area, or points. The wrapper knows series, not what they mean. */
export interface SeriesSpec {
  readonly label: string
  readonly colour: string
  readonly width?: number
  readonly dash?: readonly number[]
  /** Area down to zero. */
  readonly fill?: string
  /** Hatch over the area: the value is there, but of another kind. */
  readonly hatched?: boolean
  /** Points of this size, px; `hollow` sets them apart from solid ones. Alone = no line between. */
  readonly points?: { readonly size: number; readonly hollow: boolean; readonly alone: boolean; readonly fill?: string }
  /** Written at the end of the line, so that it is known without its colour. */
  readonly end?: string
  /** Read on the right axis. */
  readonly right?: boolean
}

export interface PlotSpec {
  readonly series: readonly SeriesSpec[]
  /** Areas between two series, by their place in `series`. */
  readonly bands: readonly { readonly upper: number; readonly lower: number; readonly fill: string }[]
  readonly x: { readonly min: number; readonly max: number }
  readonly tick: (x: number) => string
  /** The left axis reaches at least this. */
  readonly reach: number
  readonly lines: readonly Line[]
  /** Asked at each drawing, so that a moving mark costs no new plot. */
  readonly marks: () => readonly Mark[]
  /** A colour a row, drawn as a strip above the plot; null leaves a gap. */
  readonly strip: (() => readonly (string | null)[]) | null
  readonly sync: string
  readonly rem: number
  readonly onHover: (row: number | null) => void
  readonly onDraw: () => void
}

export interface Plot {
  readonly setData: (data: readonly Column[]) => void
  readonly resize: (width: number, height: number) => void
  readonly redraw: () => void
  /** Puts the cursor on a row, in this and every synchronised plot. */
  readonly point: (row: number) => void
  readonly stop: () => void
}

/** Widths beside the plotting area in rem: what is laid under a plot aligns with it by these. */
export const AXIS_REM = 3.4
export const PAD_REM = 1.2
const INK = '#4b5464'
const GRID = '#ecebe7'

/** A plot on one time axis, whose cursor moves with all others of the same `sync`. Close it with `stop`. */
export function makePlot(target: HTMLElement, spec: PlotSpec, width: number, height: number): Plot {
  const chart = new uPlot(options(spec, width, height), [[]], target)
  return {
    // uPlot reads the columns where they are; nothing is copied.
    setData: (data) => { chart.setData(aligned(data)) },
    resize: (w, h) => { if (w !== chart.width || h !== chart.height) chart.setSize({ width: w, height: h }) },
    redraw: () => { chart.redraw(false) },
    point: (row) => {
      const x = chart.data[0][row]
      if (x === undefined) return
      const [left, width, height] = [chart.valToPos(x, 'x'), chart.over.clientWidth, chart.over.clientHeight]
      chart.setCursor({ left, top: height / 2 })
      uPlot.sync(spec.sync).pub('mousemove', chart, left, height / 2, width, height, row)
      spec.onHover(row)
    },
    stop: () => { chart.destroy() },
  }
}

function options(spec: PlotSpec, width: number, height: number): uPlot.Options {
  const right = spec.series.some((one) => one.right === true)
  return {
    width, height,
    padding: [spec.strip === null ? spec.rem * 0.7 : spec.rem * 1.75, right ? 0 : spec.rem * PAD_REM, 0, 0],
    legend: { show: false },
    cursor: { sync: { key: spec.sync, setSeries: false, scales: ['x', null] }, drag: { x: false, y: false }, y: false, points: { size: spec.rem * 0.45 } },
    scales: {
      x: { time: false, auto: false, range: () => [spec.x.min, spec.x.max] },
      y: { range: (_u, _min, max) => [0, Math.max(spec.reach, (max ?? 0) * 1.06)] },
      ...(right ? { right: { range: (_u: uPlot, _min: number, max: number): [number, number] => [0, (max ?? 1) * 1.1 || 1] } } : {}),
    },
    axes: [timeAxis(spec), valueAxis(spec, 'y'), ...(right ? [valueAxis(spec, 'right')] : [])],
    series: [{}, ...spec.series.map(seriesOf)],
    bands: spec.bands.map(({ upper, lower, fill }) => ({ series: [upper + 1, lower + 1], fill })),
    hooks: {
      drawClear: [(u) => { paintStrip(u, spec.strip?.() ?? [], spec.rem) }],
      drawSeries: [(u, at) => { const one = spec.series[at - 1]; if (one?.hatched === true) drawHatch(u, at) }],
      draw: [(u) => { paintLines(u, spec.lines, spec.rem); paintEnds(u, spec.series, spec.rem); paintMarks(u, spec.marks(), spec.rem); spec.onDraw() }],
      // Only the plot under the pointer tells; the others are moved by it.
      setCursor: [(u) => { if (u.cursor.event) spec.onHover(u.cursor.idx ?? null) }],
    },
  }
}

function seriesOf(one: SeriesSpec): uPlot.Series {
  const { points } = one
  return {
    label: one.label, stroke: one.colour, width: one.width ?? 1.5, scale: one.right === true ? 'right' : 'y', spanGaps: false,
    ...(one.dash ? { dash: [...one.dash] } : {}),
    ...(one.fill === undefined ? {} : { fill: one.fill }),
    ...(points?.alone === true ? { paths: () => null } : {}),
    points: points === undefined ? { show: false } : {
      show: (u) => points.alone && !points.hollow ? pixelsPerRow(u) > 2.5 : pixelsPerRow(u) > 0.2,
      size: points.size, stroke: one.colour, width: 1.2, fill: points.fill ?? (points.hollow ? '#ffffff' : one.colour),
    },
  }
}

function pixelsPerRow(u: uPlot): number {
  const { min = 0, max = 1 } = u.scales['x'] ?? {}
  return u.bbox.width / uPlot.pxRatio / Math.max(1, max - min)
}

function timeAxis(spec: PlotSpec): uPlot.Axis {
  return {
    stroke: INK, font: font(spec.rem), grid: { stroke: GRID, width: 1 }, ticks: { stroke: GRID, size: 4 }, size: spec.rem * 1.8, gap: 3,
    space: spec.rem * 5, incrs: [1, 2, 3, 6, 12, 24, 48, 72, 120, 168, 336, 720, 1440, 2160, 4320],
    values: (_u, splits) => splits.map(spec.tick),
  }
}

function valueAxis(spec: PlotSpec, scale: 'y' | 'right'): uPlot.Axis {
  return {
    scale, side: scale === 'y' ? 3 : 1, stroke: INK, font: font(spec.rem), size: spec.rem * (scale === 'y' ? AXIS_REM : AXIS_REM * 0.85), gap: 4, space: spec.rem * 1.5,
    grid: { show: scale === 'y', stroke: GRID, width: 1 }, ticks: { show: false },
  }
}

function aligned(data: readonly Column[]): uPlot.AlignedData {
  const [x = [], ...ys] = data
  return [numbers(x), ...ys.map((column) => Array.isArray(column) ? column : Array.from(column))]
}

/** The x column holds numbers only; it is made by `hoursAxis`. */
function numbers(x: Column): number[] | Float64Array { return x instanceof Float64Array ? x : Array.from(x, (value) => value ?? 0) }
