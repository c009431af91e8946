import * as nodeModule from 'node:module'

const folder = new URL('../../node_modules/.cache/one-file/', import.meta.url)
const libraries = new Set(['kysely', 'zod'])

/** The jobs as they were bundled at the start of the run, and what of a job's address names it. */
const jobs = process.env['STAFETT_TEST_JOBS']
const job = /\/electron\/jobs\/([\w-]+)\.ts$/u

/** A library, or a job that a thread begins with: what is to be read in its place. */
function fileFor(name, parent) {
  if (libraries.has(name)) return new URL(`${name}.mjs`, folder).href
  const started = parent === undefined && jobs !== undefined ? job.exec(name)?.[1] : undefined
  return started === undefined ? undefined : new URL(`electron/jobs/${started}.js`, jobs).href
}

// Another Node that a test starts may not know of hooks, and goes without.
nodeModule.registerHooks?.({
  resolve(name, context, next) {
    const url = fileFor(name, context.parentURL)
    return url === undefined ? next(name, context) : { url, format: 'module', shortCircuit: true }
  },
})
