import { useState } from 'react'
import type { ReactNode } from 'react'
import type { InputOf, OutputOf } from '#shared/contract/operations.ts'
import { HandleDialog } from '#renderer/finding-work/HandleDialog.tsx'
import type { Asking } from '#renderer/finding-work/HandleDialog.tsx'
import { writtenIn } from '#renderer/finding-work/HandlingText.tsx'
import { useHandle } from '#renderer/finding-work/use-handle.ts'
import type { HandleChange, HandleTarget, Meanwhile } from '#renderer/finding-work/use-handle.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { useLock } from '#renderer/language/use-lock.ts'
import { Button } from '#renderer/ui/Button.tsx'
import styles from './Findings.module.css'
import type { Kind } from './choice.ts'

type Item = OutputOf<'finding.list'>['items'][number]
/** Every row of the choice, also those on other pages, or these. */
export type Picked = 'all' | ReadonlySet<number>

/** What is asked about, as it stood then: what others write meanwhile is told, not written over. */
interface Asked {
  readonly asking: Asking
  readonly target: HandleTarget
  readonly count: number
  /** What stands there, where it is about one. */
  readonly before: string
}

interface RowActionsProps {
  readonly kind: Kind
  readonly choice: NonNullable<InputOf<'finding.list'>['choice']>
  readonly items: readonly Item[]
  readonly total: number
  /** The newest event when they were read. */
  readonly version: number
  readonly picked: Picked
  readonly owners: readonly string[]
  readonly onDone: () => void
}

/** What can be done with the rows that are picked. */
export function RowActions({
  kind,
  choice,
  items,
  total,
  version,
  picked,
  owners,
  onDone,
}: RowActionsProps): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const locked = useLock(kind.register)
  const { handle, isRunning, failure, reset } = useHandle()
  const [asked, setAsked] = useState<Asked | null>(null)
  const { actions, chosen } = words.findingsScreen
  if (locked !== null) return <p>{locked}</p>
  const chosenItems = picked === 'all' ? items : items.filter(({ rowId }) => picked.has(rowId))
  const count = picked === 'all' ? total : chosenItems.length
  const targetOf = (what: Asking | 'take-back'): HandleTarget =>
    picked === 'all'
      ? { kind: { ...kind }, choice, version }
      : {
          items: chosenItems.map((item) => ({
            ...kind,
            rowId: item.rowId,
            seen: writtenIn(item, what),
            ground: item.raw,
          })),
        }
  const run = async (target: HandleTarget, change: HandleChange, meanwhile?: Meanwhile): Promise<void> => {
    if (!(await handle(target, change, meanwhile))) return
    setAsked(null)
    onDone()
  }
  const ask = (asking: Asking): void => {
    reset()
    const [only] = count === 1 ? chosenItems : []
    const before = only === undefined ? '' : (writtenIn(only, asking) ?? '')
    setAsked({ asking, target: targetOf(asking), count, before })
  }
  const said = picked === 'all' ? chosen.all : count === 0 ? () => chosen.none : chosen.some
  return (
    <>
      <fieldset className={styles['actions']} aria-label={actions.label}>
        <Button isDisabled={count === 0} onPress={() => ask('owner')}>
          {actions.owner}
        </Button>
        <Button isDisabled={count === 0} onPress={() => ask('note')}>
          {actions.note}
        </Button>
        <Button isDisabled={count === 0} onPress={() => ask('waive')}>
          {actions.waive}
        </Button>
        <Button
          label={actions.takeBackLabel}
          isDisabled={
            count === 0 || isRunning || (picked !== 'all' && chosenItems.every(({ waiver }) => waiver === null))
          }
          onPress={() => void run(targetOf('take-back'), { what: 'take-back' })}
        >
          {actions.takeBack}
        </Button>
        <output>{said(number(count, 0))}</output>
      </fieldset>
      {failure === null || asked !== null ? null : <FailureBanner failure={failure} />}
      <HandleDialog
        asking={asked?.asking ?? null}
        count={asked?.count ?? 0}
        before={asked?.before ?? ''}
        owners={owners}
        failure={failure}
        isRunning={isRunning}
        onDo={(change, meanwhile) => {
          if (asked !== null) void run(asked.target, change, meanwhile)
        }}
        onClose={() => setAsked(null)}
      />
    </>
  )
}
