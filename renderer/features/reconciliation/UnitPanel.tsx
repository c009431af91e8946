import type { ReactNode } from 'react'
import { useLanguage } from '#renderer/language/language.tsx'
import { Panel, Quiet } from '#renderer/ui/Panel.tsx'
import { Status } from '#renderer/ui/Status.tsx'
import { Table } from '#renderer/ui/Table.tsx'
import type { Compared } from './use-compared-lists.tsx'
import { RowChoice } from './RowChoice.tsx'
import { SidesHead } from './SidesHead.tsx'
import type { Entered, Measure, Scope } from './TotalsScreen.tsx'
import styles from './reconciliation.module.css'
import { useGapText } from './use-gap-text.ts'
import { gapIcons, gapTones, useAmountText, useScopeText } from './use-scope-text.ts'

interface UnitPanelProps {
  readonly compared: Compared
  readonly scopes: readonly Scope[]
  readonly entered: readonly Entered[]
  readonly shown: Scope
  readonly measure: Measure['measure']
  readonly onShow: (scope: Scope) => void
}

/** One measure of the whole and of every unit. */
export function UnitPanel({ compared, scopes, entered, shown, measure, onShow }: UnitPanelProps): ReactNode {
  const { words } = useLanguage()
  const amount = useAmountText()
  const gapText = useGapText(compared).amount
  const scopeText = useScopeText()
  const { measures, states } = words.controlTotals
  const text = words.reconciliationScreen.totals
  const { byScope, scope: scopeName } = words.reconciliation.things[compared.view.register]
  return (
    <Panel title={byScope(measures[measure])}>
      <Table caption={byScope(measures[measure])} isCaptionHidden isDense>
        <SidesHead of={scopeName} names={compared.names} last={text.state} />
        <tbody>
          {scopes.map((scope) => {
            const of = scope.measures.find((each) => each.measure === measure)
            return (
              <RowChoice
                key={`${scope.kind} ${scope.unit ?? ''}`}
                label={scopeText(scope)}
                isShown={scope === shown}
                onShow={() => onShow(scope)}
              >
                {(['here', 'there'] as const).map((side) => (
                  <td key={side} data-number>
                    {amount(of?.[side] ?? null)}
                    {hintOf(scope, side)}
                  </td>
                ))}
                <td data-number>{gapText(of?.gap ?? null)}</td>
                <td data-tight>
                  <Status tone={gapTones[scope.state]} icon={gapIcons[scope.state]}>
                    {states[scope.state]}
                  </Status>
                </td>
              </RowChoice>
            )
          })}
        </tbody>
      </Table>
      {entered
        .filter((each) => each.standing === 'uncounted' && each.measure === measure)
        .map(({ side, name, amount: stated }) => (
          <Quiet key={`${side} ${name}`}>
            {text.enteredUncounted(name, compared.names[side === 'here' ? 0 : 1], amount(stated))}
          </Quiet>
        ))}
    </Panel>
  )

  function hintOf({ unit }: Scope, side: Entered['side']): ReactNode {
    const stated = entered.find(
      (each) => each.unit === unit && each.side === side && each.measure === measure && each.standing !== 'uncounted',
    )
    if (stated === undefined) return null
    return <div className={styles['hint']}>{stated.standing === 'holds' ? text.isEntered : text.isEnteredEarlier}</div>
  }
}
