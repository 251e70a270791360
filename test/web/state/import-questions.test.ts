import { describe, expect, it } from 'vitest'
import { ImportAnswers, type FileView } from '../../../server/protocol/imports.ts'
import { AGREED, answersOf, isOpen, LEAVE_OUT, questionsOf, UNKNOWN } from '../../../web/src/state/import-questions.ts'

type Ask = FileView['asks'][number]
const ask = (what: Ask['what'], column: string | null, ...choices: string[]): Ask => ({ what, column, why: '', choices })
const file = (name: string, ...asks: Ask[]): FileView => ({ name, bytes: 1, format: 'long', mapping: null, stations: [], stationCount: 0, variables: [], span: null, rows: 0, firstRows: [], problems: [], problemCount: 0, told: [], asks })
const MASS = ['µg/m³', 'mg/m³']

describe('questions', () => {
  it('are asked once for all files that leave the same open', () => {
    // Oracle: by hand: thirty daily files are no thirty questions.
    const days = ['a.csv', 'b.csv', 'c.csv'].map(name => file(name, ask('unit', 'pm25', ...MASS), ask('zone', null)))
    const found = questionsOf([...days, file('d.csv', ask('unit', 'o3', ...MASS))])
    expect(found.map(({ what, columns, files }) => [what, columns, files])).toEqual([['unit', ['pm25'], ['a.csv', 'b.csv', 'c.csv']], ['zone', [], ['a.csv', 'b.csv', 'c.csv']], ['unit', ['o3'], ['d.csv']]])
  })

  it('about the state of gases are one a file, whichever gases it has; that no format fits is none', () => {
    // Oracle: one file is told at one state.
    expect(questionsOf([file('a.csv', ask('gas state', 'so2', 'networks'), ask('gas state', 'o3', 'networks'), ask('format', null))])).toMatchObject([{ what: 'gas state', columns: ['o3', 'so2'], choices: ['networks'] }])
  })

  it('stay, in their place, when the answer has made the file ask no more; and go with their file', () => {
    // Oracle: an answer can be changed as long as the dialog stands.
    const first = questionsOf([file('a.csv', ask('unit', 'pm25', ...MASS)), file('b.csv', ask('zone', null))])
    const given = Object.fromEntries(first.map(({ key }) => [key, 'x']))
    const then = questionsOf([file('a.csv', ask('gas state', 'o3')), file('b.csv')], first, given)
    expect(then.map(({ what }) => what)).toEqual(['unit', 'zone', 'gas state'])
    expect(questionsOf([file('b.csv')], then, given).map(({ what, files }) => [what, files])).toEqual([['zone', ['b.csv']]])
    expect(questionsOf([file('a.csv'), file('b.csv')], first)).toEqual([])
  })

  it('about gases make room for the one about all of them, answered or not', () => {
    // Oracle: a unit is answered, and with it O3 becomes a gas told as mass beside CO.
    const first = questionsOf([file('a.csv', ask('gas state', 'co'))])
    for (const given of [{}, { [first[0]?.key ?? '']: UNKNOWN }]) expect(questionsOf([file('a.csv', ask('gas state', 'o3'), ask('gas state', 'co'))], first, given).map(({ columns }) => columns)).toEqual([['co', 'o3']])
  })
})

describe('answers', () => {
  const questions = questionsOf([
    file('a.csv', ask('unit', 'pm25', ...MASS), ask('unit', 'o3', ...MASS), ask('column', 'mood'), ask('zone', null), ask('gas state', 'co')), file('b.csv', ask('unit', 'pm25', ...MASS)), file('c.csv', ask('unit', 'pm25', ...MASS)),
    file('t.csv', ask('mapping', 'tunghai')), file('x.json', ask('station', null)), file('w.csv', ask('station', '观景台')),
  ])
  const key = (what: string, column = '') => questions.find(one => one.what === what && (column === '' || one.columns.includes(column)))?.key ?? ''

  it('go to the server for the files that they are about, those alike together', () => {
    // Oracle: the schema of PUT /api/imports/:id/answers, filled by hand.
    const said = answersOf(questions, {
      [key('unit', 'pm25')]: 'mg/m³', [key('unit', 'o3')]: LEAVE_OUT, [key('column', 'mood')]: LEAVE_OUT, [key('zone')]: '+08:00', [key('gas state')]: '293.15K', [key('mapping')]: AGREED,
      [questions.find(one => one.what === 'station' && one.columns.length === 0)?.key ?? '']: { lon: 117, lat: 40, name: '山顶' }, [key('station', '观景台')]: { lon: 116, lat: 41, name: '' },
    })
    expect(ImportAnswers.parse(said)).toEqual({
      answers: [
        { files: ['a.csv'], unitOf: { pm25: 'mg/m³' }, leaveOut: ['o3', 'mood'], zone: '+08:00', gasState: '293.15K' }, { files: ['b.csv', 'c.csv'], unitOf: { pm25: 'mg/m³' } }, { files: ['t.csv'], mapping: 'tunghai' }, { files: ['x.json'], station: '山顶' },
      ],
      stations: [{ id: '山顶', lon: 117, lat: 40, name_zh: '山顶', name_en: '山顶' }, { id: '观景台', lon: 116, lat: 41 }],
    })
  })

  it('not given, or "unknown", declare nothing; unknown is an answer all the same', () => {
    // Oracle: nothing is guessed; whoever does not know the state of a gas may say so and go on.
    expect(answersOf(questions, { [key('gas state')]: UNKNOWN })).toEqual({ answers: [], stations: [] })
    const gas = questions.find(one => one.what === 'gas state')
    expect(gas === undefined ? null : [isOpen(gas, {}), isOpen(gas, { [gas.key]: UNKNOWN })]).toEqual([true, false])
  })
})
