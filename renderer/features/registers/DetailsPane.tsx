import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { ReactNode } from 'react'
import type { RegisterName } from '#shared/registers/field.ts'
import { listsOf } from '#shared/records/records.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { useValueText } from '#renderer/language/use-field-text.ts'
import { Origin } from '#renderer/origin/Origin.tsx'
import { RecordList } from '#renderer/records/RecordList.tsx'
import { Tabs } from '#renderer/ui/Tabs.tsx'
import { isExplain } from '#renderer/ui/explain-key.ts'
import { Biography } from './Biography.tsx'
import { CaseSteps } from './CaseSteps.tsx'
import styles from './details.module.css'
import { Findings } from './Findings.tsx'
import { PersonPart } from './PersonPart.tsx'
import type { RegisterRow } from './register-columns.ts'
import { RowEvidence } from './RowEvidence.tsx'
import { RowFields } from './RowFields.tsx'
import { RowLinks } from './RowLinks.tsx'
import { RowNotes } from './RowNotes.tsx'
import { titleOf } from './row-title.ts'

/** The row that the keyboard is in; `row` is missing while it is being fetched. */
export interface ActiveRow {
  readonly index: number
  readonly row: RegisterRow | undefined
}

/** A new object for every time a person asks where a cell came from, in the grid. */
export interface AskedCell {
  readonly rowId: number
  /** Null where the column is no field: the whole row is explained. */
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
  const textOf = useValueText()
  const chosen = useSyncExternalStore(subscribeToTab, () => chosenTab)
  const parts = catalogue.rowDetails
  const own = parts.tabs.own[register]
  const tabs = tabNames.flatMap((id) => {
    const label = id === 'own' ? own : parts.tabs[id]
    return label === null ? [] : [{ id, label }]
  })
  const shown = tabs.some(({ id }) => id === chosen) ? chosen : 'values'
  const [seen, setSeen] = useState<AskedCell | null>(null)
  const [explained, setExplained] = useState<Pick<AskedCell, 'rowId' | 'field'> | null>(null)
  const row = useRested(active?.row)
  const heading = useRef<HTMLHeadingElement>(null)
  if (asked !== seen) {
    setSeen(asked)
    if (asked !== null) setExplained(asked)
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
    if (asked === null) return
    chooseTab('origin')
    heading.current?.focus({ preventScroll: true })
    heading.current?.scrollIntoView({ block: 'nearest' })
  }, [asked])
  const title = active?.row === undefined ? '' : titleOf(register, active.row, textOf)
  const isThere = active !== null && total > 0

  /** As in the grid: the raw text of the field that the focus is in, or of the whole row. */
  function explain(target: EventTarget): void {
    if (active?.row === undefined) return
    const field = target instanceof Element ? target.closest<HTMLElement>('[data-field]')?.dataset['field'] : undefined
    setExplained({ rowId: active.row.id, field: field ?? null })
    chooseTab('origin')
    heading.current?.focus({ preventScroll: true })
    heading.current?.scrollIntoView({ block: 'nearest' })
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape goes back to the grid from anything in it
    <section
      className={styles['pane']}
      data-region="details"
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
      <h2 ref={heading} tabIndex={-1} data-region-start>
        {active?.row === undefined || title === '' ? words.details : title}
      </h2>
      {!isThere ? (
        <p className={styles['note']}>{words.noRowYet}</p>
      ) : active.row === undefined ? (
        <p className={styles['note']}>{words.rowLoading}</p>
      ) : (
        <>
          <p className={styles['note']}>
            {words.rowNumber({ row: active.index + 1, rows: total })} · {active.row.sender}
            {register === 'archive' && (
              <>
                {' · '}
                <Link to="/register/archive/tree" search={{ row: active.row.id }}>
                  {catalogue.archiveTree.showInTree}
                </Link>
              </>
            )}
          </p>
          <Tabs label={parts.tabList} tabs={tabs} selected={shown} onSelect={chooseTab}>
            {shown === 'values' ? (
              <>
                {active.row.findings > 0 && row?.id === active.row.id && <Findings register={register} row={row} />}
                <RowFields
                  register={register}
                  row={active.row}
                  isRested={row?.id === active.row.id}
                  onEditing={onEditing}
                />
              </>
            ) : row === undefined ? null : shown === 'own' ? (
              <OwnParts register={register} rowId={row.id} />
            ) : shown === 'links' ? (
              <RowLinks register={register} rowId={row.id} />
            ) : shown === 'notes' ? (
              <>
                <RowNotes register={register} rowId={row.id} />
                <RowEvidence register={register} rowId={row.id} />
              </>
            ) : (
              <>
                <Origin
                  register={register}
                  rowId={row.id}
                  field={explained?.rowId === row.id ? explained.field : null}
                />
                <h3>{catalogue.biography.title}</h3>
                <Biography key={row.id} register={register} rowId={row.id} />
              </>
            )}
          </Tabs>
        </>
      )}
    </section>
  )
}

/** What rows of this register alone have: a way to go, a person, lists of their own. */
function OwnParts({ register, rowId }: { readonly register: RegisterName; readonly rowId: number }): ReactNode {
  return (
    <>
      {register === 'cases' ? <CaseSteps rowId={rowId} /> : null}
      {register === 'staff' ? <PersonPart rowId={rowId} /> : null}
      {listsOf(register).map(({ name }) => (
        <RecordList key={name} kind={name} rowId={rowId} />
      ))}
    </>
  )
}

const tabNames = ['values', 'own', 'links', 'notes', 'origin'] as const
type TabName = (typeof tabNames)[number]

/** What a person looks at stays the same from row to row and from register to register. */
let chosenTab: TabName = 'values'
const tabListeners = new Set<() => void>()

function chooseTab(tab: TabName): void {
  chosenTab = tab
  for (const listener of tabListeners) listener()
}

function subscribeToTab(listener: () => void): () => void {
  tabListeners.add(listener)
  return () => tabListeners.delete(listener)
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
