import { Lock } from 'lucide-react'
import { Fragment } from 'react'
import type { ReactNode } from 'react'
import { useLanguage } from '#renderer/language/language.tsx'
import { useFieldLabel, useValueText } from '#renderer/language/use-field-text.ts'
import { Status } from '#renderer/ui/Status.tsx'
import { VisuallyHidden } from '#renderer/ui/VisuallyHidden.tsx'
import styles from './ImportWizard.module.css'
import { RawDetail, RowPlace, RowsTable, useOpenRow } from './RawDetail.tsx'
import { isProtected, namingFields, rowKey } from './row-tables.ts'
import type { ImportRow, RowTableProps, View } from './row-tables.ts'

/** Rows that the delivery changes, field by field: what the register holds, and what it will hold. */
export function ChangedRows({ rows, view }: RowTableProps): ReactNode {
  const { words } = useLanguage()
  const fieldLabel = useFieldLabel()
  const valueText = useValueText()
  const open = useOpenRow()
  const { plan, source } = words.imports
  const { register } = view
  const naming = namingFields(register)
  return (
    <RowsTable caption={plan.rowsTitle}>
      <thead>
        <tr>
          <th scope="col">{source.row}</th>
          {naming.map((field) => (
            <th key={field} scope="col">
              {fieldLabel(register, field)}
            </th>
          ))}
          <th scope="col">{plan.changes}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Fragment key={rowKey(row)}>
            <tr data-top>
              <RowPlace row={row} view={view} open={open} />
              {isProtected(row.values) ? (
                <td colSpan={naming.length + 1}>
                  <Status tone="neutral" icon={Lock}>
                    {plan.protectedRow}
                  </Status>
                </td>
              ) : (
                <>
                  {naming.map((field) => (
                    <td key={field} className={styles['cell']}>
                      {valueText(register, field, row.values[field])}
                    </td>
                  ))}
                  <td>
                    <Changes row={row} view={view} />
                  </td>
                </>
              )}
            </tr>
            <RawDetail row={row} view={view} open={open} width={naming.length + 2} />
          </Fragment>
        ))}
      </tbody>
    </RowsTable>
  )
}

function Changes({ row, view }: { readonly row: ImportRow; readonly view: View }): ReactNode {
  const { words } = useLanguage()
  const fieldLabel = useFieldLabel()
  const valueText = useValueText()
  const { plan } = words.imports
  const { register } = view
  return (
    <dl className={styles['changes']}>
      {row.changed.map((field) => (
        <Fragment key={field}>
          <dt>{fieldLabel(register, field)}</dt>
          <dd>
            <VisuallyHidden>{plan.changedFrom} </VisuallyHidden>
            <s>{valueText(register, field, row.before[field])}</s>
            <span aria-hidden="true"> → </span>
            <VisuallyHidden> {plan.changedTo} </VisuallyHidden>
            <strong>{valueText(register, field, row.values[field])}</strong>
          </dd>
        </Fragment>
      ))}
    </dl>
  )
}
