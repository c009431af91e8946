import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import type { InputOf, OutputOf } from '#shared/contract/operations.ts'
import { useOperation } from '#renderer/bridge/use-operation.ts'
import { Loaded } from '#renderer/language/Loaded.tsx'
import { useLanguage } from '#renderer/language/language.tsx'
import { LinkSections } from '#renderer/records/LinkSections.tsx'
import { buttonClasses } from '#renderer/ui/Button.tsx'
import { Panel, Quiet } from '#renderer/ui/Panel.tsx'

type RecordLinksProps = InputOf<'record.links'>

/** What rests on the row that the address names, and the way back to all rows of its kind. */
export function RecordLinks({ kind, id }: RecordLinksProps): ReactNode {
  const links = useOperation('record.links', { kind, id })
  return (
    <Loaded query={links} skeleton={[3, 3]}>
      {(told) => <Linked key={id} kind={kind} told={told} />}
    </Loaded>
  )
}

function Linked({
  kind,
  told,
}: Pick<RecordLinksProps, 'kind'> & { readonly told: OutputOf<'record.links'> }): ReactNode {
  const { words } = useLanguage()
  const { records, shell } = words
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <Panel
      title={told === null ? records.gone : told.title}
      headingRef={heading}
      actions={
        <Link to="/records" search={{ kind }} className={buttonClasses({ look: 'quiet' })}>
          {shell.closeDialog}
        </Link>
      }
    >
      {told === null ? null : told.links.length === 0 ? (
        <Quiet>{records.noLinks}</Quiet>
      ) : (
        <LinkSections links={told.links} />
      )}
    </Panel>
  )
}
