import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { Quiet } from '#renderer/ui/Panel.tsx'
import { Table } from '#renderer/ui/Table.tsx'
import { StepBar } from './StepBar.tsx'
import styles from './queue.module.css'
import type { Pair } from './review.ts'
import { usePairText } from './use-pair-text.ts'
import { toSteps } from './weight-steps.ts'
import type { WeightStep } from './weight-steps.ts'

/** How the weight of a pair comes about: every step as a bar that begins where the one before ended, and as numbers. */
export function Weights({ pair }: { readonly pair: Pair }): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const { field: labelOf } = usePairText()
  const text = words.reconciliationScreen.queue
  const steps = toSteps(pair)
  const shown = useRef<HTMLDivElement>(null)
  useEffect(() => {
    shown.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const low = Math.min(0, ...steps.map(({ from, to }) => Math.min(from, to)))
  const high = Math.max(0, ...steps.map(({ from, to }) => Math.max(from, to)))
  const nameOf = ({ kind, field }: WeightStep): string =>
    kind === 'prior'
      ? text.prior
      : kind === 'total'
        ? text.total
        : kind === 'rarity'
          ? text.rarity(labelOf(field))
          : labelOf(field)
  const aboutOf = ({ kind, field, level, from, to }: WeightStep): string =>
    kind === 'prior'
      ? text.priorText
      : kind === 'rarity'
        ? to < from
          ? text.commonText
          : text.rarityText
        : kind === 'level'
          ? words.reconciliation.tell({ field, level })
          : ''
  const bits = (value: number): string => {
    // What rounds to nothing has no sign.
    const shown = Math.round(value * 10) / 10 + 0
    return `${shown > 0 ? '+' : ''}${number(shown, 1)}`
  }
  return (
    <div ref={shown}>
      <Quiet>{text.weightsHelp}</Quiet>
      <Table caption={text.weightsTitle} isDense>
        <thead>
          <tr>
            <th scope="col">{text.weightStep}</th>
            <th scope="col">{text.weightLevel}</th>
            <th scope="col" data-number>
              {text.weightBits}
            </th>
            <th scope="col" data-number>
              {text.weightSum}
            </th>
            <th scope="col" className={styles['barColumn']}>
              {text.weightPicture}
            </th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <tr key={`${step.kind} ${step.field}`}>
              <th scope="row">{nameOf(step)}</th>
              <td>{aboutOf(step)}</td>
              <td data-number>{bits(step.kind === 'total' ? step.to : step.to - step.from)}</td>
              <td data-number>{bits(step.to)}</td>
              <td>
                <StepBar from={step.from} to={step.to} low={low} high={high} look={lookOf(step)} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}

function lookOf({ kind, from, to }: WeightStep): 'whole' | 'for' | 'against' {
  return kind === 'prior' || kind === 'total' ? 'whole' : to < from ? 'against' : 'for'
}
