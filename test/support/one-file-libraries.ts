import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'

/** Some hundred small files each, which every worker thread looks up and reads anew: 0.2 s of the 0.4 that it takes to start. */
const libraries = { kysely: 'dist/index.js', zod: 'index.js' } as const

const folder = resolve('node_modules/.cache/one-file')

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
