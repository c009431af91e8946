import * as nodeModule from 'node:module'

const folder = new URL('../../node_modules/.cache/one-file/', import.meta.url)
const libraries = new Set(['kysely', 'zod'])

// Another Node that a test starts may not know of hooks, and goes without.
nodeModule.registerHooks?.({
  resolve: (name, context, next) =>
    libraries.has(name)
      ? { url: new URL(`${name}.mjs`, folder).href, format: 'module', shortCircuit: true }
      : next(name, context),
})
