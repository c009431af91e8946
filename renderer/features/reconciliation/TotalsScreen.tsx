import { useState } from 'react'
import type { ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/operations.ts'
import { useOperation } from '#renderer/bridge/use-operation.ts'
import { Loaded } from '#renderer/language/Loaded.tsx'
import { useLanguage } from '#renderer/language/language.tsx'
import { ComparedScreen } from './ComparedScreen.tsx'
import type { Compared } from './use-compared-lists.tsx'
import { GapPanel } from './GapPanel.tsx'
import { MeasurePanel } from './MeasurePanel.tsx'
import { SignaturePanel } from './SignaturePanel.tsx'
import { UnitPanel } from './UnitPanel.tsx'

export type Totals = OutputOf<'total.read'>
export type Scope = Totals['whole']
export type Measure = Scope['measures'][number]
export type Entered = Totals['entered'][number]

/** Control totals of two lists side by side, for the whole and by unit, and what every gap comes of. */
export function TotalsScreen({ reconciliationId }: { readonly reconciliationId: number }): ReactNode {
  const { words } = useLanguage()
  return (
    <ComparedScreen
      reconciliationId={reconciliationId}
      title={words.controlTotals.title}
      lead={words.controlTotals.lead}
    >
      {(compared) => <Totals key={compared.lists.join(' ')} compared={compared} />}
    </ComparedScreen>
  )
}

function Totals({ compared }: { readonly compared: Compared }): ReactNode {
  const { view, lists } = compared
  const totals = useOperation('total.read', { reconciliationId: view.reconciliationId, lists }, { keepPrevious: true })
  return (
    <Loaded query={totals} skeleton={[14, 12]}>
      {(read) => <Read compared={compared} totals={read} />}
    </Loaded>
  )
}

function Read({ compared, totals }: { readonly compared: Compared; readonly totals: Totals }): ReactNode {
  const [unit, setUnit] = useState<string | null>(null)
  const [measureName, setMeasure] = useState(totals.whole.measures[0]?.measure ?? 'persons')
  const { whole, units } = totals
  const scope = units.find((each) => each.unit === unit) ?? whole
  const measure = scope.measures.find((each) => each.measure === measureName)
  return (
    <>
      <MeasurePanel
        compared={compared}
        scope={scope}
        entered={totals.entered.filter((each) => each.unit === scope.unit && each.standing !== 'uncounted')}
        tolerances={totals.tolerances}
        shown={measureName}
        onShow={setMeasure}
      />
      {measure === undefined ? null : (
        <GapPanel
          key={`${scope.unit ?? ''} ${measureName}`}
          compared={compared}
          scope={scope}
          measure={measure}
          tolerances={totals.tolerances}
        />
      )}
      <UnitPanel
        compared={compared}
        scopes={[whole, ...units]}
        entered={totals.entered}
        shown={scope}
        measure={measureName}
        onShow={(chosen) => setUnit(chosen.unit)}
      />
      <SignaturePanel compared={compared} />
    </>
  )
}
