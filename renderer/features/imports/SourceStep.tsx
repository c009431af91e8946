import type { ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/operations.ts'
import { registerNames } from '#shared/registers/registers.ts'
import { useTransfer } from '#renderer/bridge/transfer.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import { Select } from '#renderer/ui/Select.tsx'
import { FileNotes } from './FileNotes.tsx'
import { HeaderChoice } from './HeaderChoice.tsx'
import styles from './ImportWizard.module.css'
import { SheetChoice } from './SheetChoice.tsx'
import { TextReading } from './TextReading.tsx'
import type { ImportChoice } from './use-remap.ts'

export interface StepProps {
  readonly preview: OutputOf<'import.preview'>
  readonly isLocked: boolean
  readonly choose: (choice: ImportChoice) => Promise<boolean>
}

/** Which register, whose list, how the text is read, which sheets, and where the headers stand. */
export function SourceStep({ preview, isLocked, choose }: StepProps): ReactNode {
  const { words } = useLanguage()
  const { senders, receiver, receiverParty } = useTransfer()
  const { view } = preview
  const { source } = words.imports
  const parties = [
    ...senders.map((name) => ({ id: name, label: name })),
    // Its own list is never handed over: it is what the others are compared with.
    { id: receiverParty, label: words.imports.source.receiversOwn(receiver) },
  ]
  const isText = view.sheets.some(({ dialect }) => dialect !== null)
  return (
    <>
      <Panel title={words.imports.wizard.steps.source}>
        <div className={styles['choices']}>
          <Select
            label={source.register}
            help={source.registerHelp}
            placeholder={words.shell.choose}
            options={registerNames.map((id) => ({ id, label: words.shell.registerNames[id] }))}
            value={view.register}
            isDisabled={isLocked}
            onChange={(id) => {
              const register = registerNames.find((name) => name === id)
              if (register !== undefined) void choose({ register })
            }}
          />
          <Select
            label={source.sender}
            help={source.senderHelp}
            placeholder={words.shell.choose}
            options={parties}
            value={view.sender === '' ? null : view.sender}
            isDisabled={isLocked}
            onChange={(sender) => void choose({ sender })}
          />
        </div>
      </Panel>
      {isText ? <TextReading view={view} isLocked={isLocked} /> : null}
      {view.sheets.length > 1 ? <SheetChoice view={view} isLocked={isLocked} choose={choose} /> : null}
      <HeaderChoice preview={preview} isLocked={isLocked} choose={choose} />
      <FileNotes view={view} />
    </>
  )
}
