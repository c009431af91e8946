import { Redo2, Route, Rows3, Undo2 } from 'lucide-react'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { mostCells } from '#shared/contract/tables/register-edits.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { useLock } from '#renderer/language/use-lock.ts'
import { Button } from '#renderer/ui/Button.tsx'
import type { GridEditing } from '#renderer/ui/grid/types.ts'
import { usePageCommand } from '#renderer/ui/page-commands.ts'
import { BulkDialog } from './BulkDialog.tsx'
import { CaseStepsDialog } from './CaseStepsDialog.tsx'
import type { ChosenRows } from './chosen-rows.ts'
import { EditDialogs } from './EditDialogs.tsx'
import type { RegisterRow } from './register-columns.ts'
import styles from './registers.module.css'
import { useRegisterEdits } from './use-register-edits.ts'
import { useSteps } from './use-steps.ts'

interface Chosen {
  /** The view that the rows are places in: another one, which comes when anybody writes, has other rows there. */
  readonly viewId: string
  readonly rows: ChosenRows
  readonly column: string | undefined
}

/** Everything that writes in the register on show: what the grid needs for it, the buttons, and the questions that are asked. */
export function useGridEditing(
  register: RegisterName,
  viewId: string | undefined,
  versionRead: () => number | undefined,
  hold: () => void,
): { readonly editing: GridEditing<RegisterRow>; readonly tools: ReactNode; readonly dialogs: ReactNode } {
  const { words: catalogue } = useLanguage()
  const words = catalogue.gridEditing
  const locked = useLock(register)
  const { write } = useRegisterEdits(register)
  const { undo, redo, step } = useSteps(register, hold)
  // Only looked at when somebody asks for the dialog: moving in the grid draws nothing here.
  const chosen = useRef<Chosen>({ viewId: '', rows: [], column: undefined })
  const [bulk, setBulk] = useState<Chosen | null>(null)
  const [stepping, setStepping] = useState<Chosen | null>(null)

  const editing = useMemo<GridEditing<RegisterRow>>(
    () => ({
      locked,
      mostCells,
      write: (wanted) => {
        hold()
        return write({ viewId: viewId ?? '', version: versionRead() }, wanted)
      },
      onRows: (rows, order, column) => {
        chosen.current = { viewId: order, rows, column }
      },
      onBulk: () => {
        if (locked === null) setBulk(chosen.current)
      },
      keyOf: (row) => row.id,
    }),
    [locked, hold, write, viewId, versionRead],
  )
  usePageCommand(locked === null ? words.bulk.palette : null, editing.onBulk)
  const { manySteps } = catalogue.rowDetails
  const hasSteps = register === 'cases' && locked === null
  const openSteps = useCallback(() => setStepping(chosen.current), [])
  usePageCommand(hasSteps ? manySteps.palette : null, openSteps)

  const undoLabel = undo === null ? words.undo : words.undoWhat({ what: undo })
  const redoLabel = redo === null ? words.redo : words.redoWhat({ what: redo })
  const tools =
    locked !== null ? null : (
      <>
        <span className={styles['steps']}>
          <span title={undoLabel}>
            <Button
              look="quiet"
              icon={Undo2}
              label={undoLabel}
              isDisabled={undo === null}
              onPress={() => step('undo')}
            />
          </span>
          <span title={redoLabel}>
            <Button
              look="quiet"
              icon={Redo2}
              label={redoLabel}
              isDisabled={redo === null}
              onPress={() => step('redo')}
            />
          </span>
        </span>
        <Button icon={Rows3} onPress={editing.onBulk}>
          {words.bulk.open}
        </Button>
        {hasSteps ? (
          // Without a text, for with one the tools of the register would not fit one line of an ordinary screen.
          <span title={manySteps.open}>
            <Button look="quiet" icon={Route} label={manySteps.open} onPress={openSteps} />
          </span>
        ) : null}
      </>
    )
  const dialogs = (
    <>
      {bulk !== null && (
        <BulkDialog
          register={register}
          viewId={bulk.viewId}
          rows={bulk.rows}
          field={bulk.column}
          onStart={hold}
          onClose={() => setBulk(null)}
        />
      )}
      {stepping !== null && (
        <CaseStepsDialog
          viewId={stepping.viewId}
          rows={stepping.rows}
          onStart={hold}
          onClose={() => setStepping(null)}
        />
      )}
      <EditDialogs />
    </>
  )
  return { editing, tools, dialogs }
}
