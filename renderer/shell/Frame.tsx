import { useCallback, useState } from 'react'
import type { ReactNode } from 'react'
import { useLanguage } from '#renderer/language/language.tsx'
import { UndoTogether } from '#renderer/language/UndoTogether.tsx'
import { CommandPalette } from './CommandPalette.tsx'
import styles from './Frame.module.css'
import { KeyboardMap } from './KeyboardMap.tsx'
import { Places } from './Places.tsx'
import { SearchEverywhere } from './SearchEverywhere.tsx'
import { StatusBar } from './StatusBar.tsx'
import { TopBar } from './TopBar.tsx'
import { useShortcuts } from './use-shortcuts.ts'
import { useWindowTitle } from './use-window-title.ts'

/** What stands around every place: the transfer on top, the places to the left, the state and running work below. */
export function Frame({ children }: { readonly children: ReactNode }): ReactNode {
  const { words } = useLanguage()
  const [dialog, setDialog] = useState<'palette' | 'keyboard' | 'search' | null>(null)
  const openPalette = useCallback(() => setDialog('palette'), [])
  const openKeyboardMap = useCallback(() => setDialog('keyboard'), [])
  const openSearch = useCallback(() => setDialog('search'), [])
  useWindowTitle()
  useShortcuts({ openPalette, openKeyboardMap, openSearch })
  const close = (): void => setDialog(null)
  return (
    <div className={styles['frame']}>
      <a
        className={styles['skip']}
        href="#main"
        onClick={(event) => {
          // The address after # is the place, so the link moves the focus itself.
          event.preventDefault()
          document.getElementById('main')?.focus()
        }}
      >
        {words.shell.skipToContent}
      </a>
      <TopBar onPalette={openPalette} onKeyboardMap={openKeyboardMap} onSearch={openSearch} />
      <Places />
      <main id="main" className={styles['main']} aria-label={words.shell.regions.main} data-region="main" tabIndex={-1}>
        {children}
      </main>
      <StatusBar />
      <CommandPalette
        isOpen={dialog === 'palette'}
        onClose={close}
        onKeyboardMap={openKeyboardMap}
        onSearch={openSearch}
      />
      <SearchEverywhere isOpen={dialog === 'search'} onClose={close} />
      <UndoTogether />
      <KeyboardMap isOpen={dialog === 'keyboard'} onClose={close} />
    </div>
  )
}
