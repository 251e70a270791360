import { describe, expect, it } from 'vitest'
import { hoursAfter } from '../../../../models/units/time.ts'
import { besidePack, packRecord } from '../../../../server/engine/assessment/pack-record.ts'
import { unpacked } from '../../../../server/engine/assessment/record.ts'
import { inspectPack } from '../../../../server/packs/inspect.ts'
import { facts } from '../../../support/assessed-record.ts'
import { samplePack } from '../../packs/sample-pack.ts'

const hours = ['2016-12-15T00:00:00+08:00,pinggu,85,2.1', '2016-12-15T01:00:00+08:00,pinggu,-7,2', '2016-12-15T02:00:00+08:00,pinggu,5000,2', '2016-12-15T03:00:00+08:00,pinggu,80,2', '2016-12-15T03:00:00+08:00,pinggu,82,']
const packOf = async (files: Record<string, string> = {}) => (await inspectPack(samplePack({ 'observations.csv': `time,station,pm25,co\n${hours.join('\n')}\n`, ...files }))).pack!
const pm25 = (record: ReturnType<typeof packRecord>) => unpacked(record).stations[0]!.hours.pm25!.slice(23, 27)
const ALL = { from: null, to: null }

describe('the record of a pack', () => {
  it('has what quality believes, and counts what it does not', async () => {
    // Oracle: an instrument reads neither -7 nor 5,000 µg/m³; the second row of 03:00 is a revision.
    const record = packRecord(await packOf(), 'believed', ALL)
    expect(pm25(record)).toEqual([85, null, null, 82])
    expect(record.stations[0]!.withheld).toEqual({ pm25: 2 })
  })

  it('has what was reported where that is asked, negative values excepted', async () => {
    // Oracle: the words of --values reported.
    const record = packRecord(await packOf(), 'reported', ALL)
    expect(pm25(record)).toEqual([85, null, 5000, 82])
    expect(record.stations[0]!.withheld).toEqual({ pm25: 1 })
  })

  it('is cut to the span that is asked for, and refused where that is empty', async () => {
    // Oracle: by hand.
    const pack = await packOf()
    const first = pack.observations[0]!.hour
    const record = packRecord(pack, 'reported', { from: hoursAfter(first, 3), to: hoursAfter(first, 3) })
    expect([record.days, record.last - record.first, unpacked(record).stations[0]!.hours.pm25!.filter(value => value !== null)]).toEqual([1, 2, [82]])
    expect(() => packRecord(pack, 'believed', { from: hoursAfter(first, 100), to: null })).toThrow(/no observation of this pack/)
  })

  it('brings the pack’s dust days and dustfall', async () => {
    // Oracle: the two files by hand.
    const pack = await packOf({ 'dust_days.csv': 'date,source\n2016-12-15,CNEMC\n', 'dustfall.csv': 'month,station,dustfall,storm,source\n2016-12,pinggu,6.1,,town network\n' })
    const beside = besidePack(pack, facts)
    expect([[...beside.dust], beside.dustfall.map(({ month, dustfall, storm }) => [month, dustfall, storm]), beside.pack.name, beside.gasState]).toEqual([[17_150], [['2016-12', 6.1, null]], 'sample', '273.15K'])
  })
})
