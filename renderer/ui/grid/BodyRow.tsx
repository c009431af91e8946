/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a grid is a widget with its own keys, and its rows are windowed; a table element is neither */
import { memo } from 'react'
import type { ReactNode } from 'react'
import styles from './grid.module.css'
import type { PlacedColumn } from './use-columns.ts'

interface BodyRowProps<Row> {
  readonly index: number
  /** Undefined while it is being fetched. */
  readonly row: Row | undefined
  readonly top: number
  readonly width: number
  readonly ariaRowIndex: number
  readonly columns: readonly PlacedColumn<Row>[]
  /** Index of the active column when the active cell is in this row, else −1. */
  readonly activeColumn: number
  /** The part of the row within the range; −1 when none. */
  readonly rangeFrom: number
  readonly rangeTo: number
  /** No cell of any row can be written to. */
  readonly isLocked: boolean
  readonly isMarked: boolean
  /** Said of a marked row, which cannot be told by its colour alone. */
  readonly markedLabel: string
  /** Column of the cell with an editor or a note in it; −1 when none. */
  readonly usedColumn: number
  readonly used: ReactNode
  readonly isEditor: boolean
}

/** One row of cells; drawn again only when something of its own changes. */
export const BodyRow = memo(function BodyRow<Row>(props: BodyRowProps<Row>) {
  const { index, row, top, width, ariaRowIndex, columns, activeColumn, rangeFrom, rangeTo, isMarked, usedColumn } =
    props
  return (
    <div
      role="row"
      aria-rowindex={ariaRowIndex}
      className={styles['row']}
      aria-selected={isMarked ? true : undefined}
      data-active={activeColumn >= 0 ? '' : undefined}
      data-marked={isMarked ? '' : undefined}
      data-used={usedColumn >= 0 ? '' : undefined}
      style={{ top, width }}
    >
      {columns.map(({ column, index: place, left, width: columnWidth, pinned, edge }) => {
        const inRange = place >= rangeFrom && place <= rangeTo
        return (
          <div
            key={column.id}
            role={place === 0 ? 'rowheader' : 'gridcell'}
            aria-colindex={place + 1}
            aria-selected={inRange ? true : undefined}
            aria-readonly={props.isLocked || column.write.locked !== null ? true : undefined}
            tabIndex={place === activeColumn ? 0 : undefined}
            className={styles[pinned ? 'pinnedCell' : 'cell']}
            data-area="body"
            data-row={index}
            data-column={place}
            data-end={column.align === 'end' ? '' : undefined}
            data-range={inRange ? '' : undefined}
            data-edge={edge ? '' : undefined}
            data-used={place === usedColumn ? '' : undefined}
            style={{ left, width: columnWidth }}
          >
            {place === 0 && isMarked && <span className={styles['unseen']}>{props.markedLabel} </span>}
            {place === usedColumn && props.isEditor ? (
              props.used
            ) : row === undefined ? (
              <span className={styles['skeleton']} />
            ) : column.draw === undefined ? (
              column.text(row)
            ) : (
              column.draw(row)
            )}
            {place === usedColumn && !props.isEditor && props.used}
          </div>
        )
      })}
    </div>
  )
})
