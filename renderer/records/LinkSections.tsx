import type { ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/operations.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { useRowLabel } from '#renderer/language/use-field-text.ts'
import { RowLink } from '#renderer/router/RowLink.tsx'
import { LinkSection } from './LinkSection.tsx'
import styles from './link-section.module.css'

/** Rows of registers that a row has to do with: how many, the first few, and the way to all of them. */
export function LinkSections({ links }: { readonly links: OutputOf<'register.links'> }): ReactNode {
  const { words } = useLanguage()
  const text = words.rowDetails
  const labelOf = useRowLabel()
  return links.map(({ kind, register, total, isMore, rows, filters }) => (
    <LinkSection
      key={kind}
      title={`${text.links[kind]} (${text.count({ count: total, isMore })})`}
      below={
        total === 0 ? (
          <p className={styles['quiet']}>{text.linkNone}</p>
        ) : total > rows.length && filters.length > 0 ? (
          <p>
            <RowLink
              register={register}
              filters={filters}
              label={text.linkShowAll({ count: text.count({ count: total, isMore }) })}
            />
          </p>
        ) : null
      }
    >
      {rows.map((row) => (
        <li key={row.rowId}>
          <RowLink register={register} rowId={row.rowId} label={labelOf(register, row.label)} />
        </li>
      ))}
    </LinkSection>
  ))
}
