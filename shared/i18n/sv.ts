import { checklist } from './sv/checklist.ts'
import { failures } from './sv/failures.ts'
import { findings } from './sv/findings.ts'
import { gates } from './sv/gates.ts'
import { history } from './sv/history.ts'
import { imports } from './sv/imports.ts'
import { overview } from './sv/overview.ts'
import { registers } from './sv/registers.ts'
import { reports } from './sv/reports.ts'
import { settings } from './sv/settings.ts'
import { shell } from './sv/shell.ts'
import { start } from './sv/start.ts'

/** Swedish, the source: every other catalogue has exactly these keys. */
export const sv = {
  failures,
  findings,
  gates,
  history,
  reports,
  shell,
  start,
  overview,
  imports,
  registers,
  checklist,
  settings,
}
