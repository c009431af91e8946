import { aliases } from './sv/aliases.ts'
import { answers } from './sv/answers.ts'
import { answersScreen } from './sv/answers-screen.ts'
import { archiveTree } from './sv/archive-tree.ts'
import { checklist } from './sv/checklist.ts'
import { biography } from './sv/biography.ts'
import { crosswalk } from './sv/crosswalk.ts'
import { controlTotals } from './sv/control-totals.ts'
import { diaries } from './sv/diaries.ts'
import { differences } from './sv/differences.ts'
import { failures } from './sv/failures.ts'
import { findings } from './sv/findings.ts'
import { findingsScreen } from './sv/findings-screen.ts'
import { gates } from './sv/gates.ts'
import { gridEditing } from './sv/grid-editing.ts'
import { history } from './sv/history.ts'
import { imports } from './sv/imports.ts'
import { overview } from './sv/overview.ts'
import { print } from './sv/print.ts'
import { privacy } from './sv/privacy.ts'
import { quality } from './sv/quality.ts'
import { reconciliation } from './sv/reconciliation.ts'
import { reconciliationReport } from './sv/reconciliation-report.ts'
import { reconciliationScreen } from './sv/reconciliation-screen.ts'
import { records } from './sv/records.ts'
import { registers } from './sv/registers.ts'
import { reports } from './sv/reports.ts'
import { rowDetails } from './sv/row-details.ts'
import { savedViews } from './sv/saved-views.ts'
import { search } from './sv/search.ts'
import { settings } from './sv/settings.ts'
import { shell } from './sv/shell.ts'
import { signatures } from './sv/signatures.ts'
import { start } from './sv/start.ts'

/** Swedish, the source: every other catalogue has exactly these keys. */
export const sv = {
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
}
