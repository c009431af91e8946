import type { ReactNode } from 'react'
import type { RegisterName } from '#shared/registers/field.ts'
import { recordKindOf } from '#shared/records/records.ts'
import { useOperation } from '#renderer/bridge/use-operation.ts'
import { Loaded } from '#renderer/language/Loaded.tsx'
import { useLanguage } from '#renderer/language/language.tsx'
import { LinkSection } from '#renderer/records/LinkSection.tsx'
import { LinkSections } from '#renderer/records/LinkSections.tsx'
import { RecordLink } from '#renderer/router/RecordLink.tsx'

interface RowLinksProps {
  readonly register: RegisterName
  readonly rowId: number
}

/** What a row has to do with: rows of the registers, and rows of the frame that it rests on. */
export function RowLinks({ register, rowId }: RowLinksProps): ReactNode {
  const { language } = useLanguage()
  const links = useOperation('register.links', { register, rowId })
  const frame = useOperation('record.of-row', { register, rowId })
  const kinds = [...new Set(frame.data?.map(({ kind }) => kind))]
  return (
    <>
      <Loaded query={links} skeleton={[2, 3]}>
        {(found) => <LinkSections links={found} />}
      </Loaded>
      {kinds.map((kind) => (
        <LinkSection key={kind} title={recordKindOf(kind).label[language]}>
          {frame.data
            ?.filter((row) => row.kind === kind)
            .map(({ id, title }) => (
              <li key={id}>
                <RecordLink kind={kind} id={id} label={title} />
              </li>
            ))}
        </LinkSection>
      ))}
    </>
  )
}
