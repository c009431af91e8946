import { ChevronLeft, ChevronRight, Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { linkedKinds } from '#shared/contract/tables/records.ts'
import type { RecordKind } from '#shared/records/record.ts'
import { useTransfer } from '#renderer/bridge/transfer.ts'
import { useOperation } from '#renderer/bridge/use-operation.ts'
import { Loaded } from '#renderer/language/Loaded.tsx'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { RecordForm } from '#renderer/records/RecordForm.tsx'
import { RemovalFailure } from '#renderer/records/RemovalFailure.tsx'
import { useRecordText } from '#renderer/records/use-record-text.ts'
import type { RecordRow, Referred } from '#renderer/records/use-record-text.ts'
import { useRemoveRecord } from '#renderer/records/use-remove-record.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { Panel, Quiet } from '#renderer/ui/Panel.tsx'
import { TextField } from '#renderer/ui/TextField.tsx'
import { RecordLinks } from './RecordLinks.tsx'
import styles from './RecordsScreen.module.css'
import { RecordTable } from './RecordTable.tsx'

/** Rows on show at a time. */
const pageSize = 200

/** A row that is being changed, with what it refers to; `null` for one that is being added. */
interface Editing {
  readonly row: RecordRow | null
  readonly referred: Referred
}

interface KindPaneProps {
  readonly kind: RecordKind
  /** The row that is shown with what rests on it. */
  readonly shownId: number | null
}

/** The rows of one kind: found, added, changed and removed. */
export function KindPane({ kind, shownId }: KindPaneProps): ReactNode {
  const { language, words } = useLanguage()
  const { records } = words
  const { readOnly } = useTransfer()
  const [search, setSearch] = useState('')
  const [start, setStart] = useState(0)
  const [editing, setEditing] = useState<Editing | null>(null)
  const { remove, removeAnyway, failure, reset } = useRemoveRecord()
  const heading = useRef<HTMLHeadingElement>(null)
  // A tree is read level by level; what is searched for stands in a row.
  const isTree = kind.tree !== undefined && search === ''
  const list = useOperation(
    'record.list',
    { kind: kind.name, search, start, count: pageSize, ...(isTree ? { under: null } : {}) },
    { keepPrevious: true },
  )
  const [one] = kind.row[language]
  const linked = linkedKinds.find((name) => name === kind.name)

  function edit(next: Editing | null): void {
    reset()
    setEditing(next)
    // What was pressed may be gone.
    if (next === null) heading.current?.focus()
  }

  return (
    <Panel
      title={kind.label[language]}
      headingRef={heading}
      actions={
        readOnly || editing !== null ? null : (
          <Button
            look="primary"
            icon={Plus}
            label={records.addOf(one)}
            onPress={() => edit({ row: null, referred: [] })}
          >
            {records.add}
          </Button>
        )
      }
    >
      <Quiet>{kind.purpose[language]}</Quiet>
      {failure === null ? null : <RemovalFailure failure={failure} removeAnyway={removeAnyway} />}
      {linked === undefined || shownId === null || editing !== null ? null : <RecordLinks kind={linked} id={shownId} />}
      {editing === null ? null : <EditPanel kind={kind} editing={editing} onDone={() => edit(null)} />}
      <Loaded query={list} skeleton={[12]}>
        {(page) => (
          <>
            {page.total === 0 && search === '' ? null : (
              <div className={styles['tools']}>
                <TextField
                  label={records.search}
                  value={search}
                  onChange={(text) => {
                    setStart(0)
                    setSearch(text)
                  }}
                />
                <Pager total={page.total} start={start} onGo={setStart} />
              </div>
            )}
            {page.rows.length === 0 ? (
              <Nothing kind={kind} isSearch={search !== ''} />
            ) : (
              <RecordTable
                kind={kind}
                page={page}
                isTree={isTree}
                {...(readOnly
                  ? {}
                  : {
                      onChange: (row: RecordRow, referred: Referred) => edit({ row, referred }),
                      onRemove: (row: RecordRow, name: string) => {
                        heading.current?.focus()
                        void remove(kind, row, name)
                      },
                    })}
              />
            )}
          </>
        )}
      </Loaded>
    </Panel>
  )
}

interface EditPanelProps {
  readonly kind: RecordKind
  readonly editing: Editing
  readonly onDone: () => void
}

function EditPanel({ kind, editing: { row, referred }, onDone }: EditPanelProps): ReactNode {
  const { language, words } = useLanguage()
  const { nameOf } = useRecordText(referred)
  const [one] = kind.row[language]
  const name = row === null ? one.charAt(0).toUpperCase() + one.slice(1) : nameOf(kind, row)
  return (
    <Panel title={row === null ? words.records.addOf(one) : words.records.changeOf(name)}>
      <RecordForm
        key={row?.id ?? 'new'}
        kind={kind}
        row={row ?? undefined}
        referred={referred}
        name={name}
        onDone={onDone}
      />
    </Panel>
  )
}

function Nothing({ kind, isSearch }: { readonly kind: RecordKind; readonly isSearch: boolean }): ReactNode {
  const { language, words } = useLanguage()
  const { readOnly } = useTransfer()
  const { empty, noneFound } = words.records
  return isSearch ? (
    <EmptyState title={noneFound.title} text={noneFound.text} />
  ) : (
    <EmptyState title={empty.title(kind.label[language])} text={readOnly ? empty.readOnly : empty.text} />
  )
}

interface PagerProps {
  readonly total: number
  readonly start: number
  readonly onGo: (start: number) => void
}

/** Which rows are on show, and the way to the others where there are more. */
function Pager({ total, start, onGo }: PagerProps): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const { records } = words
  if (total <= pageSize) return null
  const end = Math.min(total, start + pageSize)
  return (
    <div className={styles['pager']}>
      <output>{records.shown(number(start + 1, 0), number(end, 0), number(total, 0))}</output>
      <Button
        icon={ChevronLeft}
        label={records.earlier}
        isDisabled={start === 0}
        onPress={() => onGo(Math.max(0, start - pageSize))}
      />
      <Button icon={ChevronRight} label={records.later} isDisabled={end >= total} onPress={() => onGo(end)} />
    </div>
  )
}
