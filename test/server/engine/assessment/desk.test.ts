import { afterAll, describe, expect, it } from 'vitest'
import { assess } from '../../../../server/engine/assessment/assess.ts'
import { AssessmentDesk } from '../../../../server/engine/assessment/desk.ts'
import { flat, packedRecord, setupOf } from '../../../support/assessed-record.ts'

const desk = new AssessmentDesk()
afterAll(() => desk.stop())
const june = setupOf(packedRecord('2015-06-01', { d: { pm25: flat(40, 30), o3: flat(170, 30) } }), {}, { dust: new Set([16_590]) })

describe('the desk', () => {
  it('gives the bytes that are reckoned here, from a thread of its own', async () => {
    // Oracle: the same question in this thread.
    expect(await desk.of(june)).toEqual({ json: JSON.stringify(assess(june)) })
  })

  it('passes a refusal on in its own sentence, and goes on', async () => {
    // Oracle: the sentence of edition.ts.
    const [refused, answered] = await Promise.all([desk.of({ ...june, asked: { ...june.asked, standard: 'gb3095-1996' } }), desk.of(june)])
    expect(refused).toEqual({ refused: expect.stringContaining('there is no standard "gb3095-1996"') as string })
    expect(answered).toHaveProperty('json')
  })

  it('takes as many questions as it can hold and says when it cannot', async () => {
    // Oracle: the limit of the desk: eight wait.
    const answers = await Promise.all(Array.from({ length: 10 }, () => desk.of(june)))
    expect(answers.filter(answer => answer === null)).toHaveLength(2)
  })

  it('tells a defect as one, and answers the next', async () => {
    // Oracle: a record that is none.
    await expect(desk.of({ ...june, record: { ...june.record, stations: [{ ...june.record.stations[0]!, columns: { pm25: new Float64Array(24), o3: new Float64Array(48) } }] } })).resolves.toHaveProperty('refused')
    await expect(desk.of({ ...june, beside: { ...june.beside, facts: { ...june.beside.facts, targets: null as never } } })).rejects.toThrow(/null/)
    expect(await desk.of(june)).toHaveProperty('json')
  })

  it('answers nobody once it is stopped', async () => {
    // Oracle: what opens must close.
    const closed = new AssessmentDesk()
    const waiting = closed.of(june)
    const after = expect(waiting).rejects.toThrow(/stops/)
    await closed.stop()
    await after
    await expect(closed.of(june)).rejects.toThrow(/stops/)
  })
})
