import { SPLIT } from '../../models/contract/dimensions.ts'
import type { Order } from '../../models/contract/scenario.ts'
import type { RunMeasures } from '../../models/response/indicators/index.ts'
import { earliest, formatHour, hoursAfter } from '../../models/units/time.ts'
import { branchColumns, hourColumns } from './columns.ts'
import type { Episode } from './episode.ts'
import { baselineFigures, branchFigures, measureBaseline } from './figures.ts'
import type { Fold } from './fold.ts'

export type ScenarioJson = Readonly<Record<string, unknown>>

export interface RunSetup {
  readonly episode: Episode
  readonly station: string
  readonly scenarios: readonly ScenarioJson[]
  /** Hours folded between two looks at `progress`; no number changes with it. */
  readonly chunk: number
  readonly progress?: (done: number, of: number) => void
}

/** What `run --json` prints. */
export type RunResult = ReturnType<typeof runEpisode>

/** The pipeline without a screen: everything folded to the last hour. The answer is `run --json` of the contract. */
export function runEpisode(setup: RunSetup) {
  const { episode, station } = setup
  const fold = foldAll(setup)
  const columns = hourColumns(fold.hours, episode.first, episode.offsetMinutes, episode.atOther())
  const { emission_cut_percent: _none, ...indicators } = baselineFigures(episode, fold)
  const measured = measureBaseline(fold)
  const result = {
    pack: { name: episode.pack.name, sha256: episode.pack.sha256, synthetic: episode.pack.synthetic },
    engine: episode.engine,
    models: episode.models.map(({ id, version }) => ({ id, version })),
    seed: episode.seed,
    members: episode.members,
    view: 'as-known',
    station,
    edition: episode.edition,
    hours: fold.hours.map((hour) => formatHour(hour.frame.hour, episode.offsetMinutes)),
    observed: columns.observed,
    flags: columns.flags,
    withheld: columns.withheld,
    derived: columns.derived,
    gas: episode.gas.view(episode.first, episode.last),
    converted: columns.converted,
    aqi: columns.aqi,
    baseline: {
      indicators,
      pm25: columns.baseline,
      contributions: columns.contributions,
      split: Object.fromEntries(SPLIT.map((key) => [key, { median: columns.split[key] ?? [], status: 'modelled' }])),
      skill: episode.skillAt(station),
    },
    scenarios: setup.scenarios.map((scenario, i) => scenarioResult(episode, fold, scenario, branchId(i), measured)),
  }
  fold.stop()
  return result
}

function foldAll({ episode, station, scenarios, chunk, progress }: RunSetup): Fold {
  const orders = new Map<string, Order>(scenarios.map((scenario, i) => [branchId(i), episode.order(scenario)]))
  const fold = episode.fold(station, orders, { history: 0 })
  const total = episode.last - episode.first + 1
  while (fold.cursor < episode.last) {
    fold.advance(earliest(episode.last, hoursAfter(fold.cursor, chunk)))
    progress?.(fold.hours.length, total)
  }
  return fold
}

function scenarioResult(episode: Episode, fold: Fold, scenario: ScenarioJson, id: string, measured: RunMeasures) {
  const track = fold.tracks.get(id)
  if (track === undefined) throw new Error(`the run has no branch ${id}`)
  const name = typeof scenario['name'] === 'string' ? scenario['name'] : id
  const notes = episode.describe(scenario).notes
  if (track.failed !== null) return { name, status: 'failed', reason: track.failed, notes }
  return { name, status: 'ok', notes, ...branchColumns(track), held: track.held, indicators: branchFigures(episode, fold, track, scenario, measured) }
}

function branchId(index: number): string { return `s${index + 1}` }
