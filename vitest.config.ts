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
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**', 'node_modules/**'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
})
