import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { registerNames } from '#shared/registers/registers.ts'

export const sampleFolder = resolve(import.meta.dirname, '../../resources/sample')

const File = z.object({
  file: z.string(),
  register: z.enum(registerNames),
  sender: z.string(),
  headers: z.array(z.string()),
  rows: z.number(),
  notes: z.array(
    z.object({
      row: z.number(),
      column: z.string().optional(),
      kind: z.string(),
      bad: z.boolean(),
      why: z.string(),
    }),
  ),
  facts: z.record(z.string(), z.number()),
})

/** What the sample's files hold, as the script that made them wrote it down. Rows count from 1 with the header. */
export const sampleManifest = z
  .object({
    alteredIdentityNumbers: z.array(z.string()),
    transfer: z.object({
      name: z.string(),
      transferDate: z.string(),
      receiver: z.string(),
      senders: z.array(z.string()),
    }),
    files: z.array(File),
    secondDeliveries: z.array(File),
  })
  .parse(JSON.parse(readFileSync(join(sampleFolder, 'manifest.json'), 'utf8')))
