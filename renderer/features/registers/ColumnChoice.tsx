import { Columns3 } from 'lucide-react'
import type { ReactNode } from 'react'
import { DialogTrigger } from 'react-aria-components'
import type { Catalogue } from '#shared/i18n/catalogues.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Checkbox } from '#renderer/ui/Checkbox.tsx'
import type { GridColumn, GridLayout } from '#renderer/ui/grid/types.ts'
import { orderedIds, withHidden } from '#renderer/ui/grid/use-columns.ts'
import { PopoverDialog } from '#renderer/ui/PopoverDialog.tsx'
import type { RegisterRow } from './register-columns.ts'
import styles from './registers.module.css'

interface ColumnChoiceProps {
  readonly columns: readonly GridColumn<RegisterRow>[]
  readonly layout: GridLayout
  /** Null: as at the start. */
  readonly onLayout: (layout: GridLayout | null) => void
  readonly words: Catalogue['registers']
}

/** Which columns are shown, in the order they stand. */
export function ColumnChoice({ columns, layout, onLayout, words }: ColumnChoiceProps): ReactNode {
  const labels = new Map(columns.map((column) => [column.id, column.label]))
  const ids = orderedIds(columns, layout)
  const shown = ids.filter((id) => !layout.hidden.includes(id))
  return (
    <DialogTrigger>
      <Button icon={Columns3}>{words.columns}</Button>
      <PopoverDialog placement="bottom end">
        <ul className={styles['columnNames']}>
          {ids.map((id) => (
            <li key={id}>
              <Checkbox
                isSelected={shown.includes(id)}
                isDisabled={shown.length === 1 && shown[0] === id}
                onChange={(isShown) => onLayout(withHidden(columns, layout, id, !isShown))}
              >
                {labels.get(id)}
              </Checkbox>
            </li>
          ))}
        </ul>
        <Button onPress={() => onLayout(null)}>{words.resetColumns}</Button>
      </PopoverDialog>
    </DialogTrigger>
  )
}
