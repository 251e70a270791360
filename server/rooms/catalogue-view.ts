import type { Measure } from '../../models/contract/scenario.ts'
import type { AlertEdition } from '../../models/rules/alert/edition.ts'
import type { Episode } from '../engine/episode.ts'
import { loadRuleBook } from '../packs/rule-book.ts'
import type { Catalogue } from '../protocol/catalogue.ts'

const { limits } = loadRuleBook()

/** What can be opened, ordered and asked; measures and levels are those of the edition of `room`'s episode, or of the first. `shelved` are packs that wait to be opened. */
export function catalogueView(episodes: ReadonlyMap<string, Episode>, shelved: Catalogue['packs'] = [], room?: string): Catalogue {
  const [first] = room !== undefined && episodes.has(room) ? [episodes.get(room)] : episodes.values()
  return {
    packs: [...[...episodes].map(([id, { pack }]) => ({ name: pack.name, title: pack.title, sha256: pack.sha256, synthetic: pack.synthetic, room: id })), ...shelved.filter((pack) => !episodes.has(pack.room))],
    edition: first?.edition ?? '',
    measures: (first?.catalogue.measures ?? []).map(measureView),
    levels: (first?.catalogue.levels ?? []).map((level) => ({ ...level, measures: level.measures.map((measure) => ({ ...measure })) })),
    models: (first?.models ?? []).map(({ id, version, kind, name, parameters }) => ({
      id, version, kind, name,
      parameters: parameters.map(({ id: parameter, unit, value, low, high, status, source }) => ({ id: parameter, unit, value, low, high, status, source })),
    })),
    standards: [{ id: 'hj633-2012', title: { zh: 'HJ 633-2012（至 2026-02-28）', en: 'HJ 633-2012 (to 2026-02-28)' } }, { id: 'hj633-2026', title: { zh: 'HJ 633-2026', en: 'HJ 633-2026' } }],
    limits: limits.map(({ id, name, from, to }) => ({ id, title: { ...name }, from, to })),
    alerts: (first?.alerts.rules.editions ?? []).map(alertView),
  }
}

function measureView({ id, name, group, why, status, source, execution, ramp_h, hours, effects }: Measure): Catalogue['measures'][number] {
  return {
    id, name, group, why, status, source, execution, ramp_h, hours: hours === undefined ? null : [hours[0], hours[1]],
    effects: effects.map(({ sector, pollutant, reduction, status: of, source: from }) => ({ sector, pollutant, reduction, status: of, source: from })),
  }
}

function alertView({ id, authority, name, from, days, lifting, base, levels }: AlertEdition): Catalogue['alerts'][number] {
  const none = base === undefined ? [] : [{ id: base.level, name: { ...base.name }, clauses: [{ id: base.level, zh: base.zh, en: base.en, status: base.status, source: base.source }] }]
  return {
    id, authority, title: { ...name }, from: { ...from }, days: { ...days }, lifting: lifting === null ? null : { ...lifting },
    levels: [...none, ...levels.map(({ level, name: called, clauses }) => ({ id: level, name: { ...called }, clauses: clauses.map(({ id: clause, zh, en, status, source }) => ({ id: clause, zh, en, status, source })) }))],
  }
}
