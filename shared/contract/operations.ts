import { z } from 'zod'
import { findingRuleIds } from '../import/rules.ts'
import { registerNames } from '../registers/registers.ts'
import type { FailureCode, Result } from './failure.ts'
import { command, query } from './operation.ts'
import {
  ChecklistView,
  Delimiter,
  DependingEvent,
  FileHandle,
  Filter,
  HistoryView,
  ImportChoice,
  ImportId,
  ImportPreflight,
  ImportPreview,
  ImportReadings,
  ImportReceipt,
  ImportRow,
  importRowStates,
  ImportView,
  NewTransfer,
  Passphrase,
  PersonName,
  ProducedReport,
  ProfileView,
  RegisterRow,
  RegisterSummary,
  ReportDefinitionView,
  SessionState,
  Sort,
  TextEncoding,
  ValueTrace,
  WaitingBasket,
} from './views.ts'

const storeFailures = [
  'file.unknown-handle',
  'store.not-found',
  'store.not-a-store',
  'store.wrong-passphrase',
  'store.damaged',
  'store.newer-schema',
  'store.older-schema',
  'store.already-open',
  'store.folder-not-writable',
  'store.disk-full',
] as const

const readFailures = [
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
] as const

const writeFailures = ['file.unknown-handle', 'file.no-space', 'file.not-writable', 'file.too-large-for-excel'] as const

const stageFailures = [
  ...readFailures,
  'import.no-header',
  'import.not-text',
  'import.too-many-columns',
  'import.unknown-sender',
  'store.disk-full',
  'call.cancelled',
] as const

const RegisterNameSchema = z.enum(registerNames)
const Nothing = z.strictObject({})

/** THE table: everything two processes must agree on, one row per operation. */
export const operations = {
  'session.state': query({ input: Nothing, output: SessionState, needs: 'anyone', fails: [] }),

  'transfer.create': command({
    input: z.strictObject({ place: FileHandle, passphrase: Passphrase, person: PersonName, transfer: NewTransfer }),
    output: SessionState,
    needs: 'anyone',
    fails: [
      'file.unknown-handle',
      'store.exists',
      'store.already-open',
      'store.folder-not-writable',
      'store.disk-full',
    ],
    touches: ['session'],
  }),
  'transfer.open': command({
    input: z.strictObject({
      store: FileHandle,
      passphrase: z.string().max(1000),
      person: PersonName,
      readOnly: z.boolean().default(false),
    }),
    output: SessionState,
    needs: 'anyone',
    fails: storeFailures,
    touches: ['session'],
  }),
  'transfer.close': command({ input: Nothing, output: SessionState, needs: 'anyone', fails: [], touches: ['session'] }),
  'transfer.add-sender': command({
    input: z.strictObject({ name: z.string().trim().min(1).max(200) }),
    output: SessionState,
    needs: 'editor',
    fails: ['store.disk-full'],
    touches: ['transfer', 'checklist', 'history'],
    undoable: true,
  }),

  'sample.create': command({
    input: z.strictObject({ place: FileHandle, passphrase: Passphrase, person: PersonName }),
    output: SessionState,
    needs: 'anyone',
    fails: [
      'file.unknown-handle',
      'store.exists',
      'store.already-open',
      'store.folder-not-writable',
      'store.disk-full',
      'call.cancelled',
    ],
    touches: ['session'],
    job: true,
  }),
  'sample.save-sources': query({
    input: z.strictObject({ folder: FileHandle }),
    output: z.strictObject({ folder: z.string(), files: z.array(z.string()) }),
    needs: 'anyone',
    fails: writeFailures,
  }),

  'import.list': query({ input: Nothing, output: z.array(ImportView), needs: 'reader', fails: [] }),
  'import.preflight': query({
    input: z.strictObject({ file: FileHandle }),
    output: ImportPreflight,
    needs: 'reader',
    fails: readFailures,
  }),
  'import.stage': command({
    input: z.strictObject({
      file: FileHandle,
      /** Of a workbook that is encrypted; used once and kept nowhere. */
      password: z.string().max(1000).optional(),
      /** Of a text file, where they are known beforehand: its bytes are not kept where they hold what must not be stored. */
      encoding: TextEncoding.optional(),
      delimiter: Delimiter.optional(),
      sender: z.string().optional(),
      register: RegisterNameSchema.optional(),
    }),
    output: z.strictObject({ importId: ImportId }),
    needs: 'editor',
    fails: stageFailures,
    touches: ['imports', 'history'],
    job: true,
  }),
  /** A table from the clipboard: the same as a text file of that content. */
  'import.paste': command({
    input: z.strictObject({
      text: z.string().min(1).max(20_000_000),
      sender: z.string().optional(),
      register: RegisterNameSchema.optional(),
    }),
    output: z.strictObject({ importId: ImportId }),
    needs: 'editor',
    fails: stageFailures,
    touches: ['imports', 'history'],
    job: true,
  }),
  'import.readings': query({
    input: z.strictObject({ importId: ImportId }),
    output: ImportReadings,
    needs: 'reader',
    fails: ['import.unknown', 'import.not-text'],
  }),
  /** The kept original read again in another encoding, with another delimiter, or with its letters repaired. */
  'import.reread': command({
    input: z.strictObject({
      importId: ImportId,
      encoding: TextEncoding.optional(),
      delimiter: Delimiter.optional(),
      repair: z.boolean().optional(),
    }),
    output: ImportView,
    needs: 'editor',
    fails: [
      ...readFailures,
      'import.unknown',
      'import.wrong-state',
      'import.not-text',
      'import.original-missing',
      'import.no-header',
      'import.too-many-columns',
      'store.disk-full',
      'call.cancelled',
    ],
    touches: ['imports', 'history'],
    job: true,
  }),
  /** The delivered file as it came, byte for byte. */
  'import.save-original': query({
    input: z.strictObject({ importId: ImportId, file: FileHandle }),
    output: z.strictObject({ fileName: z.string(), bytes: z.int(), sha256: z.string() }),
    needs: 'editor',
    fails: [...writeFailures, 'import.unknown', 'import.original-missing'],
  }),
  'import.remap': command({
    input: z.strictObject({ importId: ImportId, choice: ImportChoice }),
    output: ImportView,
    needs: 'editor',
    fails: [
      'import.unknown',
      'import.wrong-state',
      'import.unknown-sender',
      'import.unknown-sheet',
      'import.no-header',
      'import.field-mapped-twice',
      'import.forbidden-column',
      'import.protection-unmapped',
      'store.disk-full',
    ],
    touches: ['imports', 'history'],
  }),
  'import.preview': query({
    input: z.strictObject({ importId: ImportId }),
    output: ImportPreview,
    needs: 'reader',
    fails: ['import.unknown', 'call.cancelled'],
    job: true,
  }),
  'import.rows': query({
    input: z.strictObject({
      importId: ImportId,
      /** Of the preview whose rows are asked for; left out for the rows of a committed import. */
      fingerprint: z.string().optional(),
      state: z.enum(importRowStates),
      /** Only rows with this finding, whatever becomes of them: the state is then no matter. The first 10,000 of a preview. */
      finding: z.strictObject({ rule: z.enum(findingRuleIds), field: z.string().nullable() }).optional(),
      start: z.int().min(0),
      count: z.int().min(1).max(500),
    }),
    output: z.strictObject({ total: z.int(), rows: z.array(ImportRow) }),
    needs: 'reader',
    fails: ['import.unknown'],
  }),
  'import.commit': command({
    input: z.strictObject({ importId: ImportId, fingerprint: z.string() }),
    output: ImportReceipt,
    needs: 'editor',
    fails: [
      'import.unknown',
      'import.wrong-state',
      'import.stale',
      'import.key-unmapped',
      'import.protection-unmapped',
      'import.nothing-to-commit',
      'store.disk-full',
      'call.cancelled',
    ],
    touches: ['staff', 'cases', 'diary', 'archive', 'imports', 'checklist', 'history'],
    job: true,
    undoable: true,
  }),
  'import.discard': command({
    input: z.strictObject({ importId: ImportId }),
    output: Nothing,
    needs: 'editor',
    fails: ['import.unknown', 'import.wrong-state', 'store.disk-full'],
    touches: ['imports', 'history'],
  }),

  'import.waiting': query({ input: Nothing, output: z.array(WaitingBasket), needs: 'reader', fails: [] }),
  /** The repair basket of an import as a workbook: its rows as they stand, what is wrong with each, to be mended and taken back. */
  'import.export-waiting': command({
    input: z.strictObject({ importId: ImportId, file: FileHandle, language: z.enum(['sv', 'en']).default('sv') }),
    output: z.strictObject({ fileName: z.string(), rows: z.int(), protectedHidden: z.int() }),
    needs: 'editor',
    fails: [...writeFailures, 'import.unknown', 'store.disk-full', 'call.cancelled'],
    touches: ['history'],
    job: true,
  }),

  'profile.list': query({ input: Nothing, output: z.array(ProfileView), needs: 'reader', fails: [] }),
  /** Keeps how an import is read, under a name; a name that the sender already has for the register gets a new version. */
  'profile.save': command({
    input: z.strictObject({ importId: ImportId, name: z.string().trim().min(1).max(100) }),
    output: ProfileView,
    needs: 'editor',
    fails: ['import.unknown', 'store.disk-full'],
    touches: ['profiles', 'imports', 'history'],
    undoable: true,
  }),
  'profile.remove': command({
    input: z.strictObject({ profileId: z.int() }),
    output: Nothing,
    needs: 'editor',
    fails: ['profile.unknown', 'store.disk-full'],
    touches: ['profiles', 'history'],
    undoable: true,
  }),
  'profile.export': query({
    input: z.strictObject({ profileId: z.int(), file: FileHandle }),
    output: z.strictObject({ fileName: z.string() }),
    needs: 'reader',
    fails: [...writeFailures, 'profile.unknown'],
  }),
  'profile.import': command({
    input: z.strictObject({ file: FileHandle, sender: z.string().optional() }),
    output: ProfileView,
    needs: 'editor',
    fails: [
      'file.unknown-handle',
      'file.not-found',
      'file.not-readable',
      'profile.not-a-profile',
      'import.unknown-sender',
      'store.disk-full',
    ],
    touches: ['profiles', 'history'],
    undoable: true,
  }),

  'register.summary': query({ input: Nothing, output: z.array(RegisterSummary), needs: 'reader', fails: [] }),
  'register.open': query({
    input: z.strictObject({
      register: RegisterNameSchema,
      search: z.string().max(200).default(''),
      filters: z.array(Filter).max(50).default([]),
      sort: z.array(Sort).max(5).default([]),
    }),
    output: z.strictObject({ viewId: z.string(), total: z.int(), all: z.int(), protectedHidden: z.int() }),
    needs: 'reader',
    fails: [],
  }),
  'register.rows': query({
    input: z.strictObject({ viewId: z.string(), start: z.int().min(0), count: z.int().min(1).max(500) }),
    output: z.strictObject({ start: z.int(), rows: z.array(RegisterRow) }),
    needs: 'reader',
    fails: ['register.view-expired'],
  }),
  'register.values': query({
    input: z.strictObject({ register: RegisterNameSchema, field: z.string() }),
    output: z.array(z.strictObject({ value: z.string().nullable(), count: z.int() })),
    needs: 'reader',
    fails: [],
  }),
  'register.trace': query({
    input: z.strictObject({ register: RegisterNameSchema, rowId: z.int() }),
    output: ValueTrace.nullable(),
    needs: 'reader',
    fails: [],
  }),
  /** One value changed by hand. The delivered value stays beside it, and a later delivery does not overwrite it. */
  'register.edit': command({
    input: z.strictObject({
      register: RegisterNameSchema,
      rowId: z.int(),
      field: z.string(),
      /** As typed; empty clears the field. */
      text: z.string().max(10_000),
    }),
    output: RegisterRow,
    needs: 'editor',
    fails: ['register.unknown-row', 'register.key-field', 'register.unreadable-value', 'store.disk-full'],
    touches: ['staff', 'cases', 'diary', 'archive', 'checklist', 'history'],
    undoable: true,
  }),

  'checklist.view': query({ input: Nothing, output: ChecklistView, needs: 'reader', fails: [] }),
  'checklist.tick': command({
    input: z.strictObject({ stepId: z.string(), done: z.boolean() }),
    output: ChecklistView,
    needs: 'editor',
    fails: ['checklist.unknown-step', 'checklist.gate-blocked', 'store.disk-full'],
    touches: ['checklist', 'history'],
    undoable: true,
  }),

  'report.list': query({ input: Nothing, output: z.array(ReportDefinitionView), needs: 'reader', fails: [] }),
  'report.produce': command({
    input: z.strictObject({
      report: z.string(),
      file: FileHandle,
      language: z.enum(['sv', 'en']).default('sv'),
      fullIdentityNumbers: z.strictObject({ reason: z.string().trim().min(3).max(500) }).optional(),
    }),
    output: ProducedReport,
    needs: 'editor',
    fails: [...writeFailures, 'report.unknown', 'report.mismatch', 'store.disk-full', 'call.cancelled'],
    touches: ['reports', 'history'],
    job: true,
  }),

  'history.list': query({
    input: z.strictObject({ before: z.int().optional(), count: z.int().min(1).max(500).default(100) }),
    output: HistoryView,
    needs: 'reader',
    fails: [],
  }),
  /** Later events that rest on one: what undoing it alone would take with it. */
  'history.dependants': query({
    input: z.strictObject({ eventId: z.int() }),
    output: z.array(DependingEvent),
    needs: 'reader',
    fails: ['history.unknown-event'],
  }),
  'history.undo': command({
    /** `together`: what rests on the event is undone too, last first. */
    input: z.strictObject({ eventId: z.int(), together: z.boolean().default(false) }),
    output: z.strictObject({ eventId: z.int(), rows: z.int(), events: z.int() }),
    needs: 'editor',
    fails: [
      'history.unknown-event',
      'history.not-undoable',
      'history.has-dependants',
      'store.disk-full',
      'call.cancelled',
    ],
    touches: ['transfer', 'staff', 'cases', 'diary', 'archive', 'imports', 'checklist', 'history'],
    job: true,
  }),
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
