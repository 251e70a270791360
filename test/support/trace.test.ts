import { expect, it } from 'vitest'
import { readTrace } from './trace.ts'

it('joins a call that another thread interrupted in the record, and keeps when it began and ended', () => {
  // Oracle: strace(1), "Filtering" and its examples of unfinished and resumed calls; lines counted by eye.
  const trace = [
    '7 read(3</a>, "x", 1) = 1', '7 fsync(4</a-wal> <unfinished ...>', '8 write(5<TCP:[1->2]>, "HTTP", 4 <unfinished ...>', '7 <... fsync resumed>)         = 0',
    '8 <... write resumed>)         = 4', '8 +++ exited with 0 +++', ''].join('\n')
  expect(readTrace(trace)).toEqual([
    { name: 'read', text: 'read(3</a>, "x", 1) = 1', started: 0, ended: 0 },
    { name: 'fsync', text: 'fsync(4</a-wal>)         = 0', started: 1, ended: 3 },
    { name: 'write', text: 'write(5<TCP:[1->2]>, "HTTP", 4)         = 4', started: 2, ended: 4 }])
})
