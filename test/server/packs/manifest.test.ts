import { describe, expect, it } from 'vitest'
import { manifestSchema } from '../../../server/packs/manifest.ts'
import { FIELDS, manifestOf } from './sample-pack.ts'

const fault = (manifest: unknown) => manifestSchema.safeParse(manifest).error?.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`).join('; ')

describe('a manifest', () => {
  it('keeps what it does not know and fills in no latency as 0', () => {
    // Oracle: contracts.md: unknown is kept; latencyMinutes is 0 unless said.
    const parsed = manifestSchema.parse({ ...manifestOf(FIELDS), homepage: 'https://example.org' })
    expect(parsed['homepage']).toBe('https://example.org')
    expect(parsed.xuefeng.latencyMinutes).toBe(0)
  })

  it('takes one title for both languages', () => {
    // Oracle: Frictionless v2, where title is a text.
    expect(manifestSchema.parse({ ...manifestOf(FIELDS), title: '样例' }).title).toEqual({ zh: '样例', en: '样例' })
  })

  it.each([
    ['hourLabel', { hourLabel: 'start' }, 'xuefeng.hourLabel'], ['a gas state of no network', { gasState: '300K' }, 'xuefeng.gasState'],
    ['a misspelt key', { latencyMinute: 3 }, 'latencyMinute'], ['quality', { quality: 'fine' }, 'xuefeng.quality'],
    ['a gas state from no hour', { gasState: [{ from: 'soon', state: '273.15K' }] }, 'xuefeng.gasState'],
  ])('is strict in its own block: %s', (_what, block, place) => {
    // Oracle: contracts.md, the block `xuefeng`.
    expect(fault(manifestOf(FIELDS, block))).toContain(place)
  })

  it('names no file outside the pack', () => {
    // Oracle: Frictionless v2 "path": no absolute paths, no parent folders.
    expect(fault({ ...manifestOf(FIELDS), resources: [{ name: 'x', path: '../observations.csv' }] })).toContain('must lie inside the pack')
  })
})
