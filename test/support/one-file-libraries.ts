import { readdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'

/** Some hundred small files each, which every worker thread looks up and reads anew: 0.2 s of the 0.4 that it takes to start. */
const libraries = { kysely: 'dist/index.js', zod: 'index.js' } as const

const folder = resolve('node_modules/.cache/one-file')

/** Where `read-one-file.mjs` finds the jobs in few files; unset, as in the tests of the terminal, they are read as they lie. */
const jobsVariable = 'STAFETT_TEST_JOBS'

/**
 * Bundles the jobs as the build does, and has every thread that is started from here run those: each read some hundred files of ours and
 * stripped them of types, a third of what a short job costs. Made from the source at each run; whoever watches the source as it changes goes without.
 */
export async function runJobsFromFewFiles(): Promise<void> {
  if (!process.argv.includes('run')) return
  const outDir = resolve('node_modules/.cache/few-files')
  const jobs = readdirSync('electron/jobs').map((file) => file.replace(/\.ts$/u, ''))
  await build({
    configFile: false,
    logLevel: 'silent',
    // What Node finds by itself stays outside, but for the two.
    ssr: { noExternal: Object.keys(libraries) },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: false,
      minify: false,
      target: 'node24',
      rollupOptions: {
        input: Object.fromEntries(jobs.map((job) => [`electron/jobs/${job}`, resolve(`electron/jobs/${job}.ts`)])),
        // A job that starts another one looks for it from the folder beside its own.
        output: { entryFileNames: '[name].js', chunkFileNames: 'electron/chunks/[name].js' },
      },
    },
  })
  // Otherwise each thread reads each file twice, to see which kind of module it is.
  writeFileSync(`${outDir}/package.json`, '{ "type": "module" }')
  process.env[jobsVariable] = pathToFileURL(`${outDir}/`).href
}

/**
 * Puts each of these libraries into one file, as the build does, and has every Node process that is started from here read that one: the
 * tests start some thousand threads and hosts from the source. Nothing of our own is in it.
 */
export async function readLibrariesFromOneFile(): Promise<void> {
  for (const [name, entry] of Object.entries(libraries)) {
    await build({
      configFile: false,
      logLevel: 'silent',
      build: {
        lib: { entry: resolve('node_modules', name, entry), formats: ['es'], fileName: () => `${name}.mjs` },
        outDir: folder,
        emptyOutDir: false,
        minify: false,
        target: 'node24',
      },
    })
  }
  const hook = pathToFileURL(resolve('test/support/read-one-file.mjs')).href
  const options = process.env['NODE_OPTIONS'] ?? ''
  if (!options.includes(hook)) process.env['NODE_OPTIONS'] = `${options} --import ${hook}`.trim()
}
