import type { ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/operations.ts'
import type { Catalogue, Language } from '#shared/i18n/catalogues.ts'
import { formatNumber } from '#shared/i18n/format.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { ProtectedRows } from '#renderer/privacy/ProtectedRows.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { VisuallyHidden } from '#renderer/ui/VisuallyHidden.tsx'
import { mostSummedRows } from '#renderer/ui/grid/use-selection.ts'
import type { GridColumn, GridSelection } from '#renderer/ui/grid/types.ts'
import type { RegisterRow } from './register-columns.ts'
import styles from './registers.module.css'

interface StatusLineProps {
  readonly register: RegisterName
  readonly view: OutputOf<'register.open'> | undefined
  readonly isCounting: boolean
  /** The rows stand where they stood before something was written in them. */
  readonly isHeld: boolean
  readonly onRelease: () => void
  readonly selection: GridSelection | null
  readonly columns: readonly GridColumn<RegisterRow>[]
  /** Said to those who cannot see it. */
  readonly said: string
  readonly words: Catalogue['registers']
  readonly language: Language
}

const mostSums = 4

/** How many rows of how many, what is not shown, and what the marked cells amount to. */
export function StatusLine(props: StatusLineProps): ReactNode {
  const { register, view, isCounting, isHeld, onRelease, selection, said, words } = props
  const { words: catalogue } = useLanguage()
  return (
    <div className={styles['status']} aria-busy={isCounting}>
      <output className={styles['counts']}>
        <span>{view === undefined ? words.counting : words.rowsOf({ shown: view.total, all: view.all })}</span>
      </output>
      {view !== undefined && view.protectedHidden > 0 && (
        <ProtectedRows register={register} count={view.protectedHidden} />
      )}
      {isCounting && view !== undefined && <span className={styles['counting']}>{words.counting}</span>}
      {isHeld && (
        <span className={styles['frozen']}>
          {catalogue.gridEditing.frozen}
          <Button look="quiet" onPress={onRelease}>
            {catalogue.gridEditing.refresh}
          </Button>
        </span>
      )}
      {selection !== null && <Selection {...props} selection={selection} />}
      <VisuallyHidden>
        <output>{said}</output>
      </VisuallyHidden>
    </div>
  )
}

function Selection(props: StatusLineProps & { readonly selection: GridSelection }): ReactNode {
  const { selection, columns, words, language } = props
  const { cells, rows, sums } = selection
  return (
    <span className={styles['sums']}>
      <span>{words.selectedCells({ cells, rows })}</span>
      {sums === 'too-large' && <span>{words.sumTooLarge({ most: mostSummedRows })}</span>}
      {Array.isArray(sums) &&
        sums.slice(0, mostSums).map(({ id, sum }) => (
          <span key={id}>
            {words.sumOf({
              column: columns.find((column) => column.id === id)?.label ?? id,
              sum: formatNumber(language, sum, 3),
            })}
          </span>
        ))}
    </span>
  )
}
