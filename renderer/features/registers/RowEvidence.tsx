import { Download, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Failure } from '#shared/contract/failure.ts'
import type { OutputOf } from '#shared/contract/operations.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import { formatBytes, formatInstant } from '#shared/i18n/format.ts'
import { useBridge } from '#renderer/bridge/bridge.ts'
import { answerOf } from '#renderer/bridge/operation-error.ts'
import { useCall, useCommand, useOperation } from '#renderer/bridge/use-operation.ts'
import { useSaveFile } from '#renderer/bridge/use-save-file.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { Loaded } from '#renderer/language/Loaded.tsx'
import { useLanguage } from '#renderer/language/language.tsx'
import { useLock } from '#renderer/language/use-lock.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { FileChooser } from '#renderer/ui/FileDrop.tsx'
import { notify } from '#renderer/ui/notices.ts'
import styles from './row-parts.module.css'
import { useSaid } from './use-said.ts'

interface RowPartProps {
  readonly register: RegisterName
  readonly rowId: number
}

const shortChecksum = 12

/** Files that prove what a row says. */
export function RowEvidence({ register, rowId }: RowPartProps): ReactNode {
  const { words } = useLanguage()
  const isLocked = useLock(register) !== null
  const text = words.rowDetails
  const listed = useOperation('row.evidence', { register, rowId })
  return (
    <section className={styles['part']}>
      <h3>{text.evidenceTitle}</h3>
      {isLocked ? null : <AddEvidence key={rowId} register={register} rowId={rowId} />}
      <Loaded query={listed} skeleton={[2]}>
        {(files) =>
          files.length === 0 ? (
            <p className={styles['quiet']}>{text.evidenceNone}</p>
          ) : (
            <ul className={styles['items']}>
              {files.map((file) => (
                <EvidenceItem key={file.evidenceId} file={file} isLocked={isLocked} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  )
}

function AddEvidence({ register, rowId }: RowPartProps): ReactNode {
  const { words } = useLanguage()
  const text = words.rowDetails
  const bridge = useBridge()
  const { run } = useCommand('row.add-evidence')
  const say = useSaid()
  const [failure, setFailure] = useState<Failure | null>(null)

  async function add(file: File | undefined): Promise<void> {
    if (file === undefined) return
    setFailure(null)
    const accepted = await answerOf(bridge.files.accept(file))
    const reply = accepted.ok ? await run({ register, rowId, file: accepted.value.handle }) : accepted
    if (reply.ok) say(text.evidenceAdded({ name: file.name }), reply.value.eventId)
    else setFailure(reply.failure)
  }

  return (
    <>
      <p className={styles['quiet']}>{text.evidenceHint}</p>
      {failure === null ? null : <FailureBanner failure={failure} />}
      <div>
        <FileChooser label={text.addEvidence} endings={[]} onFiles={([file]) => void add(file)} />
      </div>
    </>
  )
}

interface EvidenceItemProps {
  readonly file: OutputOf<'row.evidence'>[number]
  readonly isLocked: boolean
}

function EvidenceItem({ file, isLocked }: EvidenceItemProps): ReactNode {
  const { language, words } = useLanguage()
  const text = words.rowDetails
  const call = useCall()
  const { save, isSaving, failure: saveFailure } = useSaveFile()
  const { run, isRunning, failure } = useCommand('row.remove-evidence')
  const say = useSaid()
  const { evidenceId, fileName: name, bytes, sha256, at, by } = file
  const problem = failure ?? saveFailure

  async function saveOut(): Promise<void> {
    const reply = await save(name, ({ handle }) => call('row.save-evidence', { evidenceId, file: handle }))
    if (reply?.ok === true) notify({ tone: 'ok', text: text.evidenceSaved({ name }) })
  }
  async function remove(): Promise<void> {
    const reply = await run({ evidenceId })
    if (reply.ok) say(text.evidenceRemoved({ name }), reply.value.eventId)
  }

  return (
    <li className={styles['item']}>
      <span className={styles['line']}>
        <span>{name}</span>
        <span className={styles['actions']}>
          <Button
            look="quiet"
            icon={Download}
            label={text.saveEvidence({ name })}
            onPress={() => void saveOut()}
            isDisabled={isSaving}
          />
          {isLocked ? null : (
            <Button
              look="quiet"
              icon={Trash2}
              label={text.removeEvidence({ name })}
              onPress={() => void remove()}
              isDisabled={isRunning}
            />
          )}
        </span>
      </span>
      <span className={styles['quiet']}>
        {formatBytes(language, bytes)} · {text.written({ at: formatInstant(at), by })} ·{' '}
        <code title={sha256}>{sha256.slice(0, shortChecksum)}…</code>
      </span>
      {problem === null ? null : <FailureBanner failure={problem} />}
    </li>
  )
}
