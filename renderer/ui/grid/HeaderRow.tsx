/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a grid is a widget with its own keys, and its rows are windowed; a table element is neither */
import { memo, useId, useState } from 'react'
import type { DragEvent, PointerEvent } from 'react'
import { ColumnMenu } from './ColumnMenu.tsx'
import type { ColumnAction } from './ColumnMenu.tsx'
import styles from './grid.module.css'
import type { GridLayout, GridSort, GridWords } from './types.ts'
import { withOriginalWidth, withWidth } from './use-columns.ts'
import type { PlacedColumn } from './use-columns.ts'

interface HeaderRowProps<Row> {
  /** The columns to draw; `of` counts those that are shown. */
  readonly drawn: readonly PlacedColumn<Row>[]
  readonly of: number
  readonly width: number
  readonly scale: number
  readonly activeColumn: number
  readonly layout: GridLayout
  readonly onLayout: (layout: GridLayout) => void
  readonly sort: readonly GridSort[]
  readonly onSort: (id: string, keepOthers: boolean) => void
  readonly openMenu: string | null
  readonly onOpenMenu: (id: string | null) => void
  readonly onAction: (id: string, action: ColumnAction) => void
  readonly onMoveTo: (id: string, target: string) => void
  readonly words: GridWords
}

export const HeaderRow = memo(function HeaderRow<Row>(props: HeaderRowProps<Row>) {
  const { drawn, of, layout, onLayout, sort, words } = props
  const idBase = useId()
  const [dropAt, setDropAt] = useState<string | null>(null)

  const drop = (event: DragEvent, target: string): void => {
    event.preventDefault()
    setDropAt(null)
    const id = event.dataTransfer.getData(columnType)
    if (id !== '') props.onMoveTo(id, target)
  }

  return (
    <div role="row" aria-rowindex={1} className={styles['headerRow']} style={{ width: props.width }}>
      {drawn.map(({ column, index, left, width, pinned, edge }) => {
        const place = sort.findIndex((entry) => entry.id === column.id)
        const sorted = sort[place]
        const labelId = `${idBase}-${index}`
        return (
          <div
            key={column.id}
            role="columnheader"
            aria-colindex={index + 1}
            aria-sort={sorted === undefined ? (column.sortable ? 'none' : undefined) : order(sorted)}
            aria-labelledby={labelId}
            tabIndex={index === props.activeColumn ? 0 : undefined}
            className={styles[pinned ? 'pinnedHeader' : 'headerCell']}
            data-area="header"
            data-column={index}
            data-end={column.align === 'end' ? '' : undefined}
            data-edge={edge ? '' : undefined}
            data-drop={dropAt === column.id ? '' : undefined}
            style={{ left, width }}
            onDragOver={(event) => {
              if (!event.dataTransfer.types.includes(columnType)) return
              event.preventDefault()
              setDropAt(column.id)
            }}
            onDragLeave={() => setDropAt(null)}
            onDrop={(event) => drop(event, column.id)}
          >
            <span
              id={labelId}
              className={styles['headerLabel']}
              title={column.label}
              draggable
              data-sorts={column.sortable ? '' : undefined}
              onDragStart={(event) => event.dataTransfer.setData(columnType, column.id)}
            >
              {column.label}
              {sorted !== undefined && sort.length > 1 && (
                <span className={styles['unseen']}>, {words.sortedNumber({ place: place + 1 })}</span>
              )}
            </span>
            <ColumnMenu
              label={column.label}
              sort={sorted}
              place={sorted !== undefined && sort.length > 1 ? place + 1 : null}
              sortable={column.sortable}
              filterable={column.filter !== null}
              isPinnedLast={edge}
              isFirst={index === 0}
              isLast={index === of - 1}
              isOnly={of === 1}
              isOpen={props.openMenu === column.id}
              onOpen={(open) => props.onOpenMenu(open ? column.id : null)}
              onAction={(action) => props.onAction(column.id, action)}
              words={words}
            />
            <ResizeHandle
              title={words.resize({ column: column.label })}
              width={width / props.scale}
              scale={props.scale}
              onWidth={(wanted) => onLayout(withWidth(layout, column.id, wanted))}
              onOriginal={() => onLayout(withOriginalWidth(layout, column.id))}
            />
          </div>
        )
      })}
    </div>
  )
})

const columnType = 'application/x-grid-column'

interface ResizeHandleProps {
  readonly title: string
  readonly width: number
  readonly scale: number
  readonly onWidth: (width: number) => void
  readonly onOriginal: () => void
}

/** For the mouse only; the column menu does the same by keyboard. */
function ResizeHandle({ title, width, scale, onWidth, onOriginal }: ResizeHandleProps) {
  const [from, setFrom] = useState<{ readonly x: number; readonly width: number } | null>(null)
  const begin = (event: PointerEvent<HTMLSpanElement>): void => {
    if (event.button !== 0) return
    event.preventDefault()
    event.stopPropagation()
    event.currentTarget.setPointerCapture(event.pointerId)
    setFrom({ x: event.clientX, width })
  }
  return (
    <span
      aria-hidden
      title={title}
      className={styles['resize']}
      onPointerDown={begin}
      onPointerMove={(event) => from !== null && onWidth(from.width + (event.clientX - from.x) / scale)}
      onPointerUp={() => setFrom(null)}
      onPointerCancel={() => setFrom(null)}
      onDoubleClick={onOriginal}
    />
  )
}

function order(sort: GridSort): 'ascending' | 'descending' {
  return sort.descending ? 'descending' : 'ascending'
}
