/** Reads a pack folder as far as it can be read and says everything that is wrong with it. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isKnownObservation, OBSERVATION_UNITS, WEATHER_UNITS } from './columns.ts'
import { fingerprint, packFiles } from './fingerprint.ts'
import { gapProblems } from './gaps.ts'
import type { Manifest } from './manifest.ts'
import { zoneOffset } from './moment.ts'
import type { Pack } from './pack.ts'
import { BadInput, ProblemList, type Problem } from './problem.ts'
import { dustDayRow, dustfallRow } from './read-days.ts'
import { forecastRow, inventoryRow, profileRow, readList, readText, stationRow, warningRow } from './read-lists.ts'
import { reachProblem } from './reach.ts'
import { readManifest } from './read-manifest.ts'
import { readTable, type Table } from './read-table.ts'
import { suspicions } from './suspicion.ts'
import type { TableKind } from './table-columns.ts'

/** `pack` is null where a file that everything else needs could not be read. */
export interface Inspection { readonly pack: Pack | null; readonly problems: readonly Problem[] }

const OBSERVATIONS: TableKind = { file: 'observations.csv', units: OBSERVATION_UNITS, isKnown: isKnownObservation }
const WEATHER: TableKind = { file: 'weather.csv', units: WEATHER_UNITS, isKnown: column => Object.hasOwn(WEATHER_UNITS, column) }
const KNOWN_FILES = ['datapackage.json', 'observations.csv', 'weather.csv', 'stations.csv', 'inventory.csv', 'profiles.csv', 'warnings.csv', 'dust_days.csv', 'dustfall.csv',
  'forecast.csv', 'weather_forecast.csv', 'truth.csv', 'README.md', 'LICENSE']

/** Every problem of the pack in `dir`, and the pack itself where it could be read. Throws only what is no fault of the pack (a disk error). */
export async function inspectPack(dir: string): Promise<Inspection> {
  const problems = new ProblemList()
  try {
    const { manifest, problems: found } = await readManifest(dir)
    for (const problem of found) problems.add(problem)
    if (manifest === null) return { pack: null, problems: problems.all() }
    const pack = await readFiles(dir, manifest, problems)
    return { pack: pack === null ? null : { ...pack, problems: problems.all() }, problems: problems.all() }
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    problems.add(error.problem)
    return { pack: null, problems: problems.all() }
  }
}

async function readFiles(dir: string, manifest: Manifest, problems: ProblemList): Promise<Pack | null> {
  const report = (problem: Problem) => problems.add(problem)
  const whole = <T>(work: Promise<T>): Promise<T | null> => work.catch((error: unknown) => {
    if (!(error instanceof BadInput)) throw error
    report(error.problem)
    return null
  })
  const list = <T>(file: string, read: (path: string) => Promise<T>): Promise<T | null> =>
    existsSync(join(dir, file)) ? whole(read(join(dir, file))) : Promise.resolve(null)
  const offsetMinutes = zoneOffset(manifest.xuefeng.timezone) ?? 480
  const stations = await whole(readList(join(dir, 'stations.csv'), 'stations.csv', stationRow, report))
  if (stations === null) return null
  checkStations(stations, report)
  const observations = await whole(readTable(tableContext(dir, OBSERVATIONS, manifest, stations, report)))
  const weather = existsSync(join(dir, 'weather.csv')) ? await whole(readTable(tableContext(dir, WEATHER, manifest, stations, report))) : null
  if (observations !== null) checkTable(observations, OBSERVATIONS.file, offsetMinutes, report)
  if (weather !== null) for (const problem of suspicions(weather, WEATHER.file)) report(problem)
  for (const file of await packFiles(dir)) {
    if (!KNOWN_FILES.includes(file) && !manifest.resources.some(resource => resource.path === file)) report({ severity: 'warning',
      code: 'file.unknown', file, line: null, column: null, message: 'nobody knows this file and datapackage.json does not describe it; it is not read' })
  }
  const lists = {
    inventory: await list('inventory.csv', path => readList(path, 'inventory.csv', inventoryRow, report)),
    profiles: await list('profiles.csv', path => readList(path, 'profiles.csv', profileRow, report)),
    dustDays: await list('dust_days.csv', path => readList(path, 'dust_days.csv', dustDayRow, report)) ?? [],
    dustfall: await list('dustfall.csv', path => readList(path, 'dustfall.csv', dustfallRow, report)) ?? [],
    warnings: await list('warnings.csv', path => readList(path, 'warnings.csv', warningRow, report)) ?? [],
    forecasts: await list('forecast.csv', path => readList(path, 'forecast.csv', forecastRow, report)).then(rows => (rows ?? []).map(({ time, ...row }) => ({ ...row, hour: time }))),
    weatherForecasts: await list('weather_forecast.csv', path => readText(path, 'weather_forecast.csv', report)) ?? [],
  }
  // What nobody can read needs no identity, and may be a gigabyte long.
  if (observations === null) return null
  return {
    dir, sha256: await fingerprint(dir), manifest, offsetMinutes, stations,
    observations: observations.rows,
    observationUnits: Object.fromEntries(observations.columns?.values.map(({ name, unit }) => [name, unit]) ?? []),
    weather: weather?.rows ?? [], ...lists, problems: [],
  }
}

function tableContext(dir: string, kind: TableKind, manifest: Manifest, stations: readonly { id: string }[], report: (problem: Problem) => void) {
  return {
    path: join(dir, kind.file), kind, resource: manifest.resources.find(resource => resource.path === kind.file),
    stations: new Set(stations.map(station => station.id)), latencyMinutes: manifest.xuefeng.latencyMinutes,
    gasState: manifest.xuefeng.gasState, report,
  }
}

function checkStations(stations: readonly { id: string; role: string }[], report: (problem: Problem) => void): void {
  const place = { file: 'stations.csv', line: null } as const
  const twice = stations.find((station, index) => stations.findIndex(other => other.id === station.id) !== index)
  if (twice) report({ severity: 'error', code: 'station.twice', ...place, column: 'id', message: `${twice.id} stands twice; keep one row a station` })
  if (!stations.some(station => station.role === 'district')) report({ severity: 'warning', code: 'station.no-district', ...place, column: 'role',
    message: 'no station has the role district; name one with --station when running' })
}

function checkTable(table: Table, file: string, offsetMinutes: number, report: (problem: Problem) => void): void {
  if (table.columns !== null && table.rows.length === 0) report({ severity: 'error', code: 'file.no-rows', file, line: null, column: null,
    message: 'there is a header and no row that can be read; give at least one hour' })
  const [first, last] = [table.rows[0], table.rows.at(-1)]
  const far = first === undefined || last === undefined ? null : reachProblem(first.hour, last.hour, offsetMinutes)
  if (far !== null) report({ severity: 'error', code: 'span.too-long', file, line: null, column: 'time', message: far })
  for (const problem of suspicions(table, file)) report(problem)
  for (const problem of gapProblems(table, file, offsetMinutes)) report(problem)
}
