import { ShieldCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import type { OutputOf } from '#shared/contract/operations.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { Choices } from '#renderer/shell/Choices.tsx'
import { Status } from '#renderer/ui/Status.tsx'
import { CreateForm } from './CreateForm.tsx'
import { OpenForm } from './OpenForm.tsx'
import { PractiseForm } from './PractiseForm.tsx'
import styles from './StartScreen.module.css'

interface StartScreenProps {
  readonly session: OutputOf<'session.state'>
}

/** Until a transfer is open: open one, create one, or practise. */
export function StartScreen({ session }: StartScreenProps): ReactNode {
  const { words } = useLanguage()
  const tabClass = styles['tab'] ?? ''
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
        <Tabs className={styles['tabs'] ?? ''} defaultSelectedKey={session.recent.length > 0 ? 'open' : 'create'}>
          <TabList className={styles['tabList'] ?? ''} aria-label={words.start.title}>
            <Tab id="open" className={tabClass}>
              {words.start.open.title}
            </Tab>
            <Tab id="create" className={tabClass}>
              {words.start.create.title}
            </Tab>
            <Tab id="practise" className={tabClass}>
              {words.start.practise.title}
            </Tab>
          </TabList>
          <TabPanel id="open">
            <OpenForm session={session} />
          </TabPanel>
          <TabPanel id="create">
            <CreateForm suggestedPerson={session.suggestedPerson} />
          </TabPanel>
          <TabPanel id="practise">
            <PractiseForm suggestedPerson={session.suggestedPerson} />
          </TabPanel>
        </Tabs>
      </div>
    </main>
  )
}
