import { useId } from 'react'
import type { ReactNode } from 'react'
import styles from './PartTable.module.css'
import { BarSwatch } from './StackedBar.tsx'
import type { BarPart } from './StackedBar.tsx'
import { Table } from './Table.tsx'

interface PartTableProps {
  readonly caption: string
  /** What the parts are, and what is counted of each: the headings of the columns. */
  readonly heading: string
  readonly count: string
  readonly parts: readonly BarPart[]
  /** The number as it is written in the language. */
  readonly textOf: (value: number) => string
}

/** The numbers of a stacked bar, each with the colour it has there. */
export function PartTable({ caption, heading, count, parts, textOf }: PartTableProps): ReactNode {
  return (
    <Table caption={caption} isCaptionHidden isDense>
      <thead>
        <tr>
          <th scope="col">{heading}</th>
          <th scope="col" data-number>
            {count}
          </th>
        </tr>
      </thead>
      <tbody>
        {parts.map((part) => (
          <tr key={part.id}>
            <PartName part={part} />
            <td data-number>{textOf(part.value)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

/** The heading of the row of one part. */
export function PartName({ part }: { readonly part: BarPart }): ReactNode {
  const hatch = useId()
  return (
    <th scope="row">
      <span className={styles['name']}>
        <BarSwatch part={part} hatch={hatch} />
        {part.label}
      </span>
    </th>
  )
}
