import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

/** Modules that are started by name, as a process or as a worker; the folders stay as they are, so that each is found. */
const mainEntries = [
  'main',
  'core-process',
  'browser',
  'jobs/stage-delivery',
  'jobs/plan-import',
  'jobs/plan-stretch',
  'jobs/change-rows',
  'jobs/commit-import',
  'jobs/undo-event',
  'jobs/list-views',
  'jobs/write-report',
  'jobs/write-repair-basket',
].map((name) => `electron/${name}.ts`)

/** Browsers of this age (also Edge 130, Firefox 130, Safari 18) have `light-dark()`, `@layer` and logical properties as they are. */
const oldestBrowser = 'chrome130'

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      rollupOptions: {
        input: mainEntries.map((entry) => resolve(entry)),
        output: { format: 'es', preserveModules: true, preserveModulesRoot: '.', entryFileNames: '[name].js' },
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
