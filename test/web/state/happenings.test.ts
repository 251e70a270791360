import { expect, it } from 'vitest'
import { countsOf, EVENT_KINDS, filtered, inOrder, type EventKind, type Happening } from '../../../web/src/state/happenings.ts'

const line = (key: string, kind: EventKind, hour: number | null, columns: string[] = []): Happening => ({ key, kind, hour, hours: 1, said: key, by: '', columns, run: null })
const lines = [line('a', 'data', 5, ['pm25', 'pm10']), line('b', 'quality', 7, ['o3']), line('c', 'command', 5), line('d', 'command', 5), line('e', 'command', null), line('f', 'ruling', 7, ['o3'])]
const keys = (some: readonly Happening[]): string => some.map(({ key }) => key).join('')

it('events stand by their hour, the newest first; at one hour what people did stands before what came', () => {
  // Oracle: by hand; of one kind as they were given, and before the first hour last.
  expect(keys(inOrder(lines))).toBe('fbcdae')
})

it('the filter shows everything where nothing is chosen, and counts what a kind would show', () => {
  // Oracle: by hand.
  expect(keys(filtered(lines, [], ''))).toBe('abcdef')
  expect(keys(filtered(lines, ['command', 'data'], ''))).toBe('acde')
  expect(keys(filtered(lines, [], 'o3'))).toBe('bf')
  expect(keys(filtered(lines, ['quality'], 'pm25'))).toBe('')
  expect(countsOf(lines, '')).toEqual({ command: 3, ruling: 1, level: 0, measure: 0, quality: 1, data: 1 })
  expect(countsOf(lines, 'o3')).toEqual({ command: 0, ruling: 1, level: 0, measure: 0, quality: 1, data: 0 })
  for (const kind of EVENT_KINDS) expect(filtered(lines, [kind], '')).toHaveLength(countsOf(lines, '')[kind])
})
