import { Link } from '@tanstack/react-router'
import { X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { InputOf, OutputOf } from '#shared/contract/operations.ts'
import { formatInstant } from '#shared/i18n/format.ts'
import { causesOfSide, needsNote, sharedCauses } from '#shared/reconciliation/gap-contributions.ts'
import { reconciledKinds } from '#shared/reconciliation/settings/kinds.ts'
import type { SaidCause } from '#shared/reconciliation/gap-contributions.ts'
import { useTransfer } from '#renderer/bridge/transfer.ts'
import { useCommand, useOperation } from '#renderer/bridge/use-operation.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { Loaded } from '#renderer/language/Loaded.tsx'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { useFieldLabel, useRowLabel } from '#renderer/language/use-field-text.ts'
import { stepNotice, useUndo } from '#renderer/language/use-undo.ts'
import { RowLink } from '#renderer/router/RowLink.tsx'
import { focusAfterDialog } from '#renderer/ui/focus-after-dialog.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { FieldRow, Quiet, Row } from '#renderer/ui/Panel.tsx'
import { PickTable } from '#renderer/ui/PickTable.tsx'
import { Select } from '#renderer/ui/Select.tsx'
import { Table } from '#renderer/ui/Table.tsx'
import { TextField } from '#renderer/ui/TextField.tsx'
import { notify } from '#renderer/ui/notices.ts'
import { openingOf } from './use-compared-lists.tsx'
import type { Compared } from './use-compared-lists.tsx'
import type { Cause } from './GapPanel.tsx'
import type { Measure } from './TotalsScreen.tsx'
import { useReconciled } from './reconciled-kind.tsx'
import styles from './reconciliation.module.css'
import { useGapText } from './use-gap-text.ts'
import { usePairText } from './use-pair-text.ts'

type Item = OutputOf<'total.rows'>['items'][number]
type CauseRow = Item['here'][number]

interface CauseRowsProps {
  readonly compared: Compared
  readonly unit: string | null
  readonly measure: Measure['measure']
  readonly cause: Cause
  readonly title: string
  readonly onClose: () => void
}

const pageSize = 100

/** The rows behind one cause; of rows that stand alone, a person can say why. */
export function CauseRows({ compared, unit, measure, cause, title, onClose }: CauseRowsProps): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const heading = useRef<HTMLHeadingElement>(null)
  const { view, lists } = compared
  const [start, setStart] = useState(0)
  const text = words.reconciliationScreen.totals
  const { cause: code, field, side, isExplained, party } = cause
  const rows = useOperation(
    'total.rows',
    {
      reconciliationId: view.reconciliationId,
      lists,
      unit,
      measure,
      cause: code,
      field,
      side,
      isExplained,
      party,
      start,
      count: pageSize,
    },
    { keepPrevious: true },
  )
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
    heading.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <div className={styles['causeRows']}>
      <div className={styles['openedBar']}>
        <h3 ref={heading} tabIndex={-1}>
          {text.rowsOf(title)}
        </h3>
        <Button look="quiet" icon={X} label={text.closeRows} onPress={onClose} />
      </div>
      <Loaded query={rows} skeleton={[8]}>
        {({ runId, total, items }) => (
          <>
            {canBeSaid(cause, items) ? (
              <SaidRows
                key={start}
                compared={compared}
                runId={runId}
                side={side === 'both' ? 'here' : side}
                options={reconciledKinds[compared.view.register].saidCauses.filter((cause) =>
                  (side === 'both' ? sharedCauses : causesOfSide[compared.sides[side]]).includes(cause),
                )}
                rows={items.flatMap((item) => item[side === 'both' ? 'here' : side])}
                counterparts={side === 'both' ? items : []}
                onDone={() => focusAfterDialog(() => heading.current)}
              />
            ) : (
              <>
                <Quiet>{text.inDifferences}</Quiet>
                <PlainRows items={items} compared={compared} />
              </>
            )}
            {total <= pageSize ? null : (
              <Row>
                <output>{text.page(number(start + 1, 0), number(start + items.length, 0), number(total, 0))}</output>
                <Button isDisabled={start === 0} onPress={() => setStart(Math.max(0, start - pageSize))}>
                  {words.privacy.earlier}
                </Button>
                <Button isDisabled={start + pageSize >= total} onPress={() => setStart(start + pageSize)}>
                  {words.privacy.later}
                </Button>
              </Row>
            )}
          </>
        )}
      </Loaded>
    </div>
  )
}

/** Of a row that stands alone, and of rows that cannot be told apart, a person says why; a single field is resolved by itself. */
function canBeSaid({ side }: Cause, items: readonly Item[]): boolean {
  return side !== 'both' || items.some(({ here, there }) => here.length > 0 && here.length + there.length > 2)
}

function PlainRows({ items, compared }: { readonly items: readonly Item[]; readonly compared: Compared }): ReactNode {
  const { words } = useLanguage()
  const gapText = useGapText(compared).amount
  const text = words.reconciliationScreen.totals
  return (
    <Table caption={text.rows} isCaptionHidden isDense>
      <thead>
        <tr>
          <th scope="col">{compared.names[0]}</th>
          <th scope="col">{compared.names[1]}</th>
          <th scope="col" data-number>
            {text.amount}
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ here, there, delta }) => (
          <tr key={`${here.map(({ number }) => number).join(' ')}/${there.map(({ number }) => number).join(' ')}`}>
            <td>
              <Labels rows={here} />
            </td>
            <td>
              <Labels rows={there} />
            </td>
            <td data-number>{gapText(delta)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function Labels({ rows }: { readonly rows: readonly CauseRow[] }): ReactNode {
  return rows.map((row) => (
    <div key={row.number}>
      <Label row={row} />
    </div>
  ))
}

function Label({ row: { label, rowId } }: { readonly row: CauseRow }): ReactNode {
  const { words } = useLanguage()
  const labelOf = useRowLabel()
  const register = useReconciled()
  const said = labelOf(register, label) || words.reconciliationScreen.queue.noLabel
  return rowId === null ? said : <RowLink register={register} rowId={rowId} label={said} />
}

interface SaidRowsProps {
  readonly compared: Compared
  readonly runId: number
  readonly side: InputOf<'total.say-cause'>['side']
  readonly options: readonly SaidCause[]
  readonly rows: readonly CauseRow[]
  /** Where the rows have others on the other side: the two together. */
  readonly counterparts: readonly Item[]
  readonly onDone: () => void
}

/** Rows that stand alone, and the way to say why. */
export function SaidRows({ compared, runId, side, options, rows, counterparts, onDone }: SaidRowsProps): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const labelOf = useRowLabel()
  const fieldLabel = useFieldLabel()
  const { value: textOf } = usePairText()
  const { readOnly } = useTransfer()
  const { run, isRunning, failure } = useCommand('total.say-cause')
  const text = words.reconciliationScreen.totals
  const { causes } = words.controlTotals
  const { undo } = useUndo(text.causeUndone)
  const [picked, setPicked] = useState<'all' | ReadonlySet<number>>(new Set())
  const [cause, setCause] = useState<SaidCause | null>(null)
  const [note, setNote] = useState('')
  const [wasTried, setTried] = useState(false)
  const noteField = useRef<HTMLInputElement>(null)
  const isNoteNeeded = cause !== null && needsNote(cause)
  const isNoteMissing = isNoteNeeded && note.trim() === ''
  const { view, lists } = compared
  const chosen = picked === 'all' ? rows : rows.filter((row) => picked.has(row.number))

  /** What tells why it stands alone: when it begins and ends, what has been answered, how much it is. */
  const toldOf = ({ values }: CauseRow): string =>
    reconciledKinds[view.register].shownForCause
      .flatMap((field) => {
        const told = textOf(field, values[field])
        return told === '' ? [] : [`${fieldLabel(view.register, field)} ${told}`]
      })
      .join(' · ')

  async function say(said: SaidCause | null): Promise<void> {
    const reply = await run({
      reconciliationId: view.reconciliationId,
      lists,
      ...openingOf(compared),
      runId,
      side,
      rows: chosen.map((row) => row.number),
      cause: said,
      note: note.trim() === '' ? null : note.trim(),
    })
    if (!reply.ok) return
    const { eventId, rows: count } = reply.value
    notify({ tone: 'ok', key: stepNotice, text: text.causeSaid(number(count, 0)), undo: () => void undo(eventId) })
    setPicked(new Set())
    setNote('')
    setTried(false)
    onDone()
  }

  function sayChosen(): void {
    setTried(true)
    if (isNoteMissing) noteField.current?.focus()
    else if (cause !== null) void say(cause)
  }

  return (
    <>
      {readOnly ? null : (
        <FieldRow>
          <Select
            label={text.why}
            placeholder={words.shell.choose}
            options={options.map((id) => ({ id, label: causes[id] }))}
            value={cause}
            onChange={(id) => setCause(options.find((each) => each === id) ?? cause)}
          />
          <TextField
            ref={noteField}
            label={text.note}
            value={note}
            onChange={setNote}
            isRequired={isNoteNeeded}
            problem={wasTried && isNoteMissing ? text.noteMissing : undefined}
          />
          <Button look="primary" isDisabled={chosen.length === 0 || cause === null || isRunning} onPress={sayChosen}>
            {text.sayCause}
          </Button>
          <Button isDisabled={isRunning || chosen.every(({ said }) => said === null)} onPress={() => void say(null)}>
            {text.takeCauseBack}
          </Button>
          <output>{words.reconciliationScreen.differences.chosen(number(chosen.length, 0))}</output>
        </FieldRow>
      )}
      {failure === null ? null : <FailureBanner failure={failure} />}
      {rows.every(({ rejected }) => rejected === null) ? null : (
        <p>
          {text.rejectedHelp}{' '}
          {compared.openingId === undefined ? (
            <Link
              to="/reconciliation/$reconciliationId/queue"
              params={{ reconciliationId: String(view.reconciliationId) }}
              search={{ class: 'unmatched' }}
            >
              {text.toUnmatched}
            </Link>
          ) : null}
        </p>
      )}
      <PickTable
        label={text.rows}
        columns={[
          { id: 'row', label: words.reconciliationScreen.differences.row },
          ...(counterparts.length === 0 ? [] : [{ id: 'counterpart', label: text.counterpart }]),
          { id: 'said', label: text.why },
        ]}
        rows={rows}
        keyOf={(row) => row.number}
        textOf={(row) => labelOf(view.register, row.label)}
        renderCell={(row, column) =>
          column === 'row' ? (
            <>
              {labelOf(view.register, row.label)}
              <div className={styles['hint']}>{toldOf(row)}</div>
              {row.rejected === null ? null : <div className={styles['hint']}>{text.rejected[row.rejected]}</div>}
            </>
          ) : column === 'counterpart' ? (
            <Labels rows={counterparts.find(({ here }) => here.includes(row))?.there ?? []} />
          ) : (
            <SaidText row={row} />
          )
        }
        picked={picked}
        onPick={setPicked}
        selectLabel={words.reconciliationScreen.differences.select}
        empty={words.reconciliationScreen.differences.noRows}
      />
    </>
  )
}

function SaidText({ row: { said } }: { readonly row: CauseRow }): ReactNode {
  const { words } = useLanguage()
  const text = words.reconciliationScreen.totals
  if (said === null) return words.shell.none
  return (
    <>
      {words.controlTotals.causes[said.cause]}
      {said.isChanged ? ` (${text.causeChanged})` : ''}
      <div className={styles['hint']}>
        {said.note === null ? '' : `${said.note} · `}
        {said.by}, {formatInstant(said.at)}
      </div>
    </>
  )
}
