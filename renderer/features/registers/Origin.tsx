import type { ReactNode } from 'react'
import type { RegisterName } from '#shared/registers/field.ts'
import { fieldOf } from '#shared/registers/registers.ts'
import { formatInstant } from '#shared/i18n/format.ts'
import { useOperation } from '#renderer/bridge/use-operation.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { useLanguage } from '#renderer/language/language.tsx'
import styles from './details.module.css'

interface OriginProps {
  readonly register: RegisterName
  readonly rowId: number
}

const shortChecksum = 12

/** File, sheet and row that a register row came from, and every cell as it was delivered. */
export function Origin({ register, rowId }: OriginProps): ReactNode {
  const { language, words: catalogue } = useLanguage()
  const words = catalogue.registers
  const { data, error, refetch } = useOperation('register.trace', { register, rowId })
  if (error !== null) return <FailureBanner failure={error.failure} onRetry={() => void refetch()} />
  if (data === undefined) return <p className={styles['note']}>{words.originLoading}</p>
  if (data === null) return <p className={styles['note']}>{words.originNone}</p>
  return (
    <section aria-label={words.origin} className={styles['origin']}>
      <h3>{words.origin}</h3>
      <dl className={styles['fields']}>
        <Fact name={words.originFile}>{data.fileName}</Fact>
        <Fact name={words.originChecksum}>
          <code title={data.sha256}>{data.sha256.slice(0, shortChecksum)}…</code>
        </Fact>
        <Fact name={words.originSheet}>{data.sheet === '' ? words.empty : data.sheet}</Fact>
        <Fact name={words.originRow}>{data.row}</Fact>
        <Fact name={words.originImported}>
          {words.originImportedBy({ at: formatInstant(data.importedAt), by: data.importedBy })}
        </Fact>
      </dl>
      <table className={styles['raw']}>
        <thead>
          <tr>
            <th scope="col">{words.originHeader}</th>
            <th scope="col">{words.originRaw}</th>
            <th scope="col">{words.originField}</th>
          </tr>
        </thead>
        <tbody>
          {data.cells.map(({ header, field, raw }, index) => (
            <tr key={index}>
              <th scope="row">{header === '' ? words.originNoHeader : header}</th>
              <td className={styles['rawText']}>{raw === '' ? words.empty : raw}</td>
              <td>{field === null ? words.originNotMapped : (fieldOf(register, field)?.label[language] ?? field)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <div className={styles['field']}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
