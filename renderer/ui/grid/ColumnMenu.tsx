import { ArrowDown, ArrowUp, ChevronDown } from 'lucide-react'
import { Button, Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components'
import styles from './grid.module.css'
import over from './popover.module.css'
import type { GridSort, GridWords } from './types.ts'

export type ColumnAction =
  | 'sort-ascending'
  | 'sort-descending'
  | 'sort-remove'
  | 'filter'
  | 'left'
  | 'right'
  | 'wider'
  | 'narrower'
  | 'original-width'
  | 'pin'
  | 'unpin'
  | 'hide'

interface ColumnMenuProps {
  readonly label: string
  readonly sort: GridSort | undefined
  /** Among several sorted columns its number, counted from 1. */
  readonly place: number | null
  readonly sortable: boolean
  readonly filterable: boolean
  /** The last of the pinned columns. */
  readonly isPinnedLast: boolean
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly isOnly: boolean
  readonly isOpen: boolean
  readonly onOpen: (open: boolean) => void
  readonly onAction: (action: ColumnAction) => void
  readonly words: GridWords
}

/** Everything that can be done to a column, so that nothing needs a mouse. */
export function ColumnMenu(props: ColumnMenuProps) {
  const { label, sort, place, isOpen, onOpen, onAction, words } = props
  // As in a spreadsheet the button tells how the column is sorted; the heading keeps its room.
  const Mark = sort === undefined ? ChevronDown : sort.descending ? ArrowDown : ArrowUp
  const disabled: ColumnAction[] = [
    ...(props.isFirst ? (['left'] as const) : []),
    ...(props.isLast ? (['right'] as const) : []),
    ...(props.isOnly ? (['hide'] as const) : []),
  ]
  const item = (action: ColumnAction, text: string, staysOpen = false) => (
    <MenuItem
      // One that takes the place of another is not the same item with another id.
      key={action}
      id={action}
      className={over['menuItem'] ?? ''}
      shouldCloseOnSelect={!staysOpen}
      textValue={text}
      onAction={() => onAction(action)}
    >
      {text}
    </MenuItem>
  )
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={onOpen}>
      <Button
        className={styles['menuButton'] ?? ''}
        excludeFromTabOrder
        {...(sort === undefined ? {} : { 'data-sorted': '' })}
        aria-label={words.columnMenu({ column: label })}
      >
        <Mark aria-hidden size={14} />
        {place !== null && <span aria-hidden>{place}</span>}
      </Button>
      <Popover className={over['popover'] ?? ''} placement="bottom end">
        <Menu
          className={over['menu'] ?? ''}
          aria-label={words.columnMenu({ column: label })}
          disabledKeys={disabled}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- a menu opens to be chosen from
          autoFocus="first"
        >
          {props.sortable && item('sort-ascending', words.sortAscending)}
          {props.sortable && item('sort-descending', words.sortDescending)}
          {sort !== undefined && item('sort-remove', words.sortRemove)}
          {props.filterable && item('filter', words.openFilter)}
          {(props.sortable || props.filterable) && <Separator className={over['menuLine'] ?? ''} />}
          {item('left', words.moveLeft, true)}
          {item('right', words.moveRight, true)}
          {item('wider', words.wider, true)}
          {item('narrower', words.narrower, true)}
          {item('original-width', words.originalWidth)}
          <Separator className={over['menuLine'] ?? ''} />
          {props.isPinnedLast ? item('unpin', words.unpin) : item('pin', words.pin)}
          {item('hide', words.hide)}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
