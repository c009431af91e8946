import type { ReactNode } from 'react'
import type { RegisterName } from '#shared/registers/field.ts'
import { useOperation } from '#renderer/bridge/use-operation.ts'
import { Loaded } from '#renderer/language/Loaded.tsx'
import { useLanguage } from '#renderer/language/language.tsx'
import { useRowLabel } from '#renderer/language/use-field-text.ts'
import { RowLink } from '#renderer/router/RowLink.tsx'
import styles from './row-parts.module.css'

interface RowLinksProps {
  readonly register: RegisterName
  readonly rowId: number
}

/** The rows that a row has to do with: how many, the first few, and the way to all of them. */
export function RowLinks({ register, rowId }: RowLinksProps): ReactNode {
  const { words } = useLanguage()
  const text = words.rowDetails
  const labelOf = useRowLabel()
  const told = useOperation('register.links', { register, rowId })
  return (
    <Loaded query={told} skeleton={[2, 3]}>
      {(links) => (
        <>
          {links.map(({ kind, register: other, total, isMore, rows, filters }) => (
            <section key={kind} className={styles['part']}>
              <h3>
                {text.links[kind]} ({text.count({ count: total, isMore })})
              </h3>
              {total === 0 ? <p className={styles['quiet']}>{text.linkNone}</p> : null}
              <ul className={styles['items']}>
                {rows.map((row) => (
                  <li key={row.rowId} className={styles['item']}>
                    <RowLink register={other} rowId={row.rowId} label={labelOf(other, row.label)} />
                  </li>
                ))}
              </ul>
              {total > rows.length && filters.length > 0 ? (
                <p>
                  <RowLink
                    register={other}
                    filters={filters}
                    label={text.linkShowAll({ count: text.count({ count: total, isMore }) })}
                  />
                </p>
              ) : null}
            </section>
          ))}
        </>
      )}
    </Loaded>
  )
}
