import { from } from 'rxjs'
import { describe, expect, it } from 'vitest'
import type { ArrivedRow } from '../../../models/stream/row.ts'
import { closesAt } from '../../../models/stream/watermark.ts'
import { hoursAfter, type EventHour } from '../../../models/units/time.ts'
import { Arrivals } from '../../../server/engine/arrivals.ts'
import type { AssessedHour } from '../../../server/engine/hour.ts'
import { pipeline } from '../../../server/engine/pipeline.ts'
import { makeStages } from '../../../server/engine/steps.ts'
import { at } from '../../support/frames.ts'
import { MADE_STATIONS, hourAt, madeEpisode } from '../../support/made-episode.ts'
import { cutOrder } from '../../support/runs.ts'

const setup = (first: EventHour, focus = 'here') => {
  const { config, seed, tables } = madeEpisode({ hours: 1 }).data
  return { config, seed, tables, first, focus, stations: MADE_STATIONS, orders: new Map([['a', cutOrder(config.members, 'city', 0.5, first)]]) }
}

interface Given { readonly first?: EventHour; readonly hours: number; readonly values: (index: number) => ArrivedRow['values']; readonly more?: readonly ArrivedRow[]; readonly weather?: readonly ArrivedRow[]; readonly until?: number }
/** Hours of one station through all stages, all that ever came being known. */
function assessed({ first = hourAt(0), hours, values, more = [], weather = [], until = Infinity }: Given): AssessedHour[] {
  const arrivals = new Arrivals(0)
  for (let i = 0; i < hours; i++) arrivals.addObservation({ station: 'here', hour: hoursAfter(first, i), arrived: closesAt(hoursAfter(first, i), 0), values: values(i) })
  for (const row of more) arrivals.addObservation(row)
  for (const row of weather) arrivals.addWeather(row)
  const out: AssessedHour[] = []
  pipeline(from(Array.from({ length: hours }, (_, i) => arrivals.known(hoursAfter(first, i), until))), makeStages(setup(first)).stages).subscribe(hour => { out.push(hour) })
  return out
}
const row = (station: string, index: number, values: ArrivedRow['values'], lateHours = 0): ArrivedRow => ({ station, hour: hourAt(index), arrived: closesAt(hourAt(index + lateHours), 0), values })

describe('the AQI of an hour', () => {
  it('waits, under the edition of 2012, until twenty hours of PM2.5 are there', () => {
    // Oracle: HJ 633-2012: the hourly AQI reads the running mean of 24 h, of which 20 are needed; 200 µg/m³ gives 200 + (200 − 150) = 250, level 5.
    const hours = assessed({ hours: 26, values: i => ({ pm25: i === 3 ? null : 200, no2: 90 }) })
    expect(hours.map(hour => hour.aqi)).toEqual([...Array<null>(20).fill(null), ...Array<number>(6).fill(250)])
    expect(hours[25]?.level).toBe(5)
  })

  it('is there at once under the edition of 2026, by the value of the hour', () => {
    // Oracle: HJ 633-2026 §4.2.3; 60 µg/m³ is the last of level 2, and 61 gives 100 + 50/55, so 101.
    const hours = assessed({ first: at('2026-12-01T01:00'), hours: 2, values: i => ({ pm25: 60 + i, pm10: 80, so2: 5, no2: 40, co: 1, o3: 20 }) })
    expect(hours.map(hour => [hour.aqi, hour.level])).toEqual([[100, 2], [101, 3]])
  })
})

describe('what quality and arrival say of a value', () => {
  it('stands together: a late value above its PM10 is flagged for both, and is used', () => {
    // Oracle: architecture.md: flags with reasons, never a drop. PM2.5 is part of PM10, so 110 of 70 is odd even for two instruments that are each 15 % off.
    const hours = assessed({ hours: 4, values: () => ({ pm25: 60, pm10: 70 }), more: [row('here', 2, { pm25: 110 }, 5)] })
    expect(hours[2]?.frame.readings.pm25).toEqual({ value: 110, flags: expect.arrayContaining(['pm25 above pm10', 'revised', 'late']) as string[] })
    expect([...(hours[2]?.baseline.total ?? [])]).toEqual([110, 110, 110])
    expect(hours[1]?.frame.readings.pm25).toEqual({ value: 60 })
  })

  it('keeps what is impossible out of the baseline, which is estimated with a width', () => {
    // Oracle: an instrument cannot read −5 µg/m³; science.md §6: no width only where PM2.5 was observed.
    const [before, hour] = assessed({ hours: 2, values: i => ({ pm25: i === 1 ? -5 : 80 }) })
    expect(hour?.frame.readings.pm25).toEqual({ missing: 'rejected', raw: -5, flags: ['range'] })
    expect([before?.baseline.observed, hour?.baseline.observed]).toEqual([80, null])
    expect(new Set(before?.baseline.total).size).toBe(1)
    expect(new Set(hour?.baseline.total).size).toBe(3)
  })

  it('is of the moment: a row that had not come is not there', () => {
    // Oracle: the same rows, asked before and after the late one came.
    const given: Given = { hours: 3, values: () => ({ pm25: 60 }), more: [row('here', 1, { pm25: 99 }, 9)] }
    const pm25 = (until: number) => assessed({ ...given, until })[1]?.frame.readings.pm25
    expect([pm25(closesAt(hourAt(2), 0)), pm25(closesAt(hourAt(10), 0))]).toEqual([{ value: 60 }, { value: 99, flags: ['revised', 'late'] }])
  })
})

describe('the frame', () => {
  it('takes the network from stations that lie elsewhere, and the weather of the nearest that has any', () => {
    // Oracle: science.md §2: a station 5 km away is the same place. `far` is 43 km off, `near` 5 km.
    const [hour] = assessed({ hours: 1, values: () => ({ pm25: 60 }), more: [row('near', 0, { pm25: 61 }), row('far', 0, { pm25: 30 })], weather: [row('far', 0, { wind_speed: 3 }), row('near', 0, { wind_speed: 1 })] })
    expect(hour?.frame.network.pm25).toMatchObject({ stations: 1, min: 30, median: 30 })
    expect(hour?.frame.weather.wind_speed).toEqual({ value: 1 })
    expect(hour?.frame.station).toBe('here')
  })
})

describe('the stages', () => {
  it('go on from states that were read and put back, as if nothing had been in between', () => {
    // Oracle: bit equality with the unbroken run. What was in between is another station's history.
    const rows = (i: number) => ({ hour: hourAt(i), observations: [{ station: 'here', values: { pm25: 50 + i * i % 37, no2: 60 + i }, flags: {} }], weather: [] })
    const run = (leave: boolean) => {
      const { stages } = makeStages(setup(hourAt(0)))
      const all = [stages.quality, stages.frames, stages.apportion, stages.branches, stages.assess] as const
      const out: string[] = []
      const go = (i: number): void => { pipeline(from([rows(i)]), stages).subscribe(({ frame, baseline, branches, summary, aqi }) => { out.push(JSON.stringify([frame, [...baseline.total], [...baseline.primary], branches, summary, aqi])) }) }
      for (let i = 0; i < 30; i++) {
        if (leave && i === 24) {
          const kept = all.map(stage => stage.read())
          for (const wrong of [3, 2, 90]) go(wrong)
          out.length = 24
          for (const [n, stage] of all.entries()) (stage.replace as (state: unknown) => void)(kept[n])
        }
        go(i)
      }
      return out
    }
    expect(run(true)).toEqual(run(false))
  })
})
