import { useMemo } from 'react'
import type { ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/operations.ts'
import { registers } from '#shared/registers/registers.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { useFieldLabel } from '#renderer/language/use-field-text.ts'
import { Banner } from '#renderer/ui/Banner.tsx'
import { CellSelect } from '#renderer/ui/CellSelect.tsx'
import { notify } from '#renderer/ui/notices.ts'
import { Row } from '#renderer/ui/Panel.tsx'
import { Status } from '#renderer/ui/Status.tsx'
import { Table } from '#renderer/ui/Table.tsx'
import type { Tone } from '#renderer/ui/tones.ts'
import styles from './ImportWizard.module.css'
import type { ImportChoice } from './use-remap.ts'

type Preview = OutputOf<'import.preview'>
type Column = Preview['view']['columns'][number]

const tones: Readonly<Record<Column['reason'], Tone>> = {
  header: 'ok',
  'header-similar': 'warning',
  values: 'warning',
  chosen: 'ok',
  none: 'neutral',
  forbidden: 'info',
  taken: 'warning',
}

const noField = ''

interface ColumnsStepProps {
  readonly preview: Preview
  readonly isLocked: boolean
  readonly choose: (choice: ImportChoice) => Promise<boolean>
}

/** Which column of the file goes to which field of the register. */
export function ColumnsStep({ preview, isLocked, choose }: ColumnsStepProps): ReactNode {
  const { words } = useLanguage()
  const fieldLabel = useFieldLabel()
  const { columns: text } = words.imports
  const { register, columns } = preview.view
  const columnByField = useMemo(
    () => new Map(columns.flatMap((column) => (column.field === null ? [] : [[column.field, column.index] as const]))),
    [columns],
  )
  const forbidden = columns.filter((column) => column.forbidden).length

  async function map(changed: Column, field: string | null): Promise<void> {
    const from = field === null ? undefined : columnByField.get(field)
    const next = columns
      .filter((column) => !column.forbidden)
      .map(({ index, field: old }) => {
        if (index === changed.index) return { index, field }
        return { index, field: old === field ? null : old }
      })
    const isChosen = await choose({ columns: next })
    if (!isChosen || from === undefined || field === null) return
    notify({ tone: 'info', text: text.moved(fieldLabel(register, field), from + 1) })
  }

  return (
    <>
      {preview.keyUnmapped.length === 0 ? null : (
        <Banner tone="error" live="status">
          <p>{text.keyMissing(preview.keyUnmapped.map((field) => fieldLabel(register, field)).join(', '))}</p>
        </Banner>
      )}
      <Row>
        <Status tone="info">{text.summary(columnByField.size, columns.length)}</Status>
        {forbidden === 0 ? null : <Status tone="info">{text.forbidden(forbidden)}</Status>}
      </Row>
      <Table caption={text.caption} isCaptionHidden>
        <thead>
          <tr>
            <th scope="col" data-number>
              {text.column}
            </th>
            <th scope="col">{text.header}</th>
            <th scope="col">{text.samples}</th>
            <th scope="col">{text.field}</th>
            <th scope="col">{text.certainty}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => (
            <ColumnRow
              key={column.index}
              column={column}
              register={register}
              columnByField={columnByField}
              isLocked={isLocked}
              onMap={(changed, field) => void map(changed, field)}
            />
          ))}
        </tbody>
      </Table>
    </>
  )
}

interface ColumnRowProps {
  readonly column: Column
  readonly register: Preview['view']['register']
  readonly columnByField: ReadonlyMap<string, number>
  readonly isLocked: boolean
  readonly onMap: (column: Column, field: string | null) => void
}

function ColumnRow({ column, register, columnByField, isLocked, onMap }: ColumnRowProps): ReactNode {
  const { words, language } = useLanguage()
  const { columns: text } = words.imports
  const header = column.header === '' ? text.noHeader : column.header
  const options = [
    { id: noField, label: text.noField },
    ...registers[register].fields.map((field) => {
      const label = field.required === 'error' ? `${field.label[language]} (${text.required})` : field.label[language]
      const at = columnByField.get(field.name)
      return { id: field.name, label: at === undefined || at === column.index ? label : text.takenBy(label, at + 1) }
    }),
  ]
  return (
    <tr className={column.forbidden ? styles['dropped'] : undefined}>
      <td data-number>{column.index + 1}</td>
      <th scope="row">{header}</th>
      <td>
        <span className={styles['samples']}>
          {column.samples.slice(0, 3).map((sample, index) => (
            <span key={index} className={styles['sample']} title={sample}>
              {sample}
            </span>
          ))}
        </span>
      </td>
      <td className={styles['fieldCell']}>
        {column.forbidden ? (
          text.dropped
        ) : (
          <CellSelect
            label={text.fieldLabel(header, column.index + 1)}
            options={options}
            value={column.field ?? noField}
            isDisabled={isLocked}
            onChange={(field) => onMap(column, field === noField ? null : field)}
          />
        )}
      </td>
      <td data-tight>
        <Status tone={tones[column.reason]}>
          {text.reasons[column.reason]}
          {column.field === null || column.reason === 'chosen' ? '' : ` (${Math.round(column.confidence * 100)} %)`}
        </Status>
      </td>
    </tr>
  )
}
