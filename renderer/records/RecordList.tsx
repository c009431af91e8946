import { Pencil, Plus, Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { ListKindName, RecordKind } from '#shared/records/record.ts'
import { recordKindOf } from '#shared/records/records.ts'
import { useOperation } from '#renderer/bridge/use-operation.ts'
import { Loaded } from '#renderer/language/Loaded.tsx'
import { useLanguage } from '#renderer/language/language.tsx'
import { useLock } from '#renderer/language/use-lock.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { RecordForm } from './RecordForm.tsx'
import { RemovalFailure } from './RemovalFailure.tsx'
import styles from './records.module.css'
import { useRecordText } from './use-record-text.ts'
import type { RecordPage, RecordRow, RecordText } from './use-record-text.ts'
import { useRemoveRecord } from './use-remove-record.ts'

interface RecordListProps {
  readonly kind: ListKindName
  /** The row of the register that the list belongs to. */
  readonly rowId: number
}

/** What a row of a register has several of, in a narrow place: shown, added, changed and removed where it stands. */
export function RecordList({ kind: name, rowId }: RecordListProps): ReactNode {
  const { language } = useLanguage()
  const list = useOperation('record.list', { kind: name, rowId, count: 1000 })
  return (
    <section aria-label={recordKindOf(name).label[language]} className={styles['list']}>
      <Loaded query={list} skeleton={[3]}>
        {(page) => <ListBody key={rowId} name={name} rowId={rowId} page={page} />}
      </Loaded>
    </section>
  )
}

/** The row that is being changed; null for one that is being added. */
interface Editing {
  readonly row: RecordRow | null
}

interface ListBodyProps {
  readonly name: ListKindName
  readonly rowId: number
  readonly page: RecordPage
}

function ListBody({ name, rowId, page }: ListBodyProps): ReactNode {
  const { language, words } = useLanguage()
  const { records } = words
  const kind = recordKindOf(name)
  const isLocked = useLock(kind.of) !== null
  const text = useRecordText(page.referred)
  const { remove, removeAnyway, isRunning, failure } = useRemoveRecord()
  const [editing, setEditing] = useState<Editing | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const [one] = kind.row[language]
  // What is being written in stays, also when somebody else has removed it: saving says so.
  const rows =
    editing?.row == null || page.rows.some(({ id }) => id === editing.row?.id) ? page.rows : [...page.rows, editing.row]

  function done(): void {
    setEditing(null)
    heading.current?.focus()
  }

  return (
    <>
      <div className={styles['listHeader']}>
        <h3 ref={heading} tabIndex={-1}>
          {kind.label[language]}
          {page.total === 0 ? '' : ` (${page.total})`}
        </h3>
        {isLocked || editing !== null ? null : (
          <Button icon={Plus} label={records.addOf(one)} onPress={() => setEditing({ row: null })}>
            {records.add}
          </Button>
        )}
      </div>
      {failure === null ? null : <RemovalFailure failure={failure} removeAnyway={removeAnyway} />}
      {editing !== null && editing.row === null ? (
        <RecordForm kind={kind} rowId={rowId} referred={page.referred} name={capital(one)} onDone={done} />
      ) : null}
      {page.rows.length === 0 && editing === null ? <p className={styles['quiet']}>{records.noneOfRow}</p> : null}
      <ul className={styles['items']}>
        {rows.map((row) =>
          editing?.row?.id === row.id ? (
            <li key={row.id}>
              <RecordForm
                kind={kind}
                rowId={rowId}
                row={row}
                referred={page.referred}
                name={text.nameOf(kind, row)}
                onDone={done}
              />
            </li>
          ) : (
            <Item
              key={row.id}
              kind={kind}
              row={row}
              text={text}
              isBusy={isRunning}
              {...(isLocked
                ? {}
                : {
                    onChange: () => setEditing({ row }),
                    onRemove: () => {
                      heading.current?.focus()
                      void remove(kind, row, text.nameOf(kind, row))
                    },
                  })}
            />
          ),
        )}
      </ul>
    </>
  )
}

interface ItemProps {
  readonly kind: RecordKind
  readonly row: RecordRow
  readonly text: RecordText
  readonly isBusy: boolean
  readonly onChange?: () => void
  readonly onRemove?: () => void
}

function Item({ kind, row, text, isBusy, onChange, onRemove }: ItemProps): ReactNode {
  const { language, words } = useLanguage()
  const { records } = words
  const [first, ...others] = kind.fields
  const name = text.nameOf(kind, row)
  return (
    <li className={styles['item']}>
      <div className={styles['itemText']}>
        <strong>{first === undefined ? '' : text.valueOf(first, row.values[first.name])}</strong>
        <dl className={styles['facts']}>
          {others
            .filter((field) => row.values[field.name] !== null)
            .map((field) => (
              <div key={field.name}>
                <dt>{field.label[language]}</dt>
                <dd>{text.valueOf(field, row.values[field.name])}</dd>
              </div>
            ))}
        </dl>
      </div>
      {onChange === undefined || onRemove === undefined ? null : (
        <div className={styles['itemActions']}>
          <Button look="quiet" icon={Pencil} label={records.changeOf(name)} onPress={onChange} />
          <Button look="quiet" icon={Trash2} label={records.removeOf(name)} isDisabled={isBusy} onPress={onRemove} />
        </div>
      )}
    </li>
  )
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
