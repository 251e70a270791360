import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { Catalogue } from '../../../server/protocol/catalogue.ts'
import { catalogueView } from '../../../server/rooms/catalogue-view.ts'
import { syntheticEpisode } from '../../support/open-room.ts'

const episode = syntheticEpisode()
interface Seed { readonly id: string; readonly edition?: string }
const seed = (name: string): Seed[] => Object.values(JSON.parse(readFileSync(new URL(`../../../seeds/pinggu/${name}.json`, import.meta.url), 'utf8')) as Record<string, unknown>)
  .flatMap((list) => Array.isArray(list) ? list as Seed[] : []).filter(({ id }) => typeof id === 'string')

it('offers every measure of the seeds, and the levels of the edition that was in force', () => {
  // Oracle: the seed files, read by other code. In January 2017 the city's plan of 2016 held; the district's own levels hold always.
  const view = Catalogue.parse(catalogueView(new Map([['r', episode]])))
  expect(view.measures.map(({ id }) => id).sort()).toEqual(seed('measures').map(({ id }) => id).sort())
  expect(view.edition).toBe('beijing-2016')
  expect(view.levels.map(({ id }) => id)).toEqual(seed('levels').filter(({ edition }) => edition !== undefined && edition !== 'beijing-2023').map(({ id }) => id))
  // What is ordered at a level is a measure that is offered.
  expect(view.levels.flatMap(({ measures }) => measures.map(({ id }) => id)).filter((id) => !view.measures.some((one) => one.id === id))).toEqual([])
})

it('says which room shows which pack, with its hash, and which versions of the models count', () => {
  // Oracle: the episode itself.
  const view = Catalogue.parse(catalogueView(new Map([['one', episode], ['two', episode]])))
  expect(view.packs.map(({ room, name, sha256, synthetic }) => [room, name, sha256, synthetic])).toEqual(['one', 'two'].map((room) => [room, 'synthetic-winter', episode.pack.sha256, true]))
  expect(view.models.map(({ id, version }) => `${id}@${version}`)).toEqual(episode.models.map(({ id, version }) => `${id}@${version}`))
  for (const { parameters } of view.models) for (const { low, value, high } of parameters) expect(low <= value && value <= high).toBe(true)
})

it('is empty, and still an answer, where no pack is open', () => {
  // Oracle: the schema.
  expect(Catalogue.parse(catalogueView(new Map()))).toMatchObject({ packs: [], edition: '', measures: [], levels: [], models: [] })
})

it('offers the standards that an assessment can name, in force one after the other in China', () => {
  // Oracle: contracts.md names them; rules.md §0 dates the national ones.
  const { limits } = Catalogue.parse(catalogueView(new Map()))
  expect(limits.map(({ id }) => id)).toEqual(['gb3095-2012', 'gb3095-2026-transition', 'gb3095-2026', 'who-2021', 'eu-2024-2881', 'us-epa-2024'])
  expect(limits.slice(0, 3).map(({ from, to }) => [from, to])).toEqual([['2012-02-29', '2026-02-28'], ['2026-03-01', '2030-12-31'], ['2031-01-01', null]])
})
