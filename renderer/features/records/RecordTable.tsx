import { ChevronDown, ChevronRight, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { linkedKinds } from '#shared/contract/tables/records.ts'
import type { RecordField, RecordKind } from '#shared/records/record.ts'
import { isNumeric } from '#shared/registers/field.ts'
import { useOperation } from '#renderer/bridge/use-operation.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { useLanguage } from '#renderer/language/language.tsx'
import { useRecordText } from '#renderer/records/use-record-text.ts'
import type { RecordPage, RecordRow, Referred } from '#renderer/records/use-record-text.ts'
import { RecordLink } from '#renderer/router/RecordLink.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { classes } from '#renderer/ui/classes.ts'
import { Row } from '#renderer/ui/Panel.tsx'
import { Status } from '#renderer/ui/Status.tsx'
import { Table } from '#renderer/ui/Table.tsx'
import styles from './RecordsScreen.module.css'

interface RowActs {
  readonly onChange?: (row: RecordRow, referred: Referred) => void
  readonly onRemove?: (row: RecordRow, name: string) => void
}

interface RecordTableProps extends RowActs {
  readonly kind: RecordKind
  readonly page: RecordPage
  /** What stands under a row is shown when it is opened. */
  readonly isTree: boolean
}

/** A page of rows, of a tree the top of it. */
export function RecordTable({ kind, page, isTree, ...acts }: RecordTableProps): ReactNode {
  const { language, words } = useLanguage()
  const { records } = words
  const fields = fieldsShown(kind, isTree)
  return (
    <Table caption={kind.label[language]} isCaptionHidden>
      <thead>
        <tr>
          {fields.map((field) => (
            <th key={field.name} scope="col" data-number={isNumber(field) ? '' : undefined}>
              {field.label[language]}
            </th>
          ))}
          {acts.onChange === undefined ? null : <th scope="col">{records.actions}</th>}
        </tr>
      </thead>
      <tbody>
        <Rows kind={kind} page={page} isTree={isTree} level={0} {...acts} />
      </tbody>
    </Table>
  )
}

interface RowsProps extends RecordTableProps {
  readonly level: number
}

function Rows({ kind, page, isTree, level, ...acts }: RowsProps): ReactNode {
  return page.rows.map((row) => (
    <OneRow key={row.id} kind={kind} row={row} referred={page.referred} isTree={isTree} level={level} {...acts} />
  ))
}

interface OneRowProps extends RowActs {
  readonly kind: RecordKind
  readonly row: RecordRow
  readonly referred: Referred
  readonly isTree: boolean
  readonly level: number
}

function OneRow({ kind, row, referred, isTree, level, onChange, onRemove }: OneRowProps): ReactNode {
  const { words } = useLanguage()
  const { records } = words
  const { valueOf, nameOf } = useRecordText(referred)
  const [isOpen, setOpen] = useState(false)
  const name = nameOf(kind, row)
  const [first, ...others] = fieldsShown(kind, isTree)
  const canOpen = isTree && row.children > 0
  const title = first === undefined ? '' : valueOf(first, row.values[first.name])
  const linked = linkedKinds.find((each) => each === kind.name)
  return (
    <>
      <tr>
        <th scope="row">
          <span
            className={classes(styles['first'], isTree && !canOpen && styles['leaf'])}
            style={{ ['--level' as string]: level }}
          >
            {canOpen ? (
              <Button
                look="quiet"
                icon={isOpen ? ChevronDown : ChevronRight}
                label={isOpen ? records.collapse(name) : records.expand(name)}
                onPress={() => setOpen(!isOpen)}
              />
            ) : null}
            {linked === undefined ? title : <RecordLink kind={linked} id={row.id} label={title} />}
          </span>
        </th>
        {others.map((field) => (
          <td key={field.name} data-number={isNumber(field) ? '' : undefined}>
            {field.required === 'warning' && row.values[field.name] === null ? (
              <Status tone="warning">{records.toComplete}</Status>
            ) : (
              valueOf(field, row.values[field.name])
            )}
          </td>
        ))}
        {onChange === undefined || onRemove === undefined ? null : (
          <td data-tight>
            <Row>
              <Button icon={Pencil} label={records.changeOf(name)} onPress={() => onChange(row, referred)} />
              <Button icon={Trash2} label={records.removeOf(name)} onPress={() => onRemove(row, name)} />
            </Row>
          </td>
        )}
      </tr>
      {canOpen && isOpen ? (
        <Branch
          kind={kind}
          above={row}
          name={name}
          level={level + 1}
          {...(onChange === undefined || onRemove === undefined ? {} : { onChange, onRemove })}
        />
      ) : null}
    </>
  )
}

/** As many rows as are shown under one. */
const mostUnder = 1000

interface BranchProps extends RowActs {
  readonly kind: RecordKind
  readonly above: RecordRow
  readonly name: string
  readonly level: number
}

/** What stands directly under a row of a tree. */
function Branch({ kind, above, name, level, ...acts }: BranchProps): ReactNode {
  const { words } = useLanguage()
  const { data, error } = useOperation(
    'record.list',
    { kind: kind.name, under: above.id, count: mostUnder },
    { keepPrevious: true },
  )
  const wide = kind.fields.length
  if (error !== null) {
    return (
      <tr>
        <td colSpan={wide}>
          <FailureBanner failure={error.failure} />
        </td>
      </tr>
    )
  }
  if (data === undefined) return null
  const left = data.total - data.rows.length
  return (
    <>
      <Rows kind={kind} page={data} isTree level={level} {...acts} />
      {left === 0 ? null : (
        <tr>
          <td colSpan={wide}>{words.records.moreUnder(left, name)}</td>
        </tr>
      )}
    </>
  )
}

/** Of a tree without the field that the place in it already tells. */
function fieldsShown(kind: RecordKind, isTree: boolean): readonly RecordField[] {
  return isTree ? kind.fields.filter(({ name }) => name !== kind.tree?.parent) : kind.fields
}

function isNumber(field: RecordField): boolean {
  return isNumeric(field.type) && field.refers === undefined
}
