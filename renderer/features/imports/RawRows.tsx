import { Fragment } from 'react'
import type { ReactNode } from 'react'
import { severityOf } from '#shared/import/rules.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { useFieldLabel } from '#renderer/language/use-field-text.ts'
import { Status } from '#renderer/ui/Status.tsx'
import styles from './ImportWizard.module.css'
import { RawDetail, RowPlace, RowsTable, useOpenRow } from './RawDetail.tsx'
import { rowKey } from './row-tables.ts'
import type { ImportRow, RowTableProps, View } from './row-tables.ts'

/** Rows as they stand in the file, each with what is remarked on it. */
export function RawRows({ rows, view }: RowTableProps): ReactNode {
  const { words } = useLanguage()
  const open = useOpenRow()
  const { findings: text, source, columns } = words.imports
  const shown = view.columns.filter((column) => !column.forbidden)
  return (
    <RowsTable caption={text.cells}>
      <thead>
        <tr>
          <th scope="col">{source.row}</th>
          <th scope="col">{text.why}</th>
          {shown.map((column) => (
            <th key={column.index} scope="col">
              {column.isSheetName ? columns.sheetName : column.header === '' ? columns.noHeader : column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Fragment key={rowKey(row)}>
            <tr data-top>
              <RowPlace row={row} view={view} open={open} />
              <td className={styles['why']}>
                <RowFindings row={row} view={view} />
              </td>
              {shown.map((column) => (
                <td key={column.index} className={styles['cell']} title={row.cells[column.index] ?? ''}>
                  {row.cells[column.index] ?? ''}
                </td>
              ))}
            </tr>
            <RawDetail row={row} view={view} open={open} width={shown.length + 2} />
          </Fragment>
        ))}
      </tbody>
    </RowsTable>
  )
}

function RowFindings({ row, view }: { readonly row: ImportRow; readonly view: View }): ReactNode {
  const { words } = useLanguage()
  const fieldLabel = useFieldLabel()
  return (
    <ul className={styles['notes']}>
      {row.findings.map((finding) => {
        const severity = severityOf(finding.rule)
        const field = finding.field === null ? words.findings.wholeRow : fieldLabel(view.register, finding.field)
        return (
          <li key={`${finding.rule} ${finding.field ?? ''} ${finding.raw}`}>
            <Status tone={severity}>{words.findings.severities[severity]}</Status>{' '}
            {words.findings.rules[finding.rule].text({ field, example: finding.raw })}
          </li>
        )
      })}
    </ul>
  )
}
