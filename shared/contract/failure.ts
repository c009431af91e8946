/**
 * Expected failures travel as values: a code with parameters. The page and the terminal turn the code into a sentence
 * (`shared/i18n`) that says what happened, what was kept and what to do next. Throwing is for bugs.
 */
export const failureCodes = [
  'call.unknown-operation',
  'call.invalid-input',
  'call.not-permitted',
  'call.cancelled',
  'call.internal',
  'store.none-open',
  'store.not-found',
  'store.exists',
  'store.not-a-store',
  'store.wrong-passphrase',
  'store.damaged',
  'store.newer-schema',
  'store.older-schema',
  'store.already-open',
  'store.folder-not-writable',
  'store.disk-full',
  'file.unknown-handle',
  'file.not-found',
  'file.not-readable',
  'file.vanished',
  'file.empty',
  'file.unknown-format',
  'file.password-protected',
  'file.wrong-password',
  'file.too-hostile',
  'file.damaged',
  'file.no-space',
  'file.not-writable',
  'file.too-large-for-excel',
  'import.unknown',
  'import.no-header',
  'import.too-many-columns',
  'import.unknown-sender',
  'import.unknown-sheet',
  'import.unknown-register',
  'import.field-mapped-twice',
  'import.forbidden-column',
  'import.protection-unmapped',
  'import.key-unmapped',
  'import.wrong-state',
  'import.stale',
  'import.nothing-to-commit',
  'import.not-text',
  'import.original-missing',
  'import.in-use',
  'import.receivers-list',
  'import.reason-needed',
  'profile.unknown',
  'profile.not-a-profile',
  'register.view-expired',
  'register.unknown-row',
  'register.key-field',
  'register.required-field',
  'register.hidden-number',
  'register.unreadable-value',
  'register.point-or-comma',
  'register.changed-meanwhile',
  'register.reason-needed',
  'register.nothing-to-reveal',
  'register.reveal-not-permitted',
  'register.not-your-register',
  'register.opening-ended',
  'view.unknown',
  'view.too-many',
  'finding.nothing-changed',
  'finding.changed-meanwhile',
  'record.unknown',
  'record.unknown-field',
  'record.changed-meanwhile',
  'record.changed-before-removal',
  'record.missing-value',
  'record.unreadable-value',
  'record.hidden-number',
  'record.wrong-form',
  'record.too-small',
  'record.unknown-reference',
  'record.wrong-order',
  'record.does-not-add-up',
  'record.given-apart',
  'record.not-unique',
  'record.overlaps',
  'record.circle',
  'record.other-tree',
  'record.in-use',
  'record.no-writer-left',
  'record.roles-by-lead',
  'person.unreadable-number',
  'person.number-taken',
  'person.number-of-other',
  'case.step-refused',
  'case.not-receiver',
  'row.unknown-note',
  'row.unknown-evidence',
  'row.evidence-too-large',
  'checklist.unknown-step',
  'checklist.gate-blocked',
  'reconciliation.unknown',
  'reconciliation.not-permitted',
  'reconciliation.same-list',
  'reconciliation.wrong-register',
  'reconciliation.list-gone',
  'reconciliation.not-run',
  'reconciliation.blocked',
  'reconciliation.unknown-pair',
  'reconciliation.third-decides',
  'difference.unknown-list',
  'difference.run-changed',
  'difference.nothing-changed',
  'difference.value-needed',
  'quality.not-drawn',
  'quality.no-answer',
  'signature.not-settled',
  'signature.content-changed',
  'signature.same-person',
  'report.unknown',
  'report.mismatch',
  'history.unknown-event',
  'history.not-undoable',
  'history.has-dependants',
  'history.not-redoable',
  'history.rows-gone',
] as const

export type FailureCode = (typeof failureCodes)[number]
export type FailureParams = Readonly<Record<string, string | number>>

export interface Failure<C extends FailureCode = FailureCode> {
  readonly code: C
  readonly params: FailureParams
}

export type Result<T, C extends FailureCode = FailureCode> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure<C> }

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

export function fail<C extends FailureCode>(
  code: C,
  params: FailureParams = {},
): { readonly ok: false; readonly failure: Failure<C> } {
  return { ok: false, failure: { code, params } }
}

export function isFailureCode(text: string): text is FailureCode {
  return (failureCodes as readonly string[]).includes(text)
}
