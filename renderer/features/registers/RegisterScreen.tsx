import { Link } from '@tanstack/react-router'
import { PanelRightClose, PanelRightOpen } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { Field, RegisterName } from '#shared/registers/field.ts'
import { fieldOf, registers } from '#shared/registers/registers.ts'
import { useBridge } from '#renderer/bridge/bridge.ts'
import { OperationError } from '#renderer/bridge/operation-error.ts'
import { useCall } from '#renderer/bridge/use-operation.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { useLanguage } from '#renderer/language/language.tsx'
import { Button, buttonClasses } from '#renderer/ui/Button.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { classes } from '#renderer/ui/classes.ts'
import { Grid } from '#renderer/ui/grid/Grid.tsx'
import type { GridFilter, GridSelection } from '#renderer/ui/grid/types.ts'
import { useSteady } from '#renderer/ui/grid/use-steady.ts'
import { useMedia } from '#renderer/ui/use-media.ts'
import { useScreenHeading } from '#renderer/ui/use-screen-heading.ts'
import { ColumnChoice } from './ColumnChoice.tsx'
import { DetailsPane } from './DetailsPane.tsx'
import type { ActiveRow, AskedCell } from './DetailsPane.tsx'
import { FilterChips } from './FilterChips.tsx'
import { PrintLink } from './PrintLink.tsx'
import { RegisterViews } from './RegisterViews.tsx'
import { SearchBox } from './SearchBox.tsx'
import { SavedViews } from './SavedViews.tsx'
import { StatusLine } from './StatusLine.tsx'
import { useGridEditing } from './use-grid-editing.tsx'
import { useColumnLayout } from './column-layouts.ts'
import { codeText, registerColumns } from './register-columns.ts'
import styles from './registers.module.css'
import { useRegisterView } from './use-register-view.ts'
import { useSoughtRow } from './use-sought-row.ts'
import { useViewChoice, valuesNarrowing } from './view-choice.ts'

interface RegisterScreenProps {
  readonly register: RegisterName
}

/** Rows of one register: search, filters, sorting, columns, and everything about the row in focus. */
export function RegisterScreen({ register }: RegisterScreenProps): ReactNode {
  const { language, words: catalogue } = useLanguage()
  const { registers: words, gridEditing: editWords } = catalogue
  const call = useCall()
  const { choice, choose } = useViewChoice(register)
  const { view, isCounting, fetchRows, versionRead, failure, retry, onRowsFailed, hold, isHeld, isOutdated, release } =
    useRegisterView(register, choice)
  const { editing, tools, dialogs } = useGridEditing(register, view?.viewId, versionRead, hold)
  const sought = useSoughtRow(view)
  const [layout, setLayout] = useColumnLayout(register)
  const [active, setActive] = useState<ActiveRow | null>(null)
  const [asked, setAsked] = useState<AskedCell | null>(null)
  const [selection, setSelection] = useState<GridSelection | null>(null)
  const [said, say] = useState('')
  const hasRoom = useMedia('(min-width: 70rem)')
  const [detailsChoice, setDetailsChoice] = useState<{ readonly hasRoom: boolean; readonly shows: boolean } | null>(
    null,
  )
  const [isEditing, setEditing] = useState(false)
  const isOpen = detailsChoice?.hasRoom === hasRoom ? detailsChoice.shows : hasRoom
  // A window that has become narrow, or is magnified, does not take a half-written value with it.
  if (isEditing && !isOpen) setDetailsChoice({ hasRoom, shows: true })
  const showsDetails = isOpen || isEditing
  const heading = useScreenHeading()
  const gridPlace = useRef<HTMLDivElement>(null)

  // The same function whatever is asked for, so that the columns stay: values are counted when a list of them is opened.
  const loadValues = useSteady(async (field: Field) => {
    const narrowed = valuesNarrowing(choice, field.name, view?.all ?? 0)
    const reply = await call('register.values', { register, field: field.name, ...narrowed })
    if (!reply.ok) throw new OperationError(reply.failure)
    return reply.value.map(({ value, count }) => ({ value, count, label: codeText(field, value, language, words) }))
  })
  const columns = useMemo(
    () => registerColumns(registers[register], language, words, editWords, loadValues),
    [register, language, words, editWords, loadValues],
  )
  const filters = useMemo(
    () =>
      Object.fromEntries(
        choice.filters.flatMap(({ field, ...filter }) =>
          filter.kind === 'finding' || filter.kind === 'filled' ? [] : [[field, filter]],
        ),
      ),
    [choice.filters],
  )
  const sort = useMemo(() => choice.sort.map(({ field, descending }) => ({ id: field, descending })), [choice.sort])
  const question = useMemo(() => JSON.stringify([choice.search, choice.filters, choice.sort]), [choice])

  const bridge = useBridge()
  useEffect(
    () =>
      bridge.listen((message) => {
        if (message.kind === 'changed' && message.topics.includes(register) && !isHeld) say(words.refreshed)
      }),
    [bridge, register, words, isHeld],
  )

  const setFilter = (field: string, filter: GridFilter | null): void => {
    const others = choice.filters.filter((other) => other.kind === 'finding' || other.field !== field)
    choose({ filters: filter === null ? others : [...others, withField(field, filter)] })
  }
  const clear = (): void => choose({ search: '', filters: [] })
  const focusGrid = (): void => gridPlace.current?.querySelector<HTMLElement>('[data-area][tabindex="0"]')?.focus()
  const isNarrowed = choice.search !== '' || choice.filters.length > 0
  const isEmpty = view !== undefined && view.all === 0 && !isNarrowed
  const title = registers[register].label[language]

  return (
    <div className={styles['screen']}>
      <div className={styles['toolbar']}>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {!isEmpty && (
          <>
            <SearchBox
              value={choice.search}
              onChange={(search) => choose({ search })}
              onLeave={focusGrid}
              words={words}
            />
            <SavedViews
              register={register}
              choice={choice}
              layout={layout}
              onChoice={choose}
              onLayout={setLayout}
              onSaid={say}
            />
            {tools}
            {(register === 'archive' || register === 'diary') && <RegisterViews register={register} shown="table" />}
            <PrintLink register={register} />
            <ColumnChoice columns={columns} layout={layout} onLayout={setLayout} words={words} />
            <Button
              icon={showsDetails ? PanelRightClose : PanelRightOpen}
              onPress={() => {
                setEditing(false)
                setDetailsChoice({ hasRoom, shows: !showsDetails })
              }}
            >
              {showsDetails ? words.hideDetails : words.showDetails}
            </Button>
          </>
        )}
      </div>
      {failure !== null && (
        <div className={styles['failure']}>
          <FailureBanner failure={failure} onRetry={retry} />
        </div>
      )}
      {isEmpty ? (
        <div className={styles['empty']}>
          <EmptyState
            title={words.emptyTitle({ register: title })}
            text={words.emptyText}
            action={
              <Link to="/imports" className={buttonClasses({ look: 'primary' })}>
                {words.emptyLink}
              </Link>
            }
          />
        </div>
      ) : (
        <div className={styles['work']} data-details={showsDetails ? '' : undefined}>
          <div ref={gridPlace} className={styles['gridPlace']}>
            <Grid
              label={title}
              columns={columns}
              layout={layout}
              onLayout={setLayout}
              rowCount={view?.total ?? 0}
              fetchRows={fetchRows}
              question={question}
              order={view?.viewId ?? ''}
              sought={sought}
              sort={sort}
              onSort={(next) =>
                choose({ sort: next.slice(0, 5).map(({ id, descending }) => ({ field: id, descending })) })
              }
              filters={filters}
              onFilter={setFilter}
              onActiveRow={setActive}
              onSelection={setSelection}
              editing={editing}
              onExplain={(column) => {
                if (active?.row === undefined) return
                setDetailsChoice({ hasRoom, shows: true })
                setAsked({ rowId: active.row.id, field: fieldOf(register, column)?.name ?? null })
              }}
              onAnnounce={say}
              onFailure={onRowsFailed}
              words={words.grid}
              editWords={editWords.grid}
            />
            {view === undefined && failure === null && (
              <p className={classes(styles['noHits'], styles['counting'])}>{words.counting}</p>
            )}
            {view?.total === 0 && isNarrowed && (
              <div className={styles['noHits']}>
                <p>{words.noHits}</p>
                <Button onPress={clear}>{words.clearAll}</Button>
              </div>
            )}
          </div>
          {showsDetails && (
            <DetailsPane
              register={register}
              active={active}
              total={view?.total ?? 0}
              isCounting={isCounting}
              isSoughtOut={!hasRoom}
              asked={asked}
              onEditing={setEditing}
              onLeave={focusGrid}
            />
          )}
        </div>
      )}
      {/* Below the grid: above it they would push away the field that is being typed in. */}
      <FilterChips
        register={register}
        choice={choice}
        onSearch={(search) => choose({ search })}
        onRemove={(gone) => choose({ filters: choice.filters.filter((other) => other !== gone) })}
        onClear={clear}
      />
      <StatusLine
        register={register}
        view={view}
        isCounting={isCounting}
        isHeld={isOutdated}
        onRelease={release}
        selection={selection}
        columns={columns}
        said={said}
        words={words}
        language={language}
      />
      {dialogs}
    </div>
  )
}

function withField(field: string, filter: GridFilter) {
  if (filter.kind === 'in') return { kind: filter.kind, field, values: [...filter.values] }
  return { ...filter, field }
}
