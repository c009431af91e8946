import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { severityOf } from '#shared/import/rules.ts'
import type { OutputOf } from '#shared/contract/operations.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import { useOperation } from '#renderer/bridge/use-operation.ts'
import { Loaded } from '#renderer/language/Loaded.tsx'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { useFieldLabel } from '#renderer/language/use-field-text.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Panel, Quiet } from '#renderer/ui/Panel.tsx'
import { Segments } from '#renderer/ui/Segments.tsx'
import { Status } from '#renderer/ui/Status.tsx'
import { Table } from '#renderer/ui/Table.tsx'
import styles from './ImportWizard.module.css'

type Rows = OutputOf<'import.rows'>
type Columns = OutputOf<'import.preview'>['view']['columns']

const pageSize = 25

interface RemarkedRowsProps {
  readonly importId: number
  /** Of the preview, while the import is not committed. */
  readonly fingerprint: string | undefined
  readonly columns: Columns
  readonly register: RegisterName
}

/** The rows that are kept out, or that go in with a remark, as they stand in the file. */
export function RemarkedRows({ importId, fingerprint, columns, register }: RemarkedRowsProps): ReactNode {
  const { words } = useLanguage()
  const { findings: text } = words.imports
  const [state, setState] = useState<'rejected' | 'remarked'>('rejected')
  const [start, setStart] = useState(0)
  const rows = useOperation(
    'import.rows',
    { importId, state, start, count: pageSize, ...(fingerprint === undefined ? {} : { fingerprint }) },
    { keepPrevious: true },
  )
  return (
    <Panel
      title={state === 'rejected' ? text.rejectedTitle : text.remarkedTitle}
      actions={rows.data === undefined ? null : <Pager total={rows.data.total} start={start} onGo={setStart} />}
    >
      <Segments
        label={text.show}
        options={[
          { id: 'rejected', label: text.rejectedTitle },
          { id: 'remarked', label: text.remarkedTitle },
        ]}
        value={state}
        onChange={(next) => {
          setState(next)
          setStart(0)
        }}
      />
      {state === 'rejected' ? <Quiet>{text.rejectedLead}</Quiet> : null}
      <Loaded query={rows} skeleton={[12]}>
        {(value) =>
          value.rows.length === 0 ? (
            <Quiet>{text.rowsNone[state]}</Quiet>
          ) : (
            <RowTable rows={value.rows} columns={columns} register={register} />
          )
        }
      </Loaded>
    </Panel>
  )
}

function RowTable({
  rows,
  columns,
  register,
}: {
  readonly rows: Rows['rows']
  readonly columns: Columns
  readonly register: RegisterName
}): ReactNode {
  const { words } = useLanguage()
  const fieldLabel = useFieldLabel()
  const { findings: text, source } = words.imports
  return (
    <Table caption={text.cells} isCaptionHidden>
      <thead>
        <tr>
          <th scope="col" data-number>
            {source.row}
          </th>
          <th scope="col">{text.why}</th>
          {columns.map((column) => (
            <th key={column.index} scope="col">
              {column.header === '' ? words.imports.columns.noHeader : column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.row} data-top>
            <th scope="row" data-number>
              {row.row}
            </th>
            <td className={styles['why']}>
              <ul className={styles['notes']}>
                {row.findings.map((finding) => {
                  const severity = severityOf(finding.rule)
                  const field = finding.field === null ? words.findings.wholeRow : fieldLabel(register, finding.field)
                  return (
                    <li key={`${finding.rule} ${finding.field ?? ''} ${finding.raw}`}>
                      <Status tone={severity}>{words.findings.severities[severity]}</Status>{' '}
                      {words.findings.rules[finding.rule].text({ field, example: finding.raw })}
                    </li>
                  )
                })}
              </ul>
            </td>
            {columns.map((column) => (
              <td key={column.index} className={styles['cell']} title={row.cells[column.index] ?? ''}>
                {row.cells[column.index] ?? ''}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

interface PagerProps {
  readonly total: number
  readonly start: number
  readonly onGo: (start: number) => void
}

function Pager({ total, start, onGo }: PagerProps): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const { findings: text } = words.imports
  if (total === 0) return null
  const end = Math.min(total, start + pageSize)
  return (
    <div className={styles['pager']}>
      <output>{text.page(number(start + 1, 0), number(end, 0), number(total, 0))}</output>
      <Button
        icon={ChevronLeft}
        label={text.earlier}
        isDisabled={start === 0}
        onPress={() => onGo(Math.max(0, start - pageSize))}
      />
      <Button icon={ChevronRight} label={text.later} isDisabled={end >= total} onPress={() => onGo(end)} />
    </div>
  )
}
