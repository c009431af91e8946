import { useState } from 'react'
import type { ReactNode } from 'react'
import { formatInstant } from '#shared/i18n/format.ts'
import { useTransfer } from '#renderer/bridge/transfer.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import { Status } from '#renderer/ui/Status.tsx'
import { Table } from '#renderer/ui/Table.tsx'
import type { Compared } from './use-compared-lists.tsx'
import { EnterDialog } from './EnterDialog.tsx'
import { RowChoice } from './RowChoice.tsx'
import { SidesHead } from './SidesHead.tsx'
import type { Entered, Measure, Scope, Totals } from './TotalsScreen.tsx'
import styles from './reconciliation.module.css'
import { useGapText } from './use-gap-text.ts'
import { useToleranceText } from './use-tolerance-text.ts'
import { gapIcons, gapTones, useAmountText, useScopeText } from './use-scope-text.ts'

interface MeasurePanelProps {
  readonly compared: Compared
  readonly scope: Scope
  /** What has been entered of the scope. */
  readonly entered: readonly Entered[]
  readonly tolerances: Totals['tolerances']
  readonly shown: Measure['measure']
  readonly onShow: (measure: Measure['measure']) => void
}

/** A side states the whole of its list and its units; the rest is made up here, and nobody states it. */
function canBeEntered({ kind }: Scope): boolean {
  return kind === 'whole' || kind === 'unit'
}

/** All totals of one scope, both sides and the gap; pressing one shows what its gap comes of. */
export function MeasurePanel({ compared, scope, entered, tolerances, shown, onShow }: MeasurePanelProps): ReactNode {
  const { words } = useLanguage()
  const { readOnly } = useTransfer()
  const amount = useAmountText()
  const gapText = useGapText(compared).amount
  const scopeText = useScopeText()
  const toleranceText = useToleranceText(tolerances)
  const [isEntering, setEntering] = useState(false)
  const { measures, states } = words.controlTotals
  const text = words.reconciliationScreen.totals
  return (
    <Panel
      title={scopeText(scope)}
      actions={
        <>
          <Status tone={gapTones[scope.state]} icon={gapIcons[scope.state]} isFilled>
            {toleranceText(
              states[scope.state],
              scope.measures.flatMap(({ causes }) => causes),
            )}
          </Status>
          {readOnly || !canBeEntered(scope) ? null : <Button onPress={() => setEntering(true)}>{text.enter}</Button>}
        </>
      }
    >
      <Table caption={text.caption} isCaptionHidden isDense>
        <SidesHead of={text.measure} names={compared.names} last={text.entered} />
        <tbody>
          {scope.measures.map(({ measure, here, there, gap }) => (
            <RowChoice
              key={measure}
              label={measures[measure]}
              isShown={measure === shown}
              onShow={() => onShow(measure)}
            >
              <td data-number>{amount(here)}</td>
              <td data-number>{amount(there)}</td>
              <td data-number>{gap === 0 ? amount(0) : <strong>{gapText(gap)}</strong>}</td>
              <td>
                {entered
                  .filter((each) => each.measure === measure)
                  .map((each) => (
                    <div key={each.side} className={styles['hint']}>
                      {toldOf(each)}
                    </div>
                  ))}
              </td>
            </RowChoice>
          ))}
        </tbody>
      </Table>
      <EnterDialog
        compared={compared}
        scope={scope}
        isOpen={isEntering}
        measure={shown}
        onClose={() => setEntering(false)}
      />
    </Panel>
  )

  function toldOf({ side, amount: stated, standing, reference, by, at }: Entered): string {
    const told = text.enteredBy(compared.names[side === 'here' ? 0 : 1], reference ?? '', by, formatInstant(at))
    return standing === 'earlier' ? text.enteredEarlier(amount(stated), told) : told
  }
}
