import type { ReactNode } from 'react'
import type { RegisterName } from '#shared/registers/field.ts'
import type { OutputOf } from '#shared/contract/operations.ts'
import { formatInstant } from '#shared/i18n/format.ts'
import { useOperation } from '#renderer/bridge/use-operation.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { useLanguage } from '#renderer/language/language.tsx'
import { useFieldLabel, useValueText } from '#renderer/language/use-field-text.ts'
import { Banner } from '#renderer/ui/Banner.tsx'
import type { Fact } from '#renderer/ui/Panel.tsx'
import styles from './origin.module.css'
import { columnLetter } from './column-letter.ts'
import { RawCells } from './RawCells.tsx'
import { SaveOriginal } from './SaveOriginal.tsx'

type Trace = NonNullable<OutputOf<'register.trace'>>

interface OriginProps {
  readonly register: RegisterName
  readonly rowId: number
  /** The field that was asked about. */
  readonly field?: string | null
}

const shortChecksum = 12

/** File, sheet, row and column that a register row came from, every cell as it was delivered, and what was changed by hand. */
export function Origin({ register, rowId, field = null }: OriginProps): ReactNode {
  const { words } = useLanguage()
  const { data, error, refetch } = useOperation('register.trace', { register, rowId })
  const text = words.registers
  if (error !== null) return <FailureBanner failure={error.failure} onRetry={() => void refetch()} />
  if (data === undefined) return <p className={styles['note']}>{text.originLoading}</p>
  if (data === null) return <p className={styles['note']}>{text.originNone}</p>
  return (
    <section aria-label={text.origin} className={styles['origin']}>
      <h3>{text.origin}</h3>
      {field === null ? null : <AskedCell register={register} trace={data} field={field} />}
      <TraceFacts
        facts={[
          { name: text.originFile, value: data.fileName },
          { name: text.originSheet, value: data.sheet === '' ? text.empty : data.sheet },
          { name: text.originRow, value: data.row },
          {
            name: text.originImported,
            value: text.originImportedBy({ at: formatInstant(data.importedAt), by: data.importedBy }),
          },
          {
            name: text.originChecksum,
            value: <code title={data.sha256}>{data.sha256.slice(0, shortChecksum)}…</code>,
          },
        ]}
      />
      {data.originalKept ? (
        <div>
          <SaveOriginal delivery={data} />
        </div>
      ) : (
        <p className={styles['note']}>{text.originalNotKept}</p>
      )}
      <Edits register={register} edits={data.edits} />
      <RawCells register={register} cells={data.cells} field={field} isNarrow />
    </section>
  )
}

interface AskedCellProps {
  readonly register: RegisterName
  readonly trace: Trace
  readonly field: string
}

/** The answer in one line: the cell that the value came from, and what stood in it. */
function AskedCell({ register, trace, field }: AskedCellProps): ReactNode {
  const { words } = useLanguage()
  const fieldLabel = useFieldLabel()
  const text = words.registers
  const cell = trace.cells.find((each) => each.field === field)
  const label = fieldLabel(register, field)
  if (cell === undefined) {
    return (
      <Banner tone="neutral" live="status">
        <p>{text.originNoColumn({ field: label })}</p>
      </Banner>
    )
  }
  const place = `${columnLetter(cell.column)}${trace.row}`
  return (
    <Banner tone="info" live="status" title={text.originCell({ field: label, cell: place })}>
      <p className={styles['rawText']}>{cell.raw === '' ? text.originCellEmpty : cell.raw}</p>
    </Banner>
  )
}

/** Names and values for a narrow place. */
function TraceFacts({ facts }: { readonly facts: readonly Fact[] }): ReactNode {
  return (
    <dl className={styles['facts']}>
      {facts.map(({ name, value }) => (
        <div key={name} className={styles['fact']}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Edits({ register, edits }: { readonly register: RegisterName; readonly edits: Trace['edits'] }): ReactNode {
  const { words } = useLanguage()
  const fieldLabel = useFieldLabel()
  const valueText = useValueText()
  const text = words.registers
  if (edits.length === 0) return null
  return (
    <>
      <h3>{text.originEdits}</h3>
      <TraceFacts
        facts={edits.map((edit) => ({
          name: fieldLabel(register, edit.field),
          value: text.originEdit({
            delivered: valueText(register, edit.field, edit.delivered),
            edited: valueText(register, edit.field, edit.edited),
            at: formatInstant(edit.at),
            by: edit.by,
          }),
        }))}
      />
    </>
  )
}
