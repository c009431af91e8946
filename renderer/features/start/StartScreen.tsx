import { ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/operations.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { Choices } from '#renderer/shell/Choices.tsx'
import { Status } from '#renderer/ui/Status.tsx'
import { Tabs } from '#renderer/ui/Tabs.tsx'
import { CreateForm } from './CreateForm.tsx'
import { OpenForm } from './OpenForm.tsx'
import { PractiseForm } from './PractiseForm.tsx'
import styles from './StartScreen.module.css'

const tabs = ['open', 'create', 'practise'] as const
type StartTab = (typeof tabs)[number]

interface StartScreenProps {
  readonly session: OutputOf<'session.state'>
}

/** Until a transfer is open: open one, create one, or practise. */
export function StartScreen({ session }: StartScreenProps): ReactNode {
  const { words } = useLanguage()
  const [tab, setTab] = useState<StartTab>(session.recent.length > 0 ? 'open' : 'create')
  return (
    <main className={styles['page']}>
      <div className={styles['content']}>
        <header className={styles['header']}>
          <div>
            <h1 className={styles['title']}>{words.start.title}</h1>
            <p className={styles['lead']}>{words.start.lead}</p>
            <p className={styles['quiet']}>
              <Status tone="ok" icon={ShieldCheck}>
                {words.start.privacy}
              </Status>
            </p>
          </div>
          <div className={styles['tools']}>
            <Choices />
          </div>
        </header>
        <Tabs
          label={words.start.title}
          tabs={tabs.map((id) => ({ id, label: words.start[id].title }))}
          selected={tab}
          onSelect={setTab}
        >
          {tab === 'open' ? <OpenForm session={session} /> : null}
          {tab === 'create' ? <CreateForm suggestedPerson={session.suggestedPerson} /> : null}
          {tab === 'practise' ? <PractiseForm suggestedPerson={session.suggestedPerson} /> : null}
        </Tabs>
      </div>
    </main>
  )
}
