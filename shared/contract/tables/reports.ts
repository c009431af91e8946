import { z } from 'zod'
import { command, query } from '../operation.ts'
import { FileHandle, ProducedReport, ReportDefinitionView } from '../views.ts'
import { writeFailures, Nothing } from './parts.ts'
import { twoLists } from './differences.ts'
import { Reason } from './privacy.ts'

/** Handover lists. */
export const reportOperations = {
  'report.list': query({ input: Nothing, output: z.array(ReportDefinitionView), needs: 'reader', fails: [] }),
  'report.produce': command({
    input: z.strictObject({
      report: z.string(),
      file: FileHandle,
      language: z.enum(['sv', 'en']).default('sv'),
      /** Of the reconciliation report: what it is of. */
      reconciliation: z.strictObject(twoLists).optional(),
      fullIdentityNumbers: z.strictObject({ reason: Reason }).optional(),
    }),
    output: ProducedReport,
    needs: 'editor',
    fails: [
      ...writeFailures,
      'report.unknown',
      'report.mismatch',
      'reconciliation.unknown',
      'reconciliation.not-permitted',
      'reconciliation.not-run',
      'reconciliation.blocked',
      'register.opening-ended',
      'difference.unknown-list',
      'register.reveal-not-permitted',
      'store.disk-full',
      'call.cancelled',
    ],
    touches: ['reports', 'history'],
    job: true,
  }),
} as const
