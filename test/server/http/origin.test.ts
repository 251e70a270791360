import { expect, it } from 'vitest'
import { allowed } from '../../../server/http/origin.ts'

it('lets its own pages and plain programs act, and no page of another origin', () => {
  // Oracle: a table of what a browser sends in each case.
  const table: [string | undefined, string | undefined, boolean][] = [
    ['localhost:8640', undefined, true],
    ['127.0.0.1:8640', 'http://127.0.0.1:8640', true],
    ['[::1]:8640', 'http://[::1]:8640', true],
    ['air.example:8640', 'http://air.example:8640', true],
    ['127.0.0.1:8640', 'http://evil.example', false],
    ['127.0.0.1:8640', 'http://127.0.0.1:9999', false],
    ['127.0.0.1:8640', 'null', false],
    // A foreign name that was pointed at the loopback address.
    ['evil.example:8640', 'http://evil.example:8640', false],
    ['evil.example:8640', undefined, false],
    [undefined, undefined, false],
  ]
  for (const [host, origin, expected] of table) expect([host, origin, allowed(host, origin, 'air.example')]).toEqual([host, origin, expected])
})
