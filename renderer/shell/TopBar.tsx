import { CircleHelp, DoorClosed, Search, TextSearch } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import type { ReactNode } from 'react'
import { useTransfer } from '#renderer/bridge/transfer.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { Button, buttonClasses } from '#renderer/ui/Button.tsx'
import { Status } from '#renderer/ui/Status.tsx'
import { VisuallyHidden } from '#renderer/ui/VisuallyHidden.tsx'
import { Choices } from './Choices.tsx'
import styles from './Frame.module.css'
import { daysUntil } from '#renderer/language/days-until.ts'
import { useCloseTransfer } from './use-close-transfer.ts'

interface TopBarProps {
  readonly onPalette: () => void
  readonly onKeyboardMap: () => void
  readonly onSearch: () => void
}

export function TopBar({ onPalette, onKeyboardMap, onSearch }: TopBarProps): ReactNode {
  const { words } = useLanguage()
  const transfer = useTransfer()
  const closeTransfer = useCloseTransfer()
  const senders = transfer.senders.join(', ')
  return (
    <header className={styles['top']} data-region="top" aria-label={words.shell.regions.top}>
      <div className={styles['identity']}>
        <span className={styles['name']}>{transfer.name}</span>
        <span className={styles['date']}>
          {words.shell.transferDate(transfer.transferDate)} · {words.shell.daysLeft(daysUntil(transfer.transferDate))}
        </span>
        <span className={styles['pair']} title={words.shell.pair(senders, transfer.receiver)}>
          <span aria-hidden="true">{words.shell.pair(senders, transfer.receiver)}</span>
          <VisuallyHidden>{words.shell.pairSpoken(senders, transfer.receiver)}</VisuallyHidden>
        </span>
        {transfer.readOnly ? (
          <Status tone="warning" isFilled>
            {words.shell.readOnly}
          </Status>
        ) : null}
      </div>
      <div className={styles['tools']}>
        <AriaButton
          className={`${buttonClasses({})} ${styles['paletteButton']}`}
          onPress={onPalette}
          aria-keyshortcuts="Control+K"
        >
          <Search size="1rem" aria-hidden="true" />
          <span className={styles['paletteWord']}>{words.shell.palette}</span>
          <kbd>Ctrl K</kbd>
        </AriaButton>
        <Button look="quiet" icon={TextSearch} label={words.search.open} onPress={onSearch} />
        <Choices />
        <Button look="quiet" icon={CircleHelp} label={words.shell.commands.shortcuts} onPress={onKeyboardMap} />
        <Button look="quiet" icon={DoorClosed} label={words.shell.close} onPress={closeTransfer} />
      </div>
    </header>
  )
}
