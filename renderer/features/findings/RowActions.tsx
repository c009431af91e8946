import { useState } from 'react'
import type { ReactNode } from 'react'
import type { InputOf, OutputOf } from '#shared/contract/operations.ts'
import { HandleDialog } from '#renderer/finding-work/HandleDialog.tsx'
import type { Asking } from '#renderer/finding-work/HandleDialog.tsx'
import { useHandle } from '#renderer/finding-work/use-handle.ts'
import type { HandleChange, HandleTarget } from '#renderer/finding-work/use-handle.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { useLock } from '#renderer/language/use-lock.ts'
import { Button } from '#renderer/ui/Button.tsx'
import styles from './Findings.module.css'
import type { Kind } from './choice.ts'

type Item = OutputOf<'finding.list'>['items'][number]
/** Every row of the choice, also those on other pages, or these. */
export type Picked = 'all' | ReadonlySet<number>

interface RowActionsProps {
  readonly kind: Kind
  readonly choice: NonNullable<InputOf<'finding.list'>['choice']>
  readonly items: readonly Item[]
  readonly total: number
  readonly picked: Picked
  readonly owners: readonly string[]
  readonly onDone: () => void
}

/** What can be done with the rows that are picked. */
export function RowActions({ kind, choice, items, total, picked, owners, onDone }: RowActionsProps): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const locked = useLock(kind.register)
  const { handle, isRunning, failure, reset } = useHandle()
  const [asking, setAsking] = useState<Asking | null>(null)
  const { actions, chosen } = words.findingsScreen
  if (locked !== null) return <p>{locked}</p>
  const chosenItems = picked === 'all' ? items : items.filter(({ rowId }) => picked.has(rowId))
  const count = picked === 'all' ? total : chosenItems.length
  const target: HandleTarget =
    picked === 'all' ? { kind: { ...kind }, choice } : { items: chosenItems.map(({ rowId }) => ({ ...kind, rowId })) }
  const [only] = count === 1 ? chosenItems : []
  const run = async (change: HandleChange): Promise<void> => {
    if (!(await handle(target, change))) return
    setAsking(null)
    onDone()
  }
  const ask = (what: Asking): void => {
    reset()
    setAsking(what)
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
          onPress={() => void run({ what: 'take-back' })}
        >
          {actions.takeBack}
        </Button>
        <output>{said(number(count, 0))}</output>
      </fieldset>
      {failure === null || asking !== null ? null : <FailureBanner failure={failure} />}
      <HandleDialog
        asking={asking}
        count={count}
        before={(asking === 'owner' ? only?.owner : asking === 'note' ? only?.note : only?.waiver?.reason) ?? ''}
        owners={owners}
        failure={failure}
        isRunning={isRunning}
        onDo={(change) => void run(change)}
        onClose={() => setAsking(null)}
      />
    </>
  )
}
