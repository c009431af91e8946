import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { RegisterName } from '#shared/registers/field.ts'
import { registers } from '#shared/registers/registers.ts'
import { useTransfer } from '#renderer/bridge/transfer.ts'
import { useOperation } from '#renderer/bridge/use-operation.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { Origin } from '#renderer/origin/Origin.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { isExplain } from '#renderer/ui/explain-key.ts'
import type { CellWish } from '#renderer/ui/grid/types.ts'
import { Findings } from './Findings.tsx'
import { FieldRow } from './FieldRow.tsx'
import styles from './details.module.css'
import type { RegisterRow } from './register-columns.ts'

/** The row that the keyboard is in; `row` is missing while it is being fetched. */
export interface ActiveRow {
  readonly index: number
  readonly row: RegisterRow | undefined
}

/** A new object for every time a person asks, from the grid. */
export interface AskedCell {
  readonly wish: CellWish
  readonly rowId: number
  /** Null where the column is no field: there is nothing in it to edit, and the whole row is explained. */
  readonly field: string | null
}

interface DetailsPaneProps {
  readonly register: RegisterName
  readonly active: ActiveRow | null
  readonly total: number
  readonly isCounting: boolean
  /** Opened by the person where it may stand below the grid, out of sight: it is then brought into view, with the focus. */
  readonly isSoughtOut: boolean
  readonly asked: AskedCell | null
  /** Whether a value is being written. */
  readonly onEditing: (isEditing: boolean) => void
  /** Gives the focus back to the grid. */
  readonly onLeave: () => void
}

/** So long a row stays in focus before its origin is asked for: nobody reads while moving. */
const restMs = 150

/** Everything about the row in focus; always the same place on the screen. */
export function DetailsPane(props: DetailsPaneProps): ReactNode {
  const { register, active, total, isCounting, isSoughtOut, asked, onEditing, onLeave } = props
  const { words: catalogue } = useLanguage()
  const words = catalogue.registers
  const [showsOrigin, setShowsOrigin] = useState(false)
  const [seen, setSeen] = useState<AskedCell | null>(null)
  const [explained, setExplained] = useState<Pick<AskedCell, 'rowId' | 'field'> | null>(null)
  const row = useRested(active?.row)
  const heading = useRef<HTMLHeadingElement>(null)
  if (asked !== seen) {
    setSeen(asked)
    if (asked?.wish === 'explain') {
      setShowsOrigin(true)
      setExplained(asked)
    }
  }
  useEffect(() => {
    if (!isSoughtOut) return
    const { activeElement } = document
    if (heading.current?.parentElement?.contains(activeElement) === true) {
      // It was there already, with somebody in it: where they are must not go out of sight.
      activeElement?.scrollIntoView({ block: 'nearest' })
      return
    }
    heading.current?.focus({ preventScroll: true })
    heading.current?.scrollIntoView({ block: 'start' })
  }, [isSoughtOut])
  useEffect(() => {
    if (asked?.wish !== 'explain') return
    heading.current?.focus({ preventScroll: true })
    heading.current?.scrollIntoView({ block: 'nearest' })
  }, [asked])
  const isThere = active !== null && total > 0

  /** As in the grid: the raw text of the field that the focus is in, or of the whole row. */
  function explain(target: EventTarget): void {
    if (active?.row === undefined) return
    const field = target instanceof Element ? target.closest<HTMLElement>('[data-field]')?.dataset['field'] : undefined
    setExplained({ rowId: active.row.id, field: field ?? null })
    setShowsOrigin(true)
    heading.current?.focus({ preventScroll: true })
    heading.current?.scrollIntoView({ block: 'nearest' })
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape goes back to the grid from anything in it
    <section
      className={styles['pane']}
      aria-label={words.details}
      aria-busy={isCounting}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onLeave()
        if (isExplain(event)) {
          event.preventDefault()
          explain(event.target)
        }
      }}
    >
      <h2 ref={heading} tabIndex={-1}>
        {words.details}
      </h2>
      {!isThere ? (
        <p className={styles['note']}>{words.noRowYet}</p>
      ) : active.row === undefined ? (
        <p className={styles['note']}>{words.rowLoading}</p>
      ) : (
        <>
          <p className={styles['note']}>
            {words.rowNumber({ row: active.index + 1, rows: total })} · {active.row.sender}
          </p>
          {active.row.findings > 0 && row?.id === active.row.id && <Findings register={register} row={row} />}
          <Button onPress={() => setShowsOrigin((shown) => !shown)}>
            {showsOrigin ? words.hideOrigin : words.showOrigin}
          </Button>
          {showsOrigin && row !== undefined && (
            <Origin register={register} rowId={row.id} field={explained?.rowId === row.id ? explained.field : null} />
          )}
          <h3>{words.allFields}</h3>
          <Fields
            register={register}
            row={active.row}
            isRested={row?.id === active.row.id}
            asked={asked}
            onEditing={onEditing}
            onLeave={onLeave}
          />
        </>
      )}
    </section>
  )
}

interface FieldsProps extends Pick<DetailsPaneProps, 'register' | 'asked' | 'onEditing' | 'onLeave'> {
  readonly row: RegisterRow
  readonly isRested: boolean
}

function Fields({ register, row, isRested, asked, onEditing, onLeave }: FieldsProps): ReactNode {
  const { readOnly } = useTransfer()
  const { data } = useOperation('register.trace', { register, rowId: row.id }, { enabled: isRested })
  const { fields, keyFields } = registers[register]
  const keys = keyFields.flat()
  const [editing, setEditing] = useState<{ readonly rowId: number; readonly field: string } | null>(null)
  const [seen, setSeen] = useState<AskedCell | null>(asked)
  const isFromGrid = useRef(false)
  const list = useRef<HTMLDListElement>(null)
  if (asked !== seen) {
    setSeen(asked)
    const field = asked?.wish === 'edit' && !readOnly ? asked.field : null
    if (asked !== null && field !== null && !keys.includes(field)) setEditing({ rowId: asked.rowId, field })
  }
  useEffect(() => {
    isFromGrid.current = asked?.wish === 'edit'
  }, [asked])

  const isEditing = editing?.rowId === row.id
  useEffect(() => {
    onEditing(isEditing)
    return () => onEditing(false)
  }, [isEditing, onEditing])

  function stopEditing(field: string): void {
    setEditing(null)
    if (isFromGrid.current) {
      isFromGrid.current = false
      onLeave()
      return
    }
    // Once the editor has given its place back to the button.
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-edits="${field}"]`)?.focus())
  }

  return (
    <dl ref={list} className={styles['fields']}>
      {fields.map((field) => (
        <FieldRow
          key={field.name}
          register={register}
          field={field}
          row={row}
          edit={data?.edits.find((each) => each.field === field.name)}
          isKey={keys.includes(field.name)}
          canEdit={!readOnly}
          isEditing={isEditing && editing.field === field.name}
          onEdit={() => {
            isFromGrid.current = false
            setEditing({ rowId: row.id, field: field.name })
          }}
          onDone={() => stopEditing(field.name)}
        />
      ))}
    </dl>
  )
}

/** The latest row once it has stood still for a moment. */
function useRested(row: RegisterRow | undefined): RegisterRow | undefined {
  const [rested, setRested] = useState(row)
  useEffect(() => {
    const wait = setTimeout(() => setRested(row), restMs)
    return () => clearTimeout(wait)
  }, [row])
  return rested
}
