/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a grid is a widget with its own keys, and its rows are windowed; a table element is neither */
import { memo } from 'react'
import { RangeFilter } from './RangeFilter.tsx'
import { TextFilter } from './TextFilter.tsx'
import { ValuesFilter } from './ValuesFilter.tsx'
import type { FilterProps } from './filter-props.ts'
import styles from './grid.module.css'
import type { GridFilter, GridWords } from './types.ts'
import type { PlacedColumn } from './use-columns.ts'

interface FilterRowProps<Row> {
  readonly drawn: readonly PlacedColumn<Row>[]
  readonly width: number
  readonly activeColumn: number
  readonly filters: Readonly<Record<string, GridFilter>>
  readonly onFilter: (id: string, filter: GridFilter | null) => void
  readonly openFilter: string | null
  readonly onOpenFilter: (id: string | null) => void
  readonly words: GridWords
}

export const FilterRow = memo(function FilterRow<Row>(props: FilterRowProps<Row>) {
  return (
    <div role="row" aria-rowindex={2} className={styles['filterRow']} style={{ width: props.width }}>
      {props.drawn.map((placed) => (
        <div
          key={placed.column.id}
          role="gridcell"
          aria-colindex={placed.index + 1}
          className={styles[placed.pinned ? 'pinnedFilter' : 'filterCell']}
          // A column without a filter still has a cell that the keyboard can pass through.
          tabIndex={placed.column.filter === null && placed.index === props.activeColumn ? 0 : undefined}
          data-area="filter"
          data-column={placed.index}
          data-edge={placed.edge ? '' : undefined}
          style={{ left: placed.left, width: placed.width }}
        >
          <FilterControl {...props} placed={placed} />
        </div>
      ))}
    </div>
  )
})

function FilterControl<Row>(props: FilterRowProps<Row> & { readonly placed: PlacedColumn<Row> }) {
  const { column, index } = props.placed
  const shared: FilterProps = {
    label: props.words.filterColumn({ column: column.label }),
    filter: props.filters[column.id],
    onFilter: (filter) => props.onFilter(column.id, filter),
    isActive: index === props.activeColumn,
    isOpen: props.openFilter === column.id,
    onOpen: (open) => props.onOpenFilter(open ? column.id : null),
    words: props.words,
  }
  if (column.filter === null) return null
  switch (column.filter.kind) {
    case 'text':
      return <TextFilter {...shared} />
    case 'number':
      return <RangeFilter {...shared} kind="number" loadYears={null} />
    case 'date':
      return <RangeFilter {...shared} kind="date" loadYears={column.filter.load} />
    case 'values':
    default:
      return <ValuesFilter {...shared} load={column.filter.load} />
  }
}
