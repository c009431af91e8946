import type { ReactNode } from 'react'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { RowLink } from '#renderer/router/RowLink.tsx'
import { Marked } from './Marked.tsx'
import { markDifference, markWhole } from './marked-difference.ts'
import styles from './queue.module.css'
import { useReconciled } from './reconciled-kind.tsx'
import type { Pair } from './review.ts'
import { usePairText } from './use-pair-text.ts'

interface PairTableProps {
  readonly pair: Pair
  /** What each list is called. */
  readonly lists: readonly string[]
  /** Of protected people no register lists the row, and nothing leads to it. */
  readonly isProtected: boolean
}

/** The two rows side by side, field by field. */
export function PairTable({ pair, lists, isProtected }: PairTableProps): ReactNode {
  const { words } = useLanguage()
  const text = words.reconciliationScreen.queue
  const { left, right } = pair
  const register = useReconciled()
  return (
    <table className={styles['pair']}>
      <thead>
        <tr>
          <th scope="col" className={styles['fieldColumn']}>
            {text.field}
          </th>
          <SideHead end={left} lists={lists} />
          {right === null ? null : <SideHead end={right} lists={lists} />}
          {right === null ? null : (
            <th scope="col" className={styles['differenceColumn']}>
              {text.difference}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {pair.fields.map((field) => (
          <FieldLine key={field.field} field={field} left={left} right={right} />
        ))}
        <tr>
          <th scope="row">{words.reconciliation.things[register].rows}</th>
          <Employments end={left} isProtected={isProtected} />
          {right === null ? null : <Employments end={right} isProtected={isProtected} />}
          {right === null ? null : (
            <td className={styles['quiet']}>{text.rowCounts(String(left.rows), String(right.rows))}</td>
          )}
        </tr>
      </tbody>
    </table>
  )
}

function SideHead({
  end: { side, list },
  lists,
}: Pick<PairTableProps, 'lists'> & { readonly end: Pair['left'] }): ReactNode {
  const { words } = useLanguage()
  return (
    <th scope="col">
      <span className={styles['side']}>{words.reconciliation.sides[side]}</span> {lists[list]}
    </th>
  )
}

interface FieldLineProps extends Pick<Pair, 'left' | 'right'> {
  readonly field: Pair['fields'][number]
}

function FieldLine({ field: { field, left, right, level }, ...ends }: FieldLineProps): ReactNode {
  const { words } = useLanguage()
  const { field: labelOf, value } = usePairText()
  const text = words.reconciliationScreen.queue
  const number = useNumberText()
  const [here, there] = [value(field, left), value(field, right)]
  const isSeveral = (end: Pair['right']): boolean => end?.differing.includes(field) === true
  const noneOf = (end: Pair['right']): ReactNode => (
    <span className={styles['quiet']}>
      {end !== null && isSeveral(end) ? text.severalValues(number(end.rows, 0)) : words.shell.none}
    </span>
  )
  if (ends.right === null) {
    return (
      <tr>
        <th scope="row">{labelOf(field)}</th>
        <td>{here === '' ? noneOf(ends.left) : here}</td>
      </tr>
    )
  }
  const isBoth = here !== '' && there !== ''
  const isEqual = here === there
  const isUncompared = isSeveral(ends.left) || isSeveral(ends.right)
  const mark = level === 'different' ? markWhole : markDifference
  const marked = isBoth && !isEqual ? mark(here, there) : null
  return (
    <tr data-differs={isBoth && !isEqual ? '' : undefined}>
      <th scope="row">{labelOf(field)}</th>
      <td>{here === '' ? noneOf(ends.left) : marked === null ? here : <Marked parts={marked.left} />}</td>
      <td>{there === '' ? noneOf(ends.right) : marked === null ? there : <Marked parts={marked.right} />}</td>
      <td className={isEqual || isUncompared ? styles['quiet'] : undefined}>
        {isBoth
          ? level === null || level === 'missing'
            ? isEqual
              ? text.equal
              : text.different
            : words.reconciliation.tell({ field, level })
          : isUncompared
            ? text.notCompared
            : here === there
              ? text.missingBoth
              : text.missingOne}
      </td>
    </tr>
  )
}

function Employments({
  end: { employments, rowId },
  isProtected,
}: Pick<PairTableProps, 'isProtected'> & { readonly end: Pair['left'] }): ReactNode {
  const { words } = useLanguage()
  const { value } = usePairText()
  const register = useReconciled()
  const text = words.reconciliationScreen.queue
  return (
    <td>
      <ul className={styles['employments']}>
        {employments.map((employment, index) => {
          const said = Object.entries(employment).flatMap(([field, raw]) => value(field, raw) || [])
          return <li key={index}>{said.length === 0 ? text.noRowDetails : said.join(' · ')}</li>
        })}
      </ul>
      {rowId === null || isProtected ? null : (
        <RowLink register={register} rowId={rowId} label={register === 'units' ? text.unitIn : text.rowIn} />
      )}
    </td>
  )
}
