import type { Handlers } from '../host/context.ts'
import { tickStep, viewChecklist } from './checklist.ts'
import { listDependants, listHistory, undoEvent } from './history.ts'
import { listImportRows } from './import-rows.ts'
import {
  commitImport,
  discardStaged,
  listImports,
  listReadings,
  pasteImport,
  previewImport,
  remapImport,
  rereadImport,
  stageImport,
} from './imports.ts'
import { preflightImport, saveOriginal } from './preflight.ts'
import { exportProfile, importProfile, listProfiles, removeSavedProfile, saveImportProfile } from './profiles.ts'
import { editValue, traceRow } from './register-values.ts'
import { listValues, openRegister, readRegisterRows, summariseRegisters } from './registers.ts'
import { produceReport } from './report-produce.ts'
import { listReports } from './reports.ts'
import { createSample, saveSampleSources } from './sample.ts'
import { addSender, closeTransfer, createTransfer, openTransfer, sessionState } from './transfer.ts'
import { exportWaiting, listWaiting } from './waiting.ts'

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
  'import.preflight': preflightImport,
  'import.stage': stageImport,
  'import.paste': pasteImport,
  'import.readings': listReadings,
  'import.reread': rereadImport,
  'import.save-original': saveOriginal,
  'import.remap': remapImport,
  'import.preview': previewImport,
  'import.rows': listImportRows,
  'import.commit': commitImport,
  'import.discard': discardStaged,
  'import.waiting': listWaiting,
  'import.export-waiting': exportWaiting,
  'profile.list': listProfiles,
  'profile.save': saveImportProfile,
  'profile.remove': removeSavedProfile,
  'profile.export': exportProfile,
  'profile.import': importProfile,
  'register.summary': summariseRegisters,
  'register.open': openRegister,
  'register.rows': readRegisterRows,
  'register.values': listValues,
  'register.trace': traceRow,
  'register.edit': editValue,
  'checklist.view': viewChecklist,
  'checklist.tick': tickStep,
  'report.list': listReports,
  'report.produce': produceReport,
  'history.list': listHistory,
  'history.dependants': listDependants,
  'history.undo': undoEvent,
} satisfies Handlers
