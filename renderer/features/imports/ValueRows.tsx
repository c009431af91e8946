import { Lock } from 'lucide-react'
import { Fragment } from 'react'
import type { ReactNode } from 'react'
import { isNumeric } from '#shared/registers/field.ts'
import { fieldOf } from '#shared/registers/registers.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { useFieldLabel, useValueText } from '#renderer/language/use-field-text.ts'
import { Status } from '#renderer/ui/Status.tsx'
import styles from './ImportWizard.module.css'
import { RawDetail, RowPlace, RowsTable, useOpenRow } from './RawDetail.tsx'
import { isProtected, mappedFields, rowKey } from './row-tables.ts'
import type { RowTableProps } from './row-tables.ts'

/** Rows as the register holds them, or will hold them: every field that has a column. */
export function ValueRows({ rows, view }: RowTableProps): ReactNode {
  const { words } = useLanguage()
  const fieldLabel = useFieldLabel()
  const valueText = useValueText()
  const open = useOpenRow()
  const { plan, source } = words.imports
  const { register } = view
  const fields = mappedFields(view).map((name) => {
    const field = fieldOf(register, name)
    return { name, number: field !== undefined && isNumeric(field.type) ? '' : undefined }
  })
  return (
    <RowsTable caption={plan.rowsTitle}>
      <thead>
        <tr>
          <th scope="col">{source.row}</th>
          {fields.map(({ name, number }) => (
            <th key={name} scope="col" data-number={number}>
              {fieldLabel(register, name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Fragment key={rowKey(row)}>
            <tr>
              <RowPlace row={row} view={view} open={open} />
              {isProtected(row.values) ? (
                <td colSpan={fields.length}>
                  <Status tone="neutral" icon={Lock}>
                    {plan.protectedRow}
                  </Status>
                </td>
              ) : (
                fields.map(({ name, number }) => (
                  <td key={name} data-number={number} className={styles['cell']}>
                    {valueText(register, name, row.values[name])}
                  </td>
                ))
              )}
            </tr>
            <RawDetail row={row} view={view} open={open} width={fields.length + 1} />
          </Fragment>
        ))}
      </tbody>
    </RowsTable>
  )
}
