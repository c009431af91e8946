import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { FrameKindName } from '#shared/records/record.ts'
import { frameGroups, recordKindOf } from '#shared/records/records.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { Screen } from '#renderer/ui/Screen.tsx'
import { KindPane } from './KindPane.tsx'
import styles from './RecordsScreen.module.css'

interface RecordsScreenProps {
  readonly kind: FrameKindName
  /** The row that is shown with what rests on it. */
  readonly shownId: number | null
}

/** The frame of the transfer and of its archives: the kinds to the left, the rows of one to the right. */
export function RecordsScreen({ kind, shownId }: RecordsScreenProps): ReactNode {
  const { words } = useLanguage()
  return (
    <Screen title={words.records.title} lead={words.records.lead}>
      <div className={styles['columns']}>
        <Kinds shown={kind} />
        <KindPane key={kind} kind={recordKindOf(kind)} shownId={shownId} />
      </div>
    </Screen>
  )
}

function Kinds({ shown }: { readonly shown: FrameKindName }): ReactNode {
  const { language, words } = useLanguage()
  const { records } = words
  return (
    <nav className={styles['kinds']} aria-label={records.kinds}>
      {(['frame', 'archive'] as const).map((group) => (
        <div key={group}>
          <p id={`records-${group}`} className={styles['group']}>
            {records.groups[group]}
          </p>
          <ul aria-labelledby={`records-${group}`}>
            {frameGroups[group].map(({ name, label }) => (
              <li key={name}>
                <Link
                  to="/records"
                  search={{ kind: name }}
                  className={styles['kind'] ?? ''}
                  aria-current={name === shown ? 'page' : undefined}
                >
                  {label[language]}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}
