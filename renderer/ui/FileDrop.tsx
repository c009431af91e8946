import { FileUp, FolderOpen } from 'lucide-react'
import { useRef } from 'react'
import type { ReactNode } from 'react'
import { DropZone, FileTrigger, Text } from 'react-aria-components'
import { Button } from './Button.tsx'
import styles from './FileDrop.module.css'

interface FileDropProps {
  readonly label: string
  readonly formats: string
  readonly chooseLabel: string
  /** Endings with a point, such as `.xlsx`; a hint for the dialog, not a check. */
  readonly endings: readonly string[]
  readonly isDisabled?: boolean
  readonly onFiles: (files: readonly File[]) => void
}

/** Files are dropped, pasted, or chosen in a dialog. */
export function FileDrop({
  label,
  formats,
  chooseLabel,
  endings,
  isDisabled = false,
  onFiles,
}: FileDropProps): ReactNode {
  const isReading = useRef(false)
  return (
    <DropZone
      className={styles['zone'] ?? ''}
      isDisabled={isDisabled}
      onDrop={(event) => {
        if (isReading.current) return
        isReading.current = true
        const files = event.items.flatMap((item) => (item.kind === 'file' ? [item.getFile()] : []))
        void Promise.all(files)
          .then(onFiles)
          .finally(() => {
            isReading.current = false
          })
      }}
    >
      <FileUp size="1.75rem" aria-hidden="true" />
      <div className={styles['words']}>
        <Text slot="label" className={styles['title'] ?? ''}>
          {label}
        </Text>
        <span className={styles['formats']}>{formats}</span>
      </div>
      <FileTrigger acceptedFileTypes={[...endings]} onSelect={(list) => onFiles(Array.from(list ?? []))}>
        <Button look="primary" isDisabled={isDisabled}>
          {chooseLabel}
        </Button>
      </FileTrigger>
    </DropZone>
  )
}

interface FileChooserProps {
  readonly label: string
  readonly endings: readonly string[]
  readonly onFiles: (files: readonly File[]) => void
}

/** Only the button. */
export function FileChooser({ label, endings, onFiles }: FileChooserProps): ReactNode {
  return (
    <FileTrigger acceptedFileTypes={[...endings]} onSelect={(list) => onFiles(Array.from(list ?? []))}>
      <Button icon={FolderOpen}>{label}</Button>
    </FileTrigger>
  )
}
