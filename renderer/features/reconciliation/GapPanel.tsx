import { useState } from 'react'
import type { ReactNode } from 'react'
import { comparedFieldNames } from '#shared/reconciliation/field-comparison.ts'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Panel, Quiet } from '#renderer/ui/Panel.tsx'
import { Status } from '#renderer/ui/Status.tsx'
import { Table } from '#renderer/ui/Table.tsx'
import { CauseRows } from './CauseRows.tsx'
import type { Compared } from './use-compared-lists.tsx'
import { StepBar } from './StepBar.tsx'
import type { Measure, Scope, Totals } from './TotalsScreen.tsx'
import { toGapSteps } from './gap-steps.ts'
import styles from './queue.module.css'
import { useGapText } from './use-gap-text.ts'
import { useAmountText } from './use-scope-text.ts'
import { useToleranceText } from './use-tolerance-text.ts'

export type Cause = Measure['causes'][number]

interface GapPanelProps {
  readonly compared: Compared
  readonly scope: Scope
  readonly measure: Measure
  readonly tolerances: Totals['tolerances']
}

/** From one side's total to the other's, cause by cause, as a picture and as numbers. */
export function GapPanel({ compared, scope, measure, tolerances }: GapPanelProps): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const amount = useAmountText()
  const gapText = useGapText(compared).amount
  const toleranceText = useToleranceText(tolerances)
  const [cause, setCause] = useState<Cause | null>(null)
  const { measures, causes, only, remainder, withParty } = words.controlTotals
  const text = words.reconciliationScreen.totals
  const { names, subjects, whereabouts } = compared
  const title = text.gapOf(measures[measure.measure])
  if (measure.here === null || measure.there === null) {
    return (
      <Panel title={title}>
        <Quiet>
          {scope.kind === 'rest' ? text.notToldOfFew : text.notStated(subjects[measure.here === null ? 0 : 1])}
        </Quiet>
      </Panel>
    )
  }
  const { steps, low, high } = toGapSteps(measure)
  return (
    <Panel title={title}>
      {measure.gap === 0 && measure.causes.length === 0 ? <Quiet>{text.noGap}</Quiet> : null}
      <Table caption={title} isCaptionHidden isDense>
        <thead>
          <tr>
            <th scope="col">{text.cause}</th>
            <th scope="col">{text.standing}</th>
            <th scope="col" data-number>
              {text.count}
            </th>
            <th scope="col" data-number>
              {text.amount}
            </th>
            <th scope="col" className={styles['barColumn']}>
              {words.reconciliationScreen.queue.weightPicture}
            </th>
            <th scope="col">{text.rows}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <tr key={step.id}>
              <th scope="row">
                {step.kind === 'here'
                  ? names[0]
                  : step.kind === 'there'
                    ? names[1]
                    : step.cause === null
                      ? remainder
                      : nameOf(step.cause)}
              </th>
              <td data-tight>
                {step.cause === null ? null : (
                  <Status tone={step.cause.isExplained ? 'ok' : 'error'}>
                    {step.cause.isExplained ? toleranceText(text.explained, [step.cause]) : text.unexplained}
                  </Status>
                )}
              </td>
              <td data-number>{step.cause === null ? '' : number(step.cause.count, 0)}</td>
              <td data-number>
                {step.kind === 'withheld'
                  ? text.notTold
                  : step.kind === 'step'
                    ? gapText(step.from - step.to)
                    : amount(step.to)}
              </td>
              <td>
                <StepBar
                  from={step.kind === 'here' || step.kind === 'there' ? low : step.from}
                  to={step.to}
                  low={low}
                  high={high}
                  look={
                    step.kind === 'here' || step.kind === 'there' ? 'whole' : step.to < step.from ? 'against' : 'for'
                  }
                />
              </td>
              <td>
                {step.cause === null || step.cause.cause === 'withheld' ? null : (
                  <Button label={text.showRows(nameOf(step.cause))} onPress={() => setCause(step.cause)}>
                    {words.shell.show}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {cause === null ? null : (
        <CauseRows
          key={`${cause.cause} ${cause.field ?? ''} ${cause.side} ${cause.isExplained} ${cause.party ?? ''}`}
          compared={compared}
          unit={scope.unit}
          measure={measure.measure}
          cause={cause}
          title={nameOf(cause)}
          onClose={() => setCause(null)}
        />
      )}
    </Panel>
  )

  function nameOf({ cause: code, field, party }: Cause): string {
    if (party !== null) return withParty(causes[code], party)
    if (code === 'onlyHere' || code === 'onlyThere') return only(whereabouts[code === 'onlyHere' ? 0 : 1])
    return field === null ? causes[code] : text.causeOf(causes[code], fieldName(field))
  }

  function fieldName(name: string): string {
    const field = comparedFieldNames.find((each) => each === name)
    return field === undefined ? name : words.differences.field(field)
  }
}
