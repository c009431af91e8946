import { makeSampleStore } from './core.ts'

/** `node test/support/make-sample.ts FOLDER`: leaves a store with the sample in the folder. */
const [folder = '.'] = process.argv.slice(2)
const samples = await makeSampleStore()
samples.copyTo(folder)
await samples.stop()
