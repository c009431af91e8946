import { z } from 'zod'
import { findingRuleIds } from '../../import/rules.ts'
import { command, query } from '../operation.ts'
import {
  Delimiter,
  FileHandle,
  ImportChoice,
  ImportId,
  ImportPreflight,
  ImportPreview,
  ImportReadings,
  ImportReceipt,
  ImportRow,
  importRowStates,
  ImportView,
  TextEncoding,
  WaitingBasket,
} from '../views.ts'
import { Reason } from './privacy.ts'
import { readFailures, writeFailures, stageFailures, RegisterNameSchema, Nothing } from './parts.ts'

/** What holds people leaves the transfer only by who may see them, for a reason. */
const takesOut = [...writeFailures, 'import.reason-needed', 'register.reveal-not-permitted', 'store.disk-full'] as const

/** Deliveries on their way into a register. */
export const importOperations = {
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
    fails: [...stageFailures, 'register.not-your-register'],
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
    fails: [...stageFailures, 'register.not-your-register'],
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
      'register.not-your-register',
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
  /** The delivered file as it came, byte for byte; of one that holds people only for a reason. What was in it is not part of the event. */
  'import.save-original': command({
    input: z.strictObject({ importId: ImportId, file: FileHandle, reason: Reason.optional() }),
    output: z.strictObject({ fileName: z.string(), bytes: z.int(), sha256: z.string() }),
    needs: 'editor',
    fails: [...takesOut, 'import.unknown', 'import.original-missing'],
    touches: ['history'],
  }),
  'import.remap': command({
    input: z.strictObject({ importId: ImportId, choice: ImportChoice }),
    output: ImportView,
    needs: 'editor',
    fails: [
      'register.not-your-register',
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
      'register.not-your-register',
      'import.unknown',
      'import.wrong-state',
      'import.stale',
      'import.key-unmapped',
      'import.protection-unmapped',
      'import.nothing-to-commit',
      'import.in-use',
      'import.receivers-list',
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
    fails: ['register.not-your-register', 'import.unknown', 'import.wrong-state', 'import.in-use', 'store.disk-full'],
    touches: ['imports', 'history'],
  }),

  'import.waiting': query({ input: Nothing, output: z.array(WaitingBasket), needs: 'reader', fails: [] }),
  /** The repair basket of an import as a workbook: its rows as they stand, what is wrong with each, to be mended and taken back. */
  'import.export-waiting': command({
    input: z.strictObject({
      importId: ImportId,
      file: FileHandle,
      language: z.enum(['sv', 'en']).default('sv'),
      reason: Reason.optional(),
    }),
    output: z.strictObject({ fileName: z.string(), rows: z.int(), protectedHidden: z.int() }),
    needs: 'editor',
    fails: [...takesOut, 'import.unknown', 'call.cancelled'],
    touches: ['history'],
    job: true,
  }),
} as const
