import { command } from './command.ts'
import type { Bench } from './report.ts'
import { scenarioFile, year, type Year } from './year.ts'

const everything = { sector: '*', pollutant: '*', cut: 0.36 }

/** Two levels and the same cut in the three areas: over all the year from its second day, or for three days whose air is then followed to the end. */
function scenarios(of: Year, span: 'long' | 'short'): string[] {
  const when = { start: '2016-01-02T08:00:00+08:00', ...(span === 'short' && { end: '2016-01-05T08:00:00+08:00' }) }
  return [
    ...(['red', 'orange'] as const).map(level => scenarioFile(of, `${level} ${span}`, { ...when, level })),
    ...(['district', 'city', 'region'] as const).map(where => scenarioFile(of, `${where} ${span}`, { ...when, cuts: [{ where, ...everything }] })),
  ]
}

/** The headless run of the bar, by the command that a user types. */
export const bench: Bench = {
  name: 'run',
  about: 'a year without a screen',
  async run(report) {
    const of = await year()
    for (const span of ['long', 'short'] as const) {
      await report.take(`5 scenarios × 100 members × 8,784 h, orders of ${span === 'long' ? 'a year' : 'three days'}; ${of.what}`, async () => {
        const files = scenarios(of, span)
        const { out, seconds, processor, peakMb } = await command(['run', of.pack, ...files.flatMap(file => ['--scenario', file]), '--members', '100', '--json'])
        checkAnswer(out)
        return [
          { name: 'wall time, npm and loading included', value: seconds, unit: 's', bar: { most: 10 }, note: `${processor.toFixed(1)} s of processor` },
          { name: 'largest resident memory', value: peakMb, unit: 'MiB', bar: { most: 1024 } },
        ]
      })
    }
  },
}

/** A fast wrong answer is no figure. */
function checkAnswer(out: string): void {
  const answer: unknown = JSON.parse(out)
  const has = typeof answer === 'object' && answer !== null && 'hours' in answer && Array.isArray(answer.hours) && 'scenarios' in answer && Array.isArray(answer.scenarios)
  if (!has || !out.includes('"peak_cut_ugm3"')) throw new Error('the run printed no hours and scenarios')
}
