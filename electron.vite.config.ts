import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

/** Modules that are started by name, as a process or as a worker, and `core`, which is measured: they stay in their folders. */
const mainEntries = [
  'core',
  'main',
  'core-process',
  'browser',
  'jobs/stage-delivery',
  'jobs/read-classification',
  'jobs/plan-import',
  'jobs/plan-stretch',
  'jobs/change-rows',
  'jobs/commit-import',
  'jobs/undo-event',
  'jobs/list-views',
  'jobs/reconcile',
  'jobs/write-report',
  'jobs/write-repair-basket',
].map((name) => `electron/${name}.ts`)

/** Browsers of this age (also Edge 130, Firefox 130, Safari 18) have `light-dark()`, `@layer` and logical properties as they are. */
const oldestBrowser = 'chrome130'

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      // A worker thread looks up and reads each file anew: these two alone are some hundred, and cost it 0.3 s.
      externalizeDeps: { exclude: ['kysely', 'zod'] },
      rollupOptions: {
        input: Object.fromEntries(mainEntries.map((entry) => [entry.replace(/\.ts$/u, ''), resolve(entry)])),
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          // What is started by name is looked for from the folder beside its own.
          chunkFileNames: 'electron/chunks/[name].js',
          codeSplitting: {
            groups: [
              { name: 'kysely', test: /node_modules.kysely/u },
              { name: 'zod', test: /node_modules.zod/u },
            ],
          },
        },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed preload script is one CommonJS file and can require nothing but electron.
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: resolve('electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    base: './',
    plugins: [react()],
    build: {
      outDir: 'out/renderer',
      target: oldestBrowser,
      minify: true,
      // Read from this computer's disk, never from a network.
      chunkSizeWarningLimit: 2500,
      // The content security policy lets in no inline script and no inline font or picture but data: pictures.
      modulePreload: { polyfill: false },
      rollupOptions: {
        input: { desktop: resolve('renderer/desktop.html'), browser: resolve('renderer/browser.html') },
      },
    },
  },
})
