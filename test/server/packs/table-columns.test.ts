import { describe, expect, it } from 'vitest'
import { isKnownObservation, OBSERVATION_UNITS } from '../../../server/packs/columns.ts'
import { manifestSchema } from '../../../server/packs/manifest.ts'
import type { Problem } from '../../../server/packs/problem.ts'
import { tableColumns } from '../../../server/packs/table-columns.ts'
import { manifestOf, type Field } from './sample-pack.ts'

function columnsOf(header: string, fields: Field[]) {
  const problems: Problem[] = []
  const kind = { file: 'observations.csv', units: OBSERVATION_UNITS, isKnown: isKnownObservation }
  const columns = tableColumns(kind, header.split(','), manifestSchema.parse(manifestOf(fields)).resources[0], '273.15K', problem => problems.push(problem))
  return { units: columns?.values.map(({ name, unit }) => `${name} ${unit}`) ?? null, problems: problems.map(({ severity, code, column }) => `${severity} ${code} ${column}`) }
}

describe('the columns of an hourly table', () => {
  it('have the project\'s units, extras their own', () => {
    // Oracle: the table of contracts.md.
    expect(columnsOf('time,station,co,voc_toluene', [{ name: 'co', type: 'number', unit: 'µg/m³' }, { name: 'voc_toluene', type: 'number', unit: 'ppb' }]))
      .toEqual({ units: ['co mg/m³', 'voc_toluene ppb'], problems: [] })
  })

  it('an unknown number is kept and told, an unknown text told and left', () => {
    // Oracle: contracts.md: unknown columns are kept and reported, never guessed.
    expect(columnsOf('time,station,mood,note', [{ name: 'mood', type: 'number', unit: '1' }, { name: 'note', type: 'string' }]))
      .toEqual({ units: ['mood 1'], problems: ['warning column.unknown mood', 'warning column.unknown note'] })
  })

  it('a column without a unit, of a wrong one or named twice is an error', () => {
    // Oracle: contracts.md: a unit for each column; converted by declaration, never by guess.
    expect(columnsOf('time,station,pm25,so2,so2', [{ name: 'so2', type: 'number', unit: 'hPa' }]).problems)
      .toEqual(['error column.twice so2', 'error unit.absent pm25', 'error unit.wrong so2', 'error unit.wrong so2'])
  })

  it('without time or station there is nothing to read', () => {
    // Oracle: contracts.md: one row an hour and station.
    expect(columnsOf('date,station,pm25', [])).toEqual({ units: null, problems: ['error column.absent time'] })
  })
})
