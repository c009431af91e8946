import type { Handlers } from '../host/context.ts'
import { listOfAnswers, peopleOfAnswers } from './answers.ts'
import { tellBiography } from './biography.ts'
import { filterTree, listTree, placeVolume } from './archive-tree.ts'
import {
  advanceCases,
  advanceRows,
  listNumberRanges,
  listReceivers,
  releaseNumber,
  tellCaseSteps,
} from './case-steps.ts'
import { tickStep, viewChecklist } from './checklist.ts'
import { importClassification, previewClassification } from './classifications.ts'
import { enterTotal, listAlone, listCauseRows, readTotals, sayCause } from './control-totals.ts'
import { findNodes, listNodes, readCoverage, relate, tellNode, unrelate } from './crosswalk.ts'
import { listDifferences, resolveDifferences, tolerate } from './differences.ts'
import { groupFindings, handleFindings, listFindings, listRowFindings } from './findings.ts'
import { listDependants, listHistory, redoUndone, stepHistory, undoEvent } from './history.ts'
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
import { listFrameOfRow, listLinks, listLinksOfRecord } from './links.ts'
import { addIdentifier, tellPerson } from './persons.ts'
import { preflightImport, saveOriginal } from './preflight.ts'
import { exportProfile, importProfile, listProfiles, removeSavedProfile, saveImportProfile } from './profiles.ts'
import { changeValues, editValue } from './register-change.ts'
import { traceRow } from './register-values.ts'
import { listDiaries } from './diaries.ts'
import { listValues, openRegister, readRegisterRows, summariseRegisters } from './registers.ts'
import { listOfRecords, removeRecord, saveRecord } from './records.ts'
import { produceReport } from './report-produce.ts'
import { listReports } from './reports.ts'
import { openProtected, readProtected, revealNumber } from './reveal.ts'
import {
  addRowEvidence,
  addRowNote,
  listEvidence,
  listNotes,
  removeRowEvidence,
  removeRowNote,
  saveEvidence,
} from './row-notes.ts'
import { checkPair, readQuality } from './quality.ts'
import { addAliases, listAliases } from './aliases.ts'
import { countOne, createReconciliation, listReconciliations, removeOne, runOne } from './reconciliation.ts'
import { decidePair, listPairs, openProtectedQueue, tellPair } from './reconciliation-pairs.ts'
import { createSample, saveSampleSources } from './sample.ts'
import { listViews, removeRegisterView, saveRegisterView } from './saved-views.ts'
import { placeOfRow, searchAll } from './search.ts'
import { readSigned, sign } from './signatures.ts'
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
  'classification.preview': previewClassification,
  'classification.import': importClassification,
  'record.list': listOfRecords,
  'record.of-row': listFrameOfRow,
  'record.links': listLinksOfRecord,
  'record.save': saveRecord,
  'record.remove': removeRecord,
  'register.summary': summariseRegisters,
  'register.open': openRegister,
  'register.rows': readRegisterRows,
  'register.values': listValues,
  'register.trace': traceRow,
  'register.edit': editValue,
  'register.change': changeValues,
  'register.reveal': revealNumber,
  'register.protected': openProtected,
  'register.protected-rows': readProtected,
  'register.biography': tellBiography,
  'register.place': placeOfRow,
  'search.all': searchAll,
  'view.list': listViews,
  'view.save': saveRegisterView,
  'view.remove': removeRegisterView,
  'finding.groups': groupFindings,
  'finding.list': listFindings,
  'finding.row': listRowFindings,
  'finding.handle': handleFindings,
  'archive.tree': listTree,
  'archive.place': placeVolume,
  'archive.filters': filterTree,
  'crosswalk.tree': listNodes,
  'crosswalk.find': findNodes,
  'crosswalk.node': tellNode,
  'crosswalk.coverage': readCoverage,
  'crosswalk.relate': relate,
  'crosswalk.remove': unrelate,
  'person.of': tellPerson,
  'person.add-identifier': addIdentifier,
  'case.steps': tellCaseSteps,
  'case.advance': advanceCases,
  'case.advance-rows': advanceRows,
  'diary.inventory': listDiaries,
  'case.number-ranges': listNumberRanges,
  'case.receivers': listReceivers,
  'case.release-number': releaseNumber,
  'row.notes': listNotes,
  'row.add-note': addRowNote,
  'row.remove-note': removeRowNote,
  'row.evidence': listEvidence,
  'row.add-evidence': addRowEvidence,
  'row.remove-evidence': removeRowEvidence,
  'row.save-evidence': saveEvidence,
  'register.links': listLinks,
  'reconciliation.list': listReconciliations,
  'reconciliation.create': createReconciliation,
  'reconciliation.remove': removeOne,
  'reconciliation.run': runOne,
  'reconciliation.counts': countOne,
  'reconciliation.queue': listPairs,
  'reconciliation.pair': tellPair,
  'reconciliation.decide': decidePair,
  'reconciliation.open-protected': openProtectedQueue,
  'alias.list': listAliases,
  'alias.add': addAliases,
  'checklist.view': viewChecklist,
  'checklist.tick': tickStep,
  'report.list': listReports,
  'report.produce': produceReport,
  'difference.list': listDifferences,
  'difference.resolve': resolveDifferences,
  'difference.tolerate': tolerate,
  'total.read': readTotals,
  'total.rows': listCauseRows,
  'total.alone': listAlone,
  'total.say-cause': sayCause,
  'total.enter': enterTotal,
  'quality.read': readQuality,
  'quality.check': checkPair,
  'signature.read': readSigned,
  'signature.sign': sign,
  'answer.list': listOfAnswers,
  'answer.people': peopleOfAnswers,
  'history.list': listHistory,
  'history.dependants': listDependants,
  'history.step': stepHistory,
  'history.undo': undoEvent,
  'history.redo': redoUndone,
} satisfies Handlers
