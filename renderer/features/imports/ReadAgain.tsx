import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Failure } from '#shared/contract/failure.ts'
import type { OutputOf } from '#shared/contract/operations.ts'
import { useBridge } from '#renderer/bridge/bridge.ts'
import { answerOf } from '#renderer/bridge/operation-error.ts'
import { useCall, useCommand } from '#renderer/bridge/use-operation.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { useLanguage } from '#renderer/language/language.tsx'
import { LongCall } from '#renderer/language/LongCall.tsx'
import { FileChooser } from '#renderer/ui/FileDrop.tsx'
import { Quiet, Row } from '#renderer/ui/Panel.tsx'
import { Select } from '#renderer/ui/Select.tsx'
import styles from './ImportWizard.module.css'

interface ReadAgainProps {
  readonly view: OutputOf<'import.preview'>['view']
  /** How the file was read. */
  readonly encoding: string
  readonly delimiter: string
}

/**
 * A text file that holds what must not be stored is not kept, so reading it in another way begins with choosing it again. The reading
 * it had goes when the same bytes have come in once more.
 */
export function ReadAgain({ view, encoding, delimiter }: ReadAgainProps): ReactNode {
  const { words } = useLanguage()
  const bridge = useBridge()
  const call = useCall()
  const navigate = useNavigate()
  const stage = useCommand('import.stage')
  const [wish, setWish] = useState({ encoding, delimiter })
  const [refused, setRefused] = useState<Failure | null>(null)
  const { source } = words.imports
  const { reading } = source
  const failure = refused ?? stage.failure

  async function read([file]: readonly File[]): Promise<void> {
    if (file === undefined) return
    setRefused(null)
    stage.reset()
    const accepted = await answerOf(bridge.files.accept(file))
    if (!accepted.ok) return setRefused(accepted.failure)
    const { sender, register, importId: before, sha256 } = view
    const reply = await stage.run({ file: accepted.value.handle, ...wish, sender, register })
    if (!reply.ok) return
    const { importId } = reply.value
    const list = await call('import.list', {})
    const isSame = list.ok && list.value.some((each) => each.importId === importId && each.sha256 === sha256)
    if (isSame) await call('import.discard', { importId: before })
    void navigate({ to: '/imports/$importId', params: { importId: String(importId) } })
  }

  return (
    <>
      <Quiet>{reading.locked}</Quiet>
      <div className={styles['choices']}>
        <Select
          label={reading.encodings}
          placeholder={words.shell.choose}
          options={withOwn(reading.encodingNames, encoding)}
          value={wish.encoding}
          onChange={(chosen) => setWish({ ...wish, encoding: chosen })}
        />
        <Select
          label={source.delimiter}
          placeholder={words.shell.choose}
          options={withOwn(source.delimiters, delimiter)}
          value={wish.delimiter}
          onChange={(chosen) => setWish({ ...wish, delimiter: chosen })}
        />
      </div>
      <Row>
        <FileChooser
          label={reading.chooseAgain}
          endings={['.csv', '.tsv', '.txt']}
          onFiles={(files) => void read(files)}
        />
      </Row>
      {stage.isRunning ? <LongCall operation="import.stage" label={reading.running} /> : null}
      {failure === null ? null : <FailureBanner failure={failure} />}
    </>
  )
}

function withOwn(names: Readonly<Record<string, string>>, own: string): { id: string; label: string }[] {
  return Object.entries({ ...names, [own]: names[own] ?? own }).map(([id, label]) => ({ id, label }))
}
