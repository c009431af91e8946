import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'

const folder = new URL('../../../../shared/data/identity/', import.meta.url)

/** The public test numbers lie beside the repository, never in it. */
export const havePublicNumbers = existsSync(folder)

/** Ends the name of a group of tests that needs the public test numbers. */
export const absenceNote = havePublicNumbers ? '' : ' (SKIPPED: ../shared/data/identity is absent)'

export const numberList = z.array(z.string())

export const organisationList = z.array(z.object({ short_format: z.string(), separated_format: z.string() }))

export const caseList = z.array(
  z.object({
    long_format: z.string(),
    short_format: z.string(),
    separated_format: z.string(),
    separated_long: z.string(),
    valid: z.boolean(),
  }),
)

const examples = z.array(z.union([z.number(), z.string()]))

export const structuredCases = z.record(
  z.string(),
  z.record(z.string(), z.object({ valid: examples, invalid: examples })),
)

export function readPublicNumbers<T>(name: string, schema: z.ZodType<T>): T {
  const bytes = readFileSync(new URL(name, folder))
  return schema.parse(JSON.parse((name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')))
}
