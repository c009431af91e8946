import { checklist } from './en/checklist.ts'
import { failures } from './en/failures.ts'
import { findings } from './en/findings.ts'
import { gates } from './en/gates.ts'
import { history } from './en/history.ts'
import { imports } from './en/imports.ts'
import { overview } from './en/overview.ts'
import { registers } from './en/registers.ts'
import { reports } from './en/reports.ts'
import { settings } from './en/settings.ts'
import { shell } from './en/shell.ts'
import { start } from './en/start.ts'
import type { sv } from './sv.ts'

export const en = {
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
} satisfies typeof sv
