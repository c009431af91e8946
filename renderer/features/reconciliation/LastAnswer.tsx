import { Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLanguage } from '#renderer/language/language.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import styles from './queue.module.css'

interface LastAnswerProps {
  readonly said: string
  readonly canUndo: boolean
  readonly onUndo: () => void
}

/** What the latest answer came to, always in the same place, and the way to take it back. */
export function LastAnswer({ said, canUndo, onUndo }: LastAnswerProps): ReactNode {
  const { words } = useLanguage()
  const text = words.reconciliationScreen.queue
  return (
    <div className={styles['last']}>
      <span>{said}</span>
      <Button icon={Undo2} isDisabled={!canUndo} onPress={onUndo}>
        {text.undo} <kbd>{text.undoKeys}</kbd>
      </Button>
    </div>
  )
}
