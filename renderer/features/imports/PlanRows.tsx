import { useState } from 'react'
import type { ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/operations.ts'
import { useOperation } from '#renderer/bridge/use-operation.ts'
import { Loaded } from '#renderer/language/Loaded.tsx'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { Panel, Quiet } from '#renderer/ui/Panel.tsx'
import { Tabs } from '#renderer/ui/Tabs.tsx'
import { ChangedRows } from './ChangedRows.tsx'
import { ConflictRows } from './ConflictRows.tsx'
import styles from './ImportWizard.module.css'
import { RawRows } from './RawRows.tsx'
import { pageSize, RowPager } from './RowPager.tsx'
import type { StepProps } from './SourceStep.tsx'
import { ValueRows } from './ValueRows.tsx'

type Preview = OutputOf<'import.preview'>

/** What a person should look at first, first. */
const tabs = ['conflict', 'changed', 'new', 'vanished', 'rejected', 'footer', 'unchanged'] as const
type Tab = (typeof tabs)[number]

/** The rows of the plan, one by one, by what happens to them. */
export function PlanRows({ preview, isLocked, choose }: StepProps): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const [chosen, setChosen] = useState<Tab | null>(null)
  const { plan } = words.imports
  const count = (tab: Tab): number => countOf(preview.counts, tab)
  const tab = chosen ?? tabs.find((each) => count(each) > 0) ?? 'new'
  return (
    <Panel title={plan.rowsTitle}>
      <Tabs
        label={plan.rowsTitle}
        tabs={tabs.map((id) => ({ id, label: plan.tabs[id], count: number(count(id), 0) }))}
        selected={tab}
        onSelect={setChosen}
      >
        <RowsOfTab key={tab} tab={tab} preview={preview} isLocked={isLocked} choose={choose} />
      </Tabs>
    </Panel>
  )
}

function RowsOfTab({ tab, preview, isLocked, choose }: StepProps & { readonly tab: Tab }): ReactNode {
  const { words } = useLanguage()
  const [start, setStart] = useState(0)
  const { view, fingerprint } = preview
  const rows = useOperation(
    'import.rows',
    { importId: view.importId, fingerprint, state: tab, start, count: pageSize },
    { keepPrevious: true },
  )
  const { plan } = words.imports
  return (
    <>
      <div className={styles['tabHead']}>
        <Quiet>{plan.tabLeads[tab]}</Quiet>
        {rows.data === undefined ? null : <RowPager total={rows.data.total} start={start} onGo={setStart} />}
      </div>
      <Loaded query={rows} skeleton={[12]}>
        {({ rows: shown, total }) => {
          if (shown.length === 0) return <Quiet>{total > 0 ? plan.tabUnlisted : plan.tabEmpty}</Quiet>
          // Afterwards an edit stands or the delivery does: there is nothing to choose, and the row is shown as it became.
          if (tab === 'conflict' && view.state === 'staged') {
            return (
              <ConflictRows rows={shown} view={view} fingerprint={fingerprint} isLocked={isLocked} choose={choose} />
            )
          }
          if (tab === 'changed') return <ChangedRows rows={shown} view={view} />
          if (tab === 'rejected' || tab === 'footer') return <RawRows rows={shown} view={view} />
          return <ValueRows rows={shown} view={view} />
        }}
      </Loaded>
    </>
  )
}

function countOf(counts: Preview['counts'], tab: Tab): number {
  return tab === 'conflict' ? counts.conflicts : counts[tab]
}
