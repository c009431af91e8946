import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { Printer } from 'lucide-react'
import { useMemo } from 'react'
import type { ReactNode } from 'react'
import { formatInstant } from '#shared/i18n/format.ts'
import type { RegisterName, Value } from '#shared/registers/field.ts'
import { fieldOf, registers } from '#shared/registers/registers.ts'
import { OperationError } from '#renderer/bridge/operation-error.ts'
import { useTransfer } from '#renderer/bridge/transfer.ts'
import { useCall } from '#renderer/bridge/use-operation.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { useTotalText } from '#renderer/language/use-field-text.ts'
import { Banner } from '#renderer/ui/Banner.tsx'
import { Button, buttonClasses } from '#renderer/ui/Button.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { orderedIds } from '#renderer/ui/grid/use-columns.ts'
import type { GridColumn } from '#renderer/ui/grid/types.ts'
import { Facts } from '#renderer/ui/Panel.tsx'
import { Screen } from '#renderer/ui/Screen.tsx'
import { Skeleton } from '#renderer/ui/Skeleton.tsx'
import { VisuallyHidden } from '#renderer/ui/VisuallyHidden.tsx'
import { useColumnLayout } from './column-layouts.ts'
import { filterText } from './filter-text.ts'
import styles from './print.module.css'
import { printWidths } from './print-widths.ts'
import { registerColumns } from './register-columns.ts'
import type { RegisterRow } from './register-columns.ts'
import { openInput, useViewChoice } from './view-choice.ts'
import type { ViewChoice } from './view-choice.ts'

/** More rows take a browser half a minute to lay out; they are for a spreadsheet. */
const mostPrintedRows = 5000
const rowsAtOnce = 500

interface Printed {
  readonly rows: readonly RegisterRow[]
  readonly total: number
  readonly protectedHidden: number
  readonly producedAt: string
}

/** The result of a view as a plain table: its columns, its filters in words, its sums; with the paper's own page numbers. */
export function PrintScreen({ register }: { readonly register: RegisterName }): ReactNode {
  const { language, words: catalogue } = useLanguage()
  const words = catalogue.print
  const { choice } = useViewChoice(register)
  const { data, error, refetch } = usePrinted(register, choice)
  const search = useSearch({ strict: false })
  const title = registers[register].label[language]
  return (
    <Screen
      title={title}
      actions={
        <>
          <Link to="/register/$register" params={{ register }} search={search} className={buttonClasses({})}>
            {words.back}
          </Link>
          <Button look="primary" icon={Printer} isDisabled={data === undefined} onPress={() => window.print()}>
            {words.print}
          </Button>
        </>
      }
    >
      {error === null ? null : <FailureBanner failure={error.failure} onRetry={() => void refetch()} />}
      {data === undefined ? (
        error === null && <Skeleton label={words.loading} heights={[4, 20]} />
      ) : (
        <Sheet register={register} choice={choice} printed={data} title={title} />
      )}
    </Screen>
  )
}

interface SheetProps {
  readonly register: RegisterName
  readonly choice: ViewChoice
  readonly printed: Printed
  readonly title: string
}

function Sheet({ register, choice, printed, title }: SheetProps): ReactNode {
  const { language, words: catalogue } = useLanguage()
  const words = catalogue.print
  const number = useNumberText()
  const transfer = useTransfer()
  const { rows, total, protectedHidden, producedAt } = printed
  const columns = usePrintedColumns(register)
  const selection = [
    ...(choice.search === '' ? [] : [words.search({ text: choice.search })]),
    ...choice.filters.map((filter) => filterText(register, filter, language, catalogue.registers)),
  ]
  const selected = selection.length === 0 ? words.everything : selection.join('; ')
  const sorted = choice.sort.map(({ field, descending }) => {
    const label = fieldOf(register, field)?.label[language] ?? field
    return descending ? `${label} (${words.descending})` : label
  })
  return (
    <div className={styles['sheet']} data-language={language}>
      <Facts
        facts={[
          { name: words.transfer, value: words.transferOf({ name: transfer.name, date: transfer.transferDate }) },
          {
            name: words.selection,
            value: sorted.length === 0 ? selected : `${selected}. ${words.sorted({ columns: sorted.join(', ') })}`,
          },
          { name: words.produced, value: formatInstant(producedAt) },
          { name: words.rows, value: words.rowsOf({ shown: number(rows.length, 0), total: number(total, 0) }) },
        ]}
      />
      <p className={styles['secrecy']}>{words.banner[register]}</p>
      {protectedHidden > 0 && <p className={styles['secrecy']}>{words.protectedLeftOut({ count: protectedHidden })}</p>}
      {total > rows.length && (
        <Banner tone="warning">
          <p>{words.tooMany({ most: number(mostPrintedRows, 0), total: number(total, 0) })}</p>
          <p>
            <Link to="/reports">{words.excel}</Link>
          </p>
        </Banner>
      )}
      {rows.length === 0 ? (
        <EmptyState title={words.none} text={selection.join('; ')} />
      ) : (
        <PrintedTable register={register} rows={rows} columns={columns} title={title} />
      )}
    </div>
  )
}

function PrintedTable({
  register,
  rows,
  columns,
  title,
}: {
  readonly register: RegisterName
  readonly rows: readonly RegisterRow[]
  readonly columns: readonly GridColumn<RegisterRow>[]
  readonly title: string
}): ReactNode {
  const { words: catalogue } = useLanguage()
  const totalText = useTotalText()
  const sums = new Map(
    registers[register].totals.map((field) => [
      field,
      rows.reduce((sum, { values }) => sum + numberOf(values[field]), 0),
    ]),
  )
  const hasSums = columns.some(({ id }) => sums.has(id))
  const { shares, points, characters } = useMemo(
    () =>
      printWidths(
        columns.map((column) => ({
          label: column.label,
          texts: rows.map((row) => column.text(row)),
          isNumber: column.align === 'end',
        })),
      ),
    [columns, rows],
  )
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and must by keyboard
    <section className={styles['scroller']} aria-label={title} tabIndex={0}>
      <table
        className={styles['table']}
        style={{ minInlineSize: `${characters / 2 + columns.length}rem`, ['--print-size' as string]: `${points}pt` }}
      >
        <caption>
          <VisuallyHidden>{title}</VisuallyHidden>
        </caption>
        <colgroup>
          {columns.map(({ id }, index) => (
            <col key={id} style={{ inlineSize: `${shares[index] ?? 0}%` }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map(({ id, label, align }) => (
              <th key={id} scope="col" data-end={align === 'end' ? '' : undefined}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {columns.map((column) => (
                <td key={column.id} data-end={column.align === 'end' ? '' : undefined}>
                  {column.text(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {hasSums && (
          <tfoot>
            <tr>
              {columns.map(({ id, align }, index) => {
                const sum = sums.get(id)
                const text = sum === undefined ? '' : totalText(register, id, sum)
                return index === 0 ? (
                  <th key={id} scope="row">
                    {text === '' ? catalogue.print.totals : `${catalogue.print.totals} ${text}`}
                  </th>
                ) : (
                  <td key={id} data-end={align === 'end' ? '' : undefined}>
                    {text}
                  </td>
                )
              })}
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  )
}

function numberOf(value: Value | undefined): number {
  return typeof value === 'number' ? value : 0
}

/** The columns that are on show in the grid, in its order. */
function usePrintedColumns(register: RegisterName): readonly GridColumn<RegisterRow>[] {
  const { language, words } = useLanguage()
  const [layout] = useColumnLayout(register)
  return useMemo(() => {
    const columns = registerColumns(registers[register], language, words.registers, words.gridEditing, noValues)
    const byId = new Map(columns.map((column) => [column.id, column]))
    return orderedIds(columns, layout).flatMap((id) => {
      const column = byId.get(id)
      return column === undefined || layout.hidden.includes(id) ? [] : [column]
    })
  }, [register, language, words, layout])
}

/** Nothing is filtered here. */
const noValues = () => Promise.resolve([])

/** All rows at one moment: what changes meanwhile does not change what is on paper. */
function usePrinted(register: RegisterName, choice: ViewChoice) {
  const call = useCall()
  const input = openInput(register, choice)
  return useQuery<Printed, OperationError>({
    queryKey: ['print', input],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    queryFn: async ({ signal }) => {
      const opened = await call('register.open', input, signal)
      if (!opened.ok) throw new OperationError(opened.failure)
      const { viewId, total, protectedHidden } = opened.value
      const rows: RegisterRow[] = []
      for (let start = 0; start < Math.min(total, mostPrintedRows); start += rowsAtOnce) {
        const page = await call('register.rows', { viewId, start, count: rowsAtOnce }, signal)
        if (!page.ok) throw new OperationError(page.failure)
        rows.push(...page.value.rows)
      }
      return { rows, total, protectedHidden, producedAt: new Date().toISOString() }
    },
  })
}
