import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.ts'],
    // The same draws at each run: what is red is red again. `XUEFENG_FUZZ=long` draws anew.
    setupFiles: ['./test/support/draws.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Two cores: more workers only make the servers under test wait for each other.
    maxWorkers: 2,
    // The second prints why tests were skipped, and the plain line of counts last.
    reporters: ['default', './test/support/report.ts'],
  },
})
