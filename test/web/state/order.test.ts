import { describe, expect, it } from 'vitest'
import type { Catalogue } from '../../../server/protocol/catalogue.ts'
import { parseScenario } from '../../../server/protocol/scenario.ts'
import { levelsOf, strengths, withLevel, withMeasure, withSpan } from '../../../web/src/state/order.ts'

const text = { zh: '', en: '' }
const level = (id: string, edition: string, measures: readonly [string, number][]) => ({
  id, edition, name: text, required_cut_percent: null, measures: measures.map(([of, strength]) => ({ id: of, strength, status: 'found' as const, source: '' })),
})
const catalogue: Catalogue = {
  packs: [], edition: '2023', measures: [], models: [], standards: [], limits: [], alerts: [],
  levels: [level('orange', '2016', [['odd-even', 1]]), level('orange', '2023', [['earthwork', 1], ['trucks', 0.4]]), level('pinggu-heavy', 'plan', [['earthwork', 1]])],
}
const orange = { name: 'a', level: 'orange', where: 'city' as const }

describe('an order as the panel edits it', () => {
  it('takes a level of the catalogue\'s edition, and the tiers that no edition has', () => {
    // Oracle: the 2016 orange orders odd-even driving, the 2023 one does not.
    expect(levelsOf(catalogue).map((one) => [one.id, one.edition])).toEqual([['orange', '2023'], ['pinggu-heavy', 'plan']])
    expect([...strengths(orange, catalogue)]).toEqual([['earthwork', 1], ['trucks', 0.4]])
  })

  it('replaces an entry of the level by strength zero to switch it off, and drops the entry when it is as the level has it again', () => {
    // Oracle: contracts.md, measures beside a level replace entries of the same id.
    const off = withMeasure(orange, catalogue, 'earthwork', 0)
    expect(off.measures).toEqual([{ id: 'earthwork', strength: 0 }])
    expect(strengths(off, catalogue).get('earthwork')).toBe(0)
    expect(withMeasure(off, catalogue, 'earthwork', 1)).toEqual(orange)
  })

  it('keeps what else was said of a measure when its strength moves', () => {
    // Oracle: by hand; an inner start must survive the slider.
    const own = { ...orange, measures: [{ id: 'trucks', strength: 0.5, start: '2016-12-20T08:00:00+08:00' }] }
    expect(withMeasure(own, catalogue, 'trucks', 0.8).measures).toEqual([{ id: 'trucks', strength: 0.8, start: '2016-12-20T08:00:00+08:00' }])
  })

  it('stays an order that the server accepts, whatever is clicked', () => {
    // Oracle: the server's own parser, which refuses a scenario that orders nothing.
    const none = withLevel(orange, null)
    for (const order of [none, withMeasure(none, catalogue, 'trucks', 0.3), withMeasure(withMeasure(none, catalogue, 'trucks', 0.3), catalogue, 'trucks', 0), withLevel(none, 'pinggu-heavy')]) {
      expect(parseScenario(order)).toMatchObject({ ok: true })
    }
  })

  it('pushes the other end along, so that it never ends before it starts', () => {
    // Oracle: the server refuses a start after the end.
    const order = { ...orange, start: '2016-12-18T08:00:00+08:00', end: '2016-12-20T08:00:00+08:00' }
    expect(withSpan(order, { start: '2016-12-21T08:00:00+08:00' }).end).toBe('2016-12-21T08:00:00+08:00')
    expect(withSpan(order, { end: '2016-12-17T08:00:00+08:00' }).start).toBe('2016-12-17T08:00:00+08:00')
  })
})
