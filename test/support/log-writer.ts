/**
 * A process that appends to a log until it is killed: `log-writer.ts PATH FIRST [BATCHES]` sends events FIRST, FIRST + 1, … in batches
 * of 1 to 60 and prints `ack LAST` after each append has returned. After BATCHES it kills itself as kill -9 does, without closing.
 */
import { writeSync } from 'node:fs'
import { openLog } from '../../server/log/log.ts'
import { sampleEvent } from './log-sample.ts'

const [path = '', first = '1', batches = 'Infinity'] = process.argv.slice(2)
const log = openLog(path, 'observations', '2016-12-15T00:00:00.000+08:00')
writeSync(1, 'open\n')
let next = Number(first)
for (let batch = 0; batch < Number(batches); batch++) {
  const size = 1 + (batch * 7) % 60
  log.append(Array.from({ length: size }, (_, i) => sampleEvent(next + i)), '2016-12-16T20:04:05.678+08:00')
  next += size
  writeSync(1, `ack ${next - 1}\n`)
}
process.kill(process.pid, 'SIGKILL')
