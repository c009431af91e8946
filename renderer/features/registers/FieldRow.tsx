import { Lock, PencilLine } from 'lucide-react'
import type { ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/operations.ts'
import type { Field, RegisterName } from '#shared/registers/field.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { Status } from '#renderer/ui/Status.tsx'
import { VisuallyHidden } from '#renderer/ui/VisuallyHidden.tsx'
import { FieldEditor } from './FieldEditor.tsx'
import { Reveal } from './Reveal.tsx'
import styles from './details.module.css'
import { valueText } from './register-columns.ts'
import type { RegisterRow } from './register-columns.ts'

interface FieldRowProps {
  readonly register: RegisterName
  readonly field: Field
  readonly row: RegisterRow
  /** What a person has made of the value, and what the delivery said. */
  readonly edit: NonNullable<OutputOf<'register.trace'>>['edits'][number] | undefined
  readonly isKey: boolean
  readonly canEdit: boolean
  /** Whether an identity number can be shown in full, for a reason. */
  readonly canReveal: boolean
  readonly isEditing: boolean
  readonly onEdit: () => void
  readonly onDone: () => void
}

/** One field of the row: its value, whether a person has changed it, and the way to change it. */
export function FieldRow(props: FieldRowProps): ReactNode {
  const { register, field, row, edit, isKey, canEdit, canReveal, isEditing, onEdit, onDone } = props
  const { language, words: catalogue } = useLanguage()
  const words = catalogue.registers
  const label = field.label[language]
  const text = valueText(field, row.values[field.name], language, words)
  // Beside each other they would be broken in the middle of a word, and the eye of an identity number would fall below it.
  const isLong = field.type === 'identity' || longLabel.test(label) || longValue.test(text)
  return (
    <div
      className={styles['field']}
      data-field={field.name}
      data-editing={isEditing ? '' : undefined}
      data-long={isLong ? '' : undefined}
    >
      <dt>{label}</dt>
      <dd>
        {isEditing ? (
          <FieldEditor key={row.id} register={register} field={field} row={row} onDone={onDone} />
        ) : (
          <span className={styles['value']}>
            {field.type === 'identity' && canReveal && row.values[field.name] !== null ? (
              <Reveal key={row.id} register={register} field={field} rowId={row.id} text={text} />
            ) : (
              <span>{text}</span>
            )}
            {!canEdit ? null : isKey ? (
              <span className={styles['locked']} title={words.editLocked}>
                <Lock size="0.75rem" aria-hidden="true" />
                <VisuallyHidden>{words.editLocked}</VisuallyHidden>
              </span>
            ) : (
              <button
                type="button"
                className={styles['edit']}
                data-edits={field.name}
                aria-label={words.edit({ field: label })}
                title={words.edit({ field: label })}
                onClick={onEdit}
              >
                <PencilLine size="0.875rem" aria-hidden="true" />
              </button>
            )}
          </span>
        )}
        {edit === undefined ? null : (
          <span className={styles['edited']}>
            <Status tone="info" icon={PencilLine}>
              {words.edited}
            </Status>{' '}
            {words.editedFrom({ delivered: valueText(field, edit.delivered, language, words) })}
          </span>
        )}
      </dd>
    </div>
  )
}

const longLabel = /\S{19}/u
const longValue = /\S{20}|.{60}/u
