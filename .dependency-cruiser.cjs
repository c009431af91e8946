/** The laws of direction, each with the sentence that explains it to whoever breaks it. */
const layers = [
  [
    'shared',
    '^(db|electron|renderer|resources|test)/',
    'shared holds words and rules that are true anywhere: it sees only itself and zod.',
  ],
  ['db', '^(electron|renderer|resources|test)/', 'db knows SQL and nothing that knows why: it sees shared.'],
  ['electron', '^(renderer|test)/', 'electron runs outside the page: it sees shared and db.'],
  ['renderer', '^(db|electron|resources|test)/', 'The page reaches everything through its bridge: it sees shared.'],
]
const onlyIn = (name, packages, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: '^(shared|db|electron|renderer)/', pathNot: allowed },
  to: { path: `^node_modules/(${packages})/` },
})

module.exports = {
  forbidden: [
    ...layers.map(([layer, to, comment]) => ({
      name: `${layer}-sees-only-what-is-below`,
      comment,
      severity: 'error',
      from: { path: `^${layer}/` },
      to: { path: to },
    })),
    {
      name: 'shared-only-zod',
      comment: 'shared runs in any host: zod is the only package it may use, and nothing of Node.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'core'], pathNot: '^node_modules/zod/' },
    },
    onlyIn(
      'electron-only-in-the-shell',
      'electron',
      '^electron/(shell/|main\\.ts|preload\\.ts)',
      'The module electron is for shell/, main.ts and preload.ts: everything else runs on bare Node.',
    ),
    onlyIn(
      'driver-only-in-open',
      'better-sqlite3',
      '^db/open\\.ts$',
      'db/open.ts is the only file that names the driver.',
    ),
    onlyIn('kysely-only-in-db', 'kysely', '^db/', 'Queries belong in db/.'),
    onlyIn(
      'formats-only-in-files',
      'xlsx|@cj-tech-master/excelts|iconv-lite|yauzl',
      '^electron/files/',
      'Spreadsheet, CSV and zip libraries stay in electron/files/: the rest sees plain rows.',
    ),
    {
      name: 'migrations-import-nothing-of-ours',
      comment: 'A migration is frozen the day it ships; what it imports is not.',
      severity: 'error',
      from: { path: '^db/migrations/' },
      to: { path: '^(shared|db|electron|renderer)/' },
    },
    {
      name: 'stores-open-no-transaction',
      comment: 'write.ts is the one door for writes; a store gets its tx. Types may pass.',
      severity: 'error',
      from: { path: '^db/stores/', pathNot: '^db/stores/history\\.ts$' },
      to: { path: '^db/write\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'operations-import-no-operations',
      comment: 'Operations are the only orchestrators and do not call each other; what two of them share is a step.',
      severity: 'error',
      from: { path: '^electron/operations/[^/]+\\.ts$', pathNot: 'handlers\\.ts$' },
      to: { path: '^electron/operations/[^/]+\\.ts$' },
    },
    {
      name: 'features-import-no-features',
      comment: 'A feature uses ui, bridge and shared; what two features need belongs there.',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/' },
      to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    },
    {
      name: 'ui-knows-no-domain',
      comment: 'renderer/ui holds shapes with no domain word in them.',
      severity: 'error',
      from: { path: '^renderer/ui/' },
      to: { path: '^(renderer/features/|shared/(registers|import|checklists|reports|identity)/)' },
    },
    {
      name: 'no-runtime-cycles',
      comment: 'A cycle makes the order of loading matter.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'production-imports-no-tests',
      comment: 'test/ may import everything and is imported by nothing.',
      severity: 'error',
      from: { pathNot: '^test/' },
      to: { path: '^test/' },
    },
    {
      name: 'everything-is-found',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: '^node_modules' },
    exclude: { path: '^(out|test-results|playwright-report)/' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
    },
  },
}
