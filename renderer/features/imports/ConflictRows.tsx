import { Fragment, useId } from 'react'
import type { ReactNode } from 'react'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { useFieldLabel, useValueText } from '#renderer/language/use-field-text.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { CellRadio } from '#renderer/ui/CellRadio.tsx'
import { notify } from '#renderer/ui/notices.ts'
import { Row } from '#renderer/ui/Panel.tsx'
import styles from './ImportWizard.module.css'
import { RawDetail, RowPlace, RowsTable, useOpenRow } from './RawDetail.tsx'
import { namingFields, rowKey, sheetOf } from './row-tables.ts'
import type { RowTableProps } from './row-tables.ts'
import type { StepProps } from './SourceStep.tsx'
import { mostAtOnce, useConflictChoices } from './use-conflict-choices.ts'

interface ConflictRowsProps extends RowTableProps, Pick<StepProps, 'isLocked' | 'choose'> {
  readonly fingerprint: string
}

/** Fields in which the delivery and an edit by hand disagree: the value that is to stand is pointed out. */
export function ConflictRows({ rows, view, fingerprint, isLocked, choose }: ConflictRowsProps): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const fieldLabel = useFieldLabel()
  const valueText = useValueText()
  const group = useId()
  const open = useOpenRow()
  const choices = useConflictChoices(view.importId, fingerprint, choose)
  const { plan, source, values } = words.imports
  const { conflict: text } = plan
  const { register } = view
  const naming = namingFields(register)

  async function keepAll(keep: 'edit' | 'delivery'): Promise<void> {
    const isAll = await choices.keepAll(keep)
    if (!isAll) notify({ tone: 'info', text: text.tooMany(number(mostAtOnce, 0)) })
  }

  return (
    <>
      {isLocked ? null : (
        <Row>
          <span>{text.all}:</span>
          <Button isDisabled={choices.isKeepingAll} onPress={() => void keepAll('edit')}>
            {text.allEdit}
          </Button>
          <Button isDisabled={choices.isKeepingAll} onPress={() => void keepAll('delivery')}>
            {text.allDelivery}
          </Button>
        </Row>
      )}
      <RowsTable caption={plan.rowsTitle}>
        <thead>
          <tr>
            <th scope="col">{source.row}</th>
            {naming.map((field) => (
              <th key={field} scope="col">
                {fieldLabel(register, field)}
              </th>
            ))}
            <th scope="col">{values.field}</th>
            <th scope="col">{text.previous}</th>
            <th scope="col">{text.edited}</th>
            <th scope="col">{text.delivered}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Fragment key={rowKey(row)}>
              {row.conflicts.map((conflict, index) => {
                const { rowId } = row
                const { field } = conflict
                const label = fieldLabel(register, field)
                const keep = (rowId === null ? undefined : choices.keepOf(rowId, field)) ?? conflict.keep
                const option = (side: 'edit' | 'delivery', shown: string): ReactNode => (
                  <td className={keep === side ? styles['kept'] : undefined}>
                    <CellRadio
                      group={`${group} ${rowKey(row)} ${field}`}
                      label={`${text[side]}, ${shown}: ${text.keepLabel(label, source.rowOf(sheetOf(row, view), row.row))}`}
                      isSelected={keep === side}
                      isDisabled={isLocked || rowId === null}
                      onSelect={() => {
                        if (rowId !== null) choices.keep(rowId, field, side)
                      }}
                    />
                    {shown}
                  </td>
                )
                return (
                  <tr key={field}>
                    {index === 0 ? <RowPlace row={row} view={view} open={open} height={row.conflicts.length} /> : null}
                    {index === 0
                      ? naming.map((name) => (
                          <td key={name} rowSpan={row.conflicts.length}>
                            {valueText(register, name, row.values[name])}
                          </td>
                        ))
                      : null}
                    <td>{label}</td>
                    <td>{valueText(register, field, conflict.previous)}</td>
                    {option('edit', valueText(register, field, conflict.edited))}
                    {option('delivery', valueText(register, field, conflict.delivered))}
                  </tr>
                )
              })}
              <RawDetail row={row} view={view} open={open} width={5 + naming.length} />
            </Fragment>
          ))}
        </tbody>
      </RowsTable>
    </>
  )
}
