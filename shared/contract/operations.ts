import type { z } from 'zod'
import type { FailureCode, Result } from './failure.ts'
import { aliasOperations } from './tables/aliases.ts'
import { answerOperations } from './tables/answers.ts'
import { archiveOperations } from './tables/archive.ts'
import { checklistOperations } from './tables/checklist.ts'
import { classificationOperations } from './tables/classifications.ts'
import { controlTotalOperations } from './tables/control-totals.ts'
import { crosswalkOperations } from './tables/crosswalk.ts'
import { diaryOperations } from './tables/diaries.ts'
import { differenceOperations } from './tables/differences.ts'
import { findingOperations } from './tables/findings.ts'
import { historyOperations } from './tables/history.ts'
import { importOperations } from './tables/imports.ts'
import { privacyOperations } from './tables/privacy.ts'
import { profileOperations } from './tables/profiles.ts'
import { registerEditOperations } from './tables/register-edits.ts'
import { reconciliationOperations } from './tables/reconciliation.ts'
import { qualityOperations } from './tables/quality.ts'
import { recordOperations } from './tables/records.ts'
import { registerOperations } from './tables/registers.ts'
import { reportOperations } from './tables/reports.ts'
import { rowDetailOperations } from './tables/row-details.ts'
import { savedViewOperations } from './tables/saved-views.ts'
import { searchOperations } from './tables/search.ts'
import { signatureOperations } from './tables/signatures.ts'
import { transferOperations } from './tables/transfer.ts'

/** THE table: everything two processes must agree on, one row per operation. */
export const operations = {
  ...transferOperations,
  ...importOperations,
  ...profileOperations,
  ...recordOperations,
  ...classificationOperations,
  ...registerOperations,
  ...archiveOperations,
  ...crosswalkOperations,
  ...diaryOperations,
  ...registerEditOperations,
  ...privacyOperations,
  ...savedViewOperations,
  ...searchOperations,
  ...findingOperations,
  ...rowDetailOperations,
  ...reconciliationOperations,
  ...aliasOperations,
  ...checklistOperations,
  ...reportOperations,
  ...differenceOperations,
  ...controlTotalOperations,
  ...qualityOperations,
  ...signatureOperations,
  ...answerOperations,
  ...historyOperations,
} as const

export type Operations = typeof operations
export type OperationName = keyof Operations

/** What a caller may send: defaults can be left out. */
export type InputOf<N extends OperationName> = z.input<Operations[N]['input']>
/** What a handler receives: parsed, defaults filled in. */
export type ParsedInputOf<N extends OperationName> = z.output<Operations[N]['input']>
export type OutputOf<N extends OperationName> = z.output<Operations[N]['output']>
export type FailureOf<N extends OperationName> = Operations[N]['fails'][number] & FailureCode
export type ResultOf<N extends OperationName> = Result<OutputOf<N>, FailureOf<N>>

export type QueryName = { [N in OperationName]: Operations[N]['kind'] extends 'query' ? N : never }[OperationName]
export type CommandName = Exclude<OperationName, QueryName>

export function isOperationName(text: string): text is OperationName {
  return Object.hasOwn(operations, text)
}
