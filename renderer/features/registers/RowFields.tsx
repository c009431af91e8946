import { useEffect, useReducer, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { fieldGroups } from '#shared/registers/field-groups.ts'
import type { Field, RegisterName, Wording } from '#shared/registers/field.ts'
import { registers } from '#shared/registers/registers.ts'
import { useTransfer } from '#renderer/bridge/transfer.ts'
import { useOperation } from '#renderer/bridge/use-operation.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { useLock } from '#renderer/language/use-lock.ts'
import { FieldRow } from './FieldRow.tsx'
import styles from './details.module.css'
import { fieldDrafts, useDraftKey } from './drafts.ts'
import type { RegisterRow } from './register-columns.ts'

interface RowFieldsProps {
  readonly register: RegisterName
  readonly row: RegisterRow
  /** Whether the row has stood still for a moment. */
  readonly isRested: boolean
  /** Whether a value is being written. */
  readonly onEditing: (isEditing: boolean) => void
}

/** Every value of a row, in groups that always stand in the same place. */
export function RowFields({ register, row, isRested, onEditing }: RowFieldsProps): ReactNode {
  const { readOnly } = useTransfer()
  const locked = useLock(register)
  const { data } = useOperation('register.trace', { register, rowId: row.id }, { enabled: isRested })
  const { language } = useLanguage()
  const keys = registers[register].keyFields.flat()
  const [editing, setEditing] = useState<{ readonly rowId: number; readonly field: string } | null>(null)
  const [, draw] = useReducer((drawn: number) => drawn + 1, 0)
  const list = useRef<HTMLDivElement>(null)

  // What was begun on this row before another one was looked at is open still.
  const draftKey = useDraftKey(register, row.id)
  const isOpen = (field: string): boolean =>
    (editing?.rowId === row.id && editing.field === field) || (locked === null && fieldDrafts.has(draftKey(field)))
  const isEditing = registers[register].fields.some(({ name }) => isOpen(name))
  useEffect(() => {
    onEditing(isEditing)
    return () => onEditing(false)
  }, [isEditing, onEditing])

  function stopEditing(field: string): void {
    setEditing(null)
    // Nor is a draft any more, which no state tells of.
    draw()
    // Once the editor has given its place back to the button.
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-edits="${field}"]`)?.focus())
  }

  return (
    <div ref={list}>
      {locked === null ? null : <p className={styles['note']}>{locked}</p>}
      {groupsOf(register).map((group) => (
        <div key={group.label.sv}>
          <h3>{group.label[language]}</h3>
          <dl className={styles['fields']}>
            {group.fields.map((field) => (
              <FieldRow
                key={field.name}
                register={register}
                field={field}
                row={row}
                edit={data?.edits.find((each) => each.field === field.name)}
                isKey={keys.includes(field.name)}
                canEdit={locked === null}
                canReveal={!readOnly}
                isEditing={isOpen(field.name)}
                onEdit={() => setEditing({ rowId: row.id, field: field.name })}
                onDone={() => stopEditing(field.name)}
              />
            ))}
          </dl>
        </div>
      ))}
    </div>
  )
}

/** The fields of a register, each under the group that it follows the first field of. */
function groupsOf(register: RegisterName): { readonly label: Wording; readonly fields: readonly Field[] }[] {
  const { fields } = registers[register]
  const starts = fieldGroups[register].map(({ from }) => fields.findIndex(({ name }) => name === from))
  return fieldGroups[register].map(({ label }, index) => ({
    label,
    fields: fields.slice(starts[index], starts[index + 1] ?? fields.length),
  }))
}
