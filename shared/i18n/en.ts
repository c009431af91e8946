import { aliases } from './en/aliases.ts'
import { answers } from './en/answers.ts'
import { answersScreen } from './en/answers-screen.ts'
import { archiveTree } from './en/archive-tree.ts'
import { checklist } from './en/checklist.ts'
import { biography } from './en/biography.ts'
import { crosswalk } from './en/crosswalk.ts'
import { controlTotals } from './en/control-totals.ts'
import { diaries } from './en/diaries.ts'
import { differences } from './en/differences.ts'
import { failures } from './en/failures.ts'
import { findings } from './en/findings.ts'
import { findingsScreen } from './en/findings-screen.ts'
import { gates } from './en/gates.ts'
import { gridEditing } from './en/grid-editing.ts'
import { history } from './en/history.ts'
import { imports } from './en/imports.ts'
import { overview } from './en/overview.ts'
import { print } from './en/print.ts'
import { privacy } from './en/privacy.ts'
import { quality } from './en/quality.ts'
import { reconciliation } from './en/reconciliation.ts'
import { reconciliationReport } from './en/reconciliation-report.ts'
import { reconciliationScreen } from './en/reconciliation-screen.ts'
import { records } from './en/records.ts'
import { registers } from './en/registers.ts'
import { reports } from './en/reports.ts'
import { rowDetails } from './en/row-details.ts'
import { savedViews } from './en/saved-views.ts'
import { search } from './en/search.ts'
import { settings } from './en/settings.ts'
import { shell } from './en/shell.ts'
import { signatures } from './en/signatures.ts'
import { start } from './en/start.ts'
import type { sv } from './sv.ts'

export const en = {
  failures,
  findings,
  findingsScreen,
  gates,
  gridEditing,
  history,
  reports,
  shell,
  start,
  overview,
  imports,
  reconciliation,
  aliases,
  differences,
  controlTotals,
  quality,
  signatures,
  reconciliationReport,
  answers,
  answersScreen,
  reconciliationScreen,
  records,
  registers,
  checklist,
  settings,
  archiveTree,
  crosswalk,
  diaries,
  biography,
  print,
  privacy,
  rowDetails,
  savedViews,
  search,
} satisfies typeof sv
