import { afterEach, beforeEach, expect, it } from 'vitest'
import { openLog } from '../../../server/log/log.ts'
import { logLines } from '../../../server/log/ndjson.ts'
import { ARRIVED, CREATED, checkNdjson, sampleEvent, temporaryFolder } from '../../support/log-sample.ts'

let folder = temporaryFolder()
beforeEach(() => { folder = temporaryFolder() })
afterEach(() => folder.remove())

it('anyone can verify the published lines with nothing but SHA-256 and sorted keys', () => {
  // Oracle: the rule of the contract in other code (test/support/log-sample.ts), which sees only the text.
  const log = openLog(`${folder.path}/log`, 'room:meeting-1', CREATED)
  log.append([sampleEvent(1), { id: 'c1', source: 'room', type: 'branch.created', name: '"橙色"\n', at: null, list: [1, { z: 1.5e-7, a: true }] }], ARRIVED)
  log.append([sampleEvent(2), sampleEvent(1), sampleEvent(1, 9)], ARRIVED)
  const text = [...logLines(log)].join('')
  expect(checkNdjson(text)).toEqual(['e1', 'c1', 'e2'])
  expect(() => checkNdjson(text.replace('1.5e-7', '1.6e-7'))).toThrow(/seq 2 does not hold/)
  log.close()
})

it('line 0 is the header, line n the row of seq n: who goes on from n gets no header', () => {
  // Oracle: the contract's line 0.
  const log = openLog(`${folder.path}/log`, 'observations', CREATED)
  expect([...logLines(log)].map((line) => JSON.parse(line))).toEqual([{ xuefeng: 'log', version: 1, stream: 'observations', created: CREATED }])
  log.append([1, 2, 3, 4].map((n) => sampleEvent(n)), ARRIVED)
  const lines = [...logLines(log)]
  expect(lines.map((line) => JSON.parse(line).seq)).toEqual([undefined, 1, 2, 3, 4])
  expect([...logLines(log, 1)]).toEqual(lines.slice(1))
  expect([...logLines(log, 3, 1)]).toEqual(lines.slice(3, 4))
  expect([...logLines(log, 5)]).toEqual([])
  log.close()
})
