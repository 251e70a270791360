import type { EpisodeConfig } from '../../models/registry.ts'
import { civil, earliest, formatHour, latest, type EventHour } from '../../models/units/time.ts'
import type { Pack } from '../packs/pack.ts'
import { gasLimits } from '../packs/gas-limits.ts'
import { BadInput } from '../packs/problem.ts'
import { loadRuleBook } from '../packs/rule-book.ts'
import type { Seeds } from '../packs/seeds.ts'
import { loadAlertRules, loadAqiTables } from '../packs/standards.ts'
import { Arrivals } from './arrivals.ts'
import { besidePack } from './assessment/pack-record.ts'
import { Episode } from './episode.ts'
import { Forecasts } from './forecasts.ts'
import { engineIdentity } from './version.ts'

export interface OpenOptions {
  readonly station?: string
  readonly from?: EventHour
  readonly to?: EventHour
  readonly members: number
  readonly seed: number
  /** Hours of heavy baselines kept for refolding one branch alone: about 0.2 MB each at 100 members. */
  readonly history?: number
}

/** 400 hours: an episode of sixteen days answers a slider at once; a longer pack refolds from the beginning. */
const HISTORY = 400

/** A pack as an episode. Throws BadInput with one sentence for a station or span that the pack does not have. */
export function openPack(pack: Pack, seeds: Seeds, options: OpenOptions): Episode {
  const { first, last } = span(pack, options)
  const arrivals = new Arrivals(pack.manifest.xuefeng.latencyMinutes)
  for (const row of pack.observations) if (row.hour >= first && row.hour <= last) arrivals.addObservation(row)
  for (const row of pack.weather) if (row.hour >= first && row.hour <= last) arrivals.addWeather(row)
  const { year } = civil(first, pack.offsetMinutes)
  const config: EpisodeConfig = {
    members: options.members, inventory: pack.inventory ?? seeds.inventory(year), profiles: pack.profiles ?? seeds.profilesIn(year), profilesAt: pack.profiles === null ? 'source' : 'monitor',
    parameters: seeds.parameters, offsetMinutes: pack.offsetMinutes, gasState: pack.manifest.xuefeng.gasState,
  }
  const edition = seeds.editionAt(first)
  return new Episode({
    mode: 'replay', dir: pack.dir, station: focusOf(pack, options.station), stations: pack.stations, first, last: () => last, offsetMinutes: pack.offsetMinutes,
    pack: {
      name: pack.manifest.name, title: pack.manifest.title, sha256: pack.sha256, synthetic: pack.manifest.xuefeng.synthetic,
      quality: pack.manifest.xuefeng.quality, district: pack.manifest.xuefeng.district,
    },
    arrivals, config, seed: options.seed, catalogue: seeds.catalogue(edition), edition, tables: loadAqiTables(),
    alerts: { rules: loadAlertRules(), warnings: () => pack.warnings, forecasts: new Forecasts(pack.forecasts) },
    limits: seeds.limits(first), gasLimits: gasLimits(loadRuleBook(), first, pack.offsetMinutes), units: pack.observationUnits, engine: engineIdentity(), beside: besidePack(pack, seeds.facts), history: options.history ?? HISTORY,
  })
}

function span(pack: Pack, options: OpenOptions): { first: EventHour; last: EventHour } {
  const begins = pack.observations[0]?.hour
  const ends = pack.observations.at(-1)?.hour
  if (begins === undefined || ends === undefined) throw bad(pack, 'observation.none', 'the pack has no observations; import a file that has some')
  const first = options.from ?? begins
  const last = options.to ?? ends
  if (first > last || last < begins || first > ends) {
    const iso = (hour: EventHour): string => formatHour(hour, pack.offsetMinutes)
    throw bad(pack, 'span.empty', `the hours asked for, ${iso(first)} to ${iso(last)}, hold no observation; the pack runs from ${iso(begins)} to ${iso(ends)}`)
  }
  return { first: latest(first, begins), last: earliest(last, ends) }
}

function focusOf(pack: Pack, asked: string | undefined): string {
  if (asked !== undefined) {
    if (pack.stations.some((s) => s.id === asked)) return asked
    throw bad(pack, 'station.unknown', `there is no station "${asked}"; the pack has ${pack.stations.map((s) => s.id).join(', ')}`)
  }
  const district = pack.stations.find((s) => s.role === 'district') ?? pack.stations[0]
  if (district === undefined) throw bad(pack, 'station.none', 'stations.csv names no station; add at least the one that the episode is about')
  return district.id
}

function bad(pack: Pack, code: string, message: string): BadInput {
  return new BadInput({ severity: 'error', code, file: pack.manifest.name, line: null, column: null, message })
}
