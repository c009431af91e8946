import type { ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/operations.ts'
import { hiddenCauses } from '#shared/crosswalk/coverage.ts'
import type { SourceState } from '#shared/crosswalk/relation.ts'
import { sourceStates } from '#shared/crosswalk/relation.ts'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { Panel, Quiet } from '#renderer/ui/Panel.tsx'
import { BarLegend, StackedBar } from '#renderer/ui/StackedBar.tsx'
import type { BarPart } from '#renderer/ui/StackedBar.tsx'
import { Table } from '#renderer/ui/Table.tsx'
import styles from './crosswalk.module.css'

type Coverage = OutputOf<'crosswalk.coverage'>
type Row = Coverage['rows'][number]

const looks: Readonly<Record<SourceState, Pick<BarPart, 'tone' | 'isHatched'>>> = {
  mapped: { tone: 'ok' },
  left: { tone: 'info', isHatched: true },
  notYet: { tone: 'neutral' },
}

/** How much of what was is mapped, left and not yet either, as a picture and in numbers. */
export function CoveragePanel({ coverage }: { readonly coverage: Coverage }): ReactNode {
  const { words: catalogue } = useLanguage()
  const { coverage: text, states } = catalogue.crosswalk
  const legend = sourceStates.map((state) => ({ id: state, label: states[state], ...looks[state] }))
  return (
    <Panel title={text.title}>
      <BarLegend parts={legend} />
      <Table caption={text.caption} isCaptionHidden isDense>
        <thead>
          <tr>
            <th scope="col">{text.measure}</th>
            <th scope="col">{text.share}</th>
            {sourceStates.map((state) => (
              <th key={state} scope="col" data-number>
                {states[state]}
              </th>
            ))}
            <th scope="col">{text.cause}</th>
          </tr>
        </thead>
        <tbody>
          {coverage.rows.map((row) => (
            <MeasureRow key={row.measure} row={row} />
          ))}
        </tbody>
      </Table>
      {coverage.outsideCount === 0 ? null : <Outside coverage={coverage} />}
    </Panel>
  )
}

function MeasureRow({ row }: { readonly row: Row }): ReactNode {
  const { words: catalogue } = useLanguage()
  const number = useNumberText()
  const { coverage: text, states } = catalogue.crosswalk
  const decimals = row.measure === 'metres' ? 2 : 0
  const name = text.measures[row.measure]
  const causes = hiddenCauses.flatMap((cause) => {
    const amount = row.causes[cause]
    return amount === undefined ? [] : [text.causes[cause](number(amount, decimals))]
  })
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className={styles['meter']}>
        <StackedBar
          label={text.picture(name)}
          parts={sourceStates.map((state) => ({ id: state, label: states[state], value: row[state], ...looks[state] }))}
        />
      </td>
      {sourceStates.map((state) => (
        <td key={state} data-number>
          {number(row[state], decimals)}
        </td>
      ))}
      <td>{causes.join(', ')}</td>
    </tr>
  )
}

/** Classes that are stated and that no plan has: nobody can map them until one does. */
function Outside({ coverage: { outside, outsideCount } }: { readonly coverage: Coverage }): ReactNode {
  const { words: catalogue } = useLanguage()
  const number = useNumberText()
  const { coverage: text } = catalogue.crosswalk
  const title = text.outside(number(outsideCount, 0))
  return (
    <details>
      <summary>{title}</summary>
      <Quiet>{text.outsideLead}</Quiet>
      <Table caption={title} isCaptionHidden isDense>
        <thead>
          <tr>
            <th scope="col">{text.code}</th>
            <th scope="col">{text.sender}</th>
            <th scope="col" data-number>
              {text.measures.cases}
            </th>
            <th scope="col" data-number>
              {text.measures.entries}
            </th>
          </tr>
        </thead>
        <tbody>
          {outside.map(({ sender, code, cases, entries }) => (
            <tr key={`${code} ${sender}`}>
              <th scope="row">{code}</th>
              <td>{sender}</td>
              <td data-number>{number(cases, 0)}</td>
              <td data-number>{number(entries, 0)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </details>
  )
}
