import { expect, it } from 'vitest'
import { inspectPack } from '../../../server/packs/inspect.ts'
import { OBSERVATIONS, samplePack } from './sample-pack.ts'

it('CO in µg/m³ declared as mg/m³ is suspected, with its place, and not converted', async () => {
  // Oracle: issue 2's bar on a wrong unit: 2,100 mg/m³ of CO kills, so it must be µg/m³; a flag, never a guess.
  const { pack, problems } = await inspectPack(samplePack({ 'observations.csv': OBSERVATIONS.replace('2.1', '2100').replace(',2\n', ',2000\n').replace('1.9', '1900') }))
  expect(problems).toMatchObject([{ severity: 'warning', code: 'unit.suspicious', file: 'observations.csv', line: 2, column: 'co' }])
  expect(problems[0]?.message).toMatch(/the median at pinggu \(and at 1 more\) is 2050 mg\/m³, which looks like µg\/m³/)
  expect(pack?.observations[0]?.values['co']).toBe(2100)
})

it('one impossible hour is no wrong unit', async () => {
  // Oracle: the archive's fault of SOURCES.md, PM2.5 of 553,405 for one hour: for quality rules, not for the declaration.
  const { problems } = await inspectPack(samplePack({ 'observations.csv': `${OBSERVATIONS}2016-12-15T02:00:00+08:00,pinggu,553405,2\n` }))
  expect(problems).toEqual([])
})

it('a temperature of 268 °C looks like kelvin', async () => {
  // Oracle: the sample declares K, so 541.15 is read as 268 °C, and 268 K is a winter day: converted twice.
  const dir = samplePack({ 'weather.csv': 'time,station,temperature\n2016-12-15T00:00:00+08:00,shunyi,541.15\n' })
  const { problems } = await inspectPack(dir)
  expect(problems).toMatchObject([{ code: 'unit.suspicious', file: 'weather.csv', line: 2, column: 'temperature' }])
})

it('a column is suspected from the hour on in which half of a station’s values are implausible', async () => {
  // Oracle: by hand, type 7: of 2 and 2,100 the median is 1,051 mg/m³; of 2, 2 and 2,100 it is 2.
  const rows = (...values: readonly number[]) => `time,station,pm25,co\n${values.map((co, i) => `2016-12-15T0${i}:00:00+08:00,pinggu,300,${co}\n`).join('')}`
  const codes = async (...values: readonly number[]) => (await inspectPack(samplePack({ 'observations.csv': rows(...values) }))).problems.map(({ code, line }) => `${code} ${line}`)
  expect(await codes(2, 2100)).toEqual(['unit.suspicious 3'])
  expect(await codes(2, 2, 2100)).toEqual([])
})
