import type { Handlers } from '../host/context.ts'
import { tickStep, viewChecklist } from './checklist.ts'
import { listHistory, undoEvent } from './history.ts'
import {
  commitImport,
  discardStaged,
  listImports,
  listRemarkedRows,
  previewImport,
  remapImport,
  stageImport,
} from './imports.ts'
import { listValues, openRegister, readRegisterRows, summariseRegisters, traceRow } from './registers.ts'
import { produceReport } from './report-produce.ts'
import { listReports } from './reports.ts'
import { createSample, saveSampleSources } from './sample.ts'
import { addSender, closeTransfer, createTransfer, openTransfer, sessionState } from './transfer.ts'

/** One function per row of the table. */
export const handlers = {
  'session.state': sessionState,
  'transfer.create': createTransfer,
  'transfer.open': openTransfer,
  'transfer.close': closeTransfer,
  'transfer.add-sender': addSender,
  'sample.create': createSample,
  'sample.save-sources': saveSampleSources,
  'import.list': listImports,
  'import.stage': stageImport,
  'import.remap': remapImport,
  'import.preview': previewImport,
  'import.rows': listRemarkedRows,
  'import.commit': commitImport,
  'import.discard': discardStaged,
  'register.summary': summariseRegisters,
  'register.open': openRegister,
  'register.rows': readRegisterRows,
  'register.values': listValues,
  'register.trace': traceRow,
  'checklist.view': viewChecklist,
  'checklist.tick': tickStep,
  'report.list': listReports,
  'report.produce': produceReport,
  'history.list': listHistory,
  'history.undo': undoEvent,
} satisfies Handlers
