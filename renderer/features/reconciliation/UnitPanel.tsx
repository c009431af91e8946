import type { ReactNode } from 'react'
import { useLanguage } from '#renderer/language/language.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import { Status } from '#renderer/ui/Status.tsx'
import { Table } from '#renderer/ui/Table.tsx'
import type { Compared } from './use-compared-lists.tsx'
import { RowChoice } from './RowChoice.tsx'
import { SidesHead } from './SidesHead.tsx'
import type { Measure, Scope } from './TotalsScreen.tsx'
import { useGapText } from './use-gap-text.ts'
import { gapIcons, gapTones, useAmountText, useScopeText } from './use-scope-text.ts'

interface UnitPanelProps {
  readonly compared: Compared
  readonly scopes: readonly Scope[]
  readonly shown: Scope
  readonly measure: Measure['measure']
  readonly onShow: (scope: Scope) => void
}

/** One measure of the whole and of every unit. */
export function UnitPanel({ compared, scopes, shown, measure, onShow }: UnitPanelProps): ReactNode {
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
                <td data-number>{amount(of?.here ?? null)}</td>
                <td data-number>{amount(of?.there ?? null)}</td>
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
    </Panel>
  )
}
