import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'
import { readLibrariesFromOneFile, runJobsFromFewFiles } from './test/support/one-file-libraries.ts'

// Inherited by every test process and by the hosts and workers that they start: what Node has stripped of types and compiled once
// is not stripped and compiled again for each of some thousand worker threads. It halves their start.
process.env['NODE_COMPILE_CACHE'] ??= resolve('node_modules/.cache/compiled')
await readLibrariesFromOneFile()
await runJobsFromFewFiles()

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    projects: [
      // Rules keep nothing and touch nothing, so that their files can share one process: a new one for each is half of their time.
      { extends: true, test: { name: 'rules', include: ['test/shared/**/*.test.ts'], isolate: false } },
      {
        extends: true,
        test: {
          name: 'hosts',
          include: ['test/**/*.test.ts'],
          exclude: ['test/shared/**', 'test/e2e/**', 'node_modules/**'],
        },
      },
    ],
  },
})
