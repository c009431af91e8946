import { ChevronLeft, ChevronRight, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { InputOf, OutputOf } from '#shared/contract/operations.ts'
import { toleratedFieldNames } from '#shared/reconciliation/field-comparison.ts'
import { formatInstant } from '#shared/i18n/format.ts'
import { handoverCause } from '#shared/reconciliation/gap-contributions.ts'
import { useTransfer } from '#renderer/bridge/transfer.ts'
import { useOperation } from '#renderer/bridge/use-operation.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { Loaded } from '#renderer/language/Loaded.tsx'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { useRowLabel, useValueText } from '#renderer/language/use-field-text.ts'
import { focusAfterDialog } from '#renderer/ui/focus-after-dialog.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Panel, Row } from '#renderer/ui/Panel.tsx'
import { PickTable } from '#renderer/ui/PickTable.tsx'
import { Status } from '#renderer/ui/Status.tsx'
import type { Compared } from './use-compared-lists.tsx'
import type { DifferenceKind } from './DifferencesScreen.tsx'
import { Marked } from './Marked.tsx'
import { ToleranceForm } from './ToleranceForm.tsx'
import { ResolveDialog } from './ResolveDialog.tsx'
import { markDifference } from './marked-difference.ts'
import styles from './reconciliation.module.css'
import { openingOf } from './use-compared-lists.tsx'
import { useDifferenceState, useFieldGap } from './use-gap-text.ts'
import { useResolve } from './use-resolve.ts'

type Item = OutputOf<'difference.list'>['items'][number]
type Picked = 'all' | ReadonlySet<number>

interface DifferenceRowsProps {
  readonly compared: Compared
  readonly kind: DifferenceKind
  readonly onClose: () => void
}

const pageSize = 100
const nothing: Picked = new Set()

/** The differences of one kind, a page at a time, and what is said of those that are picked: one by one, or all at once. */
export function DifferenceRows({ compared, kind, onClose }: DifferenceRowsProps): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const { readOnly } = useTransfer()
  const heading = useRef<HTMLHeadingElement>(null)
  const [start, setStart] = useState(0)
  const stateOf = useDifferenceState(compared)
  const { differences } = words
  const text = words.reconciliationScreen.differences
  const { view, lists, openingId } = compared
  const list = useOperation(
    'difference.list',
    {
      reconciliationId: view.reconciliationId,
      lists,
      ...openingOf(compared),
      kind: { ...kind },
      start,
      count: pageSize,
    },
    { keepPrevious: true, isForgotten: openingId !== undefined },
  )
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
    heading.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const total = list.data?.total ?? 0
  const tolerance = list.data?.tolerances.find(({ field }) => field === kind.field)
  const tolerated = toleratedFieldNames.find((field) => field === kind.field)
  const toHeading = (): void => {
    focusAfterDialog(() => heading.current)
  }
  return (
    <Panel
      title={text.rowsOf(differences.field(kind.field), stateOf(kind.state))}
      headingRef={heading}
      actions={
        <Row>
          {total <= pageSize ? null : (
            <>
              <output>
                {text.page(number(start + 1, 0), number(Math.min(start + pageSize, total), 0), number(total, 0))}
              </output>
              <Button
                icon={ChevronLeft}
                label={words.privacy.earlier}
                isDisabled={start === 0}
                onPress={() => setStart(Math.max(0, start - pageSize))}
              />
              <Button
                icon={ChevronRight}
                label={words.privacy.later}
                isDisabled={start + pageSize >= total}
                onPress={() => setStart(start + pageSize)}
              />
            </>
          )}
          {tolerance === undefined || tolerated === undefined || readOnly || openingId !== undefined ? null : (
            <ToleranceForm compared={compared} field={tolerated} tolerance={tolerance} />
          )}
          <Button look="quiet" icon={X} label={text.close} onPress={onClose} />
        </Row>
      }
    >
      <Loaded query={list} skeleton={[20]}>
        {({ runId, items }) => (
          <PickedRows
            // What is picked is what can be seen, or all there is.
            key={start}
            target={{ reconciliationId: view.reconciliationId, lists, runId, ...openingOf(compared) }}
            compared={compared}
            kind={kind}
            items={items}
            total={total}
            onDone={toHeading}
          />
        )}
      </Loaded>
    </Panel>
  )
}

interface PickedRowsProps {
  readonly target: Pick<InputOf<'difference.resolve'>, 'reconciliationId' | 'lists' | 'runId' | 'openingId'>
  readonly compared: Compared
  readonly kind: DifferenceKind
  readonly items: readonly Item[]
  readonly total: number
  readonly onDone: () => void
}

function PickedRows({ target, compared, kind, items, total, onDone }: PickedRowsProps): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const { readOnly } = useTransfer()
  const labelOf = useRowLabel()
  const { resolve, isRunning, failure, reset } = useResolve()
  const [picked, setPicked] = useState<Picked>(nothing)
  const [isAsking, setAsking] = useState(false)
  const text = words.reconciliationScreen.differences
  const rows = items.map((item, index) => ({ index, item }))
  const hasGaps = items.some(({ delta }) => delta !== null)
  const chosen = picked === 'all' ? items : items.filter((_, index) => picked.has(index))
  const count = picked === 'all' ? total : chosen.length
  const places = chosen.map(({ here, there, field }) => ({ here, there, field }))

  async function say(said: InputOf<'difference.resolve'>['said']): Promise<void> {
    const isDone = await resolve({
      ...target,
      target: picked === 'all' ? { kind: { ...kind } } : { items: places },
      said,
    })
    if (!isDone) return
    setAsking(false)
    setPicked(nothing)
    onDone()
  }

  return (
    <>
      {readOnly ? null : (
        <Row>
          <Button
            isDisabled={count === 0}
            onPress={() => {
              reset()
              setAsking(true)
            }}
          >
            {text.resolve}
          </Button>
          <Button
            isDisabled={isRunning || picked === 'all' || chosen.every(({ said }) => said === null)}
            onPress={() => void say(null)}
          >
            {text.takeBack}
          </Button>
          <output>{picked === 'all' ? text.allChosen(number(count, 0)) : text.chosen(number(count, 0))}</output>
        </Row>
      )}
      {failure === null || isAsking ? null : <FailureBanner failure={failure} />}
      <PickTable
        label={text.caption}
        columns={[
          { id: 'row', label: text.row },
          { id: 'here', label: compared.names[0] },
          { id: 'there', label: compared.names[1] },
          ...(hasGaps ? [{ id: 'gap', label: text.gap }] : []),
          { id: 'standing', label: text.standing },
        ]}
        rows={rows}
        keyOf={({ index }) => index}
        textOf={({ item }) => labelOf(compared.view.register, item.label)}
        renderCell={({ item }, column) => <DifferenceCell compared={compared} item={item} column={column} />}
        picked={picked}
        onPick={setPicked}
        selectLabel={text.select}
        empty={text.noRows}
      />
      <ResolveDialog
        isOpen={isAsking}
        count={count}
        failure={failure}
        isRunning={isRunning}
        onSay={(said) => void say(said)}
        onClose={() => setAsking(false)}
      />
    </>
  )
}

interface DifferenceCellProps {
  readonly compared: Compared
  readonly item: Item
  readonly column: string
}

function DifferenceCell({ compared, item, column }: DifferenceCellProps): ReactNode {
  const { register } = compared.view
  const { words } = useLanguage()
  const gapOf = useFieldGap(compared)
  const labelOf = useRowLabel()
  const valueOf = useValueText()
  const { differences } = words
  const text = words.reconciliationScreen.differences
  const { field, label, hereValue, thereValue, delta, causes, standing, said } = item
  const textOf = (value: typeof hereValue): string => {
    const cause = handoverCause(field, value)
    return cause === undefined ? valueOf(register, field, value) : words.controlTotals.causes[cause]
  }
  const [here, there] = [textOf(hereValue), textOf(thereValue)]
  const marked = item.state === 'differs' && delta === null ? markDifference(here, there) : null
  switch (column) {
    case 'row':
      return labelOf(register, label)
    case 'here':
      return marked === null ? here : <Marked parts={marked.left} />
    case 'there':
      return marked === null ? there : <Marked parts={marked.right} />
    case 'gap':
      return (
        <>
          {delta === null ? null : gapOf(field, delta)}
          {causes.map((cause) => (
            <div key={cause.field} className={styles['hint']}>
              {text.cause(differences.field(cause.field), gapOf(cause.field, cause.delta))}
            </div>
          ))}
        </>
      )
    default:
      return (
        <>
          <Status tone={standing === 'resolved' ? 'ok' : standing === 'changed' ? 'warning' : 'neutral'}>
            {differences.standings[standing]}
          </Status>
          {said === null ? null : (
            <div className={styles['hint']}>
              {text.said(differences.resolutions[said.resolution], said.value ?? '', said.reason)}
              <br />
              {said.by}, {formatInstant(said.at)}
            </div>
          )}
        </>
      )
  }
}
