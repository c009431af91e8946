import { Link } from '@tanstack/react-router'
import { ArrowRight, X } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { formatBytes } from '#shared/i18n/format.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { useLanguage } from '#renderer/language/language.tsx'
import { LongCall } from '#renderer/language/LongCall.tsx'
import { Banner } from '#renderer/ui/Banner.tsx'
import { Button, buttonClasses } from '#renderer/ui/Button.tsx'
import { Facts, Panel, Row } from '#renderer/ui/Panel.tsx'
import { PasswordField } from '#renderer/ui/PasswordField.tsx'
import { Status } from '#renderer/ui/Status.tsx'
import { Table } from '#renderer/ui/Table.tsx'
import type { Tone } from '#renderer/ui/tones.ts'
import { useKeptFocus } from '#renderer/ui/use-kept-focus.ts'
import { wantsPassword } from './reading-queue.ts'
import type { Preflight, QueuedFile } from './reading-queue.ts'

interface QueuePanelProps {
  readonly files: readonly QueuedFile[]
  readonly onRead: (id: number, password?: string) => void
  readonly onRemove: (id: number) => void
}

const tones: Readonly<Record<QueuedFile['state'], Tone>> = {
  waiting: 'neutral',
  checking: 'info',
  asking: 'warning',
  reading: 'info',
  read: 'ok',
  failed: 'error',
}

/** What is being read, what waits its turn, and what has to be answered first. */
export function QueuePanel({ files, onRead, onRemove }: QueuePanelProps): ReactNode {
  const { words } = useLanguage()
  const { queue } = words.imports
  const heading = useKeptFocus(files.map(({ id, state }) => `${id} ${state}`).join())
  if (files.length === 0) return null
  const reading = files.find(({ state }) => state === 'reading')
  const [only] = files
  return (
    <>
      <Panel title={queue.title} headingRef={heading}>
        {files.length === 1 && only !== undefined ? (
          <output>
            <Status tone={tones[only.state]}>
              {only.name}: {queue.states[only.state]}
            </Status>
          </output>
        ) : (
          <QueueTable files={files} onRemove={onRemove} />
        )}
        {reading === undefined ? null : (
          <LongCall
            operation={reading.preflight === null ? 'import.paste' : 'import.stage'}
            label={`${words.shell.jobs['import.stage'] ?? ''}: ${reading.name}`}
          />
        )}
        {files.map((file) =>
          file.state === 'failed' && file.failure !== null ? (
            <FailureBanner
              key={file.id}
              failure={file.failure}
              actions={<Button onPress={() => onRemove(file.id)}>{queue.remove}</Button>}
            />
          ) : null,
        )}
      </Panel>
      {files.map((file) =>
        file.state === 'asking' && file.preflight !== null ? (
          <Asking key={file.id} file={file} preflight={file.preflight} onRead={onRead} onRemove={onRemove} />
        ) : null,
      )}
    </>
  )
}

function QueueTable({ files, onRemove }: Pick<QueuePanelProps, 'files' | 'onRemove'>): ReactNode {
  const { words, language } = useLanguage()
  const { queue, list, preflight } = words.imports
  return (
    <Table caption={queue.caption} isCaptionHidden>
      <thead>
        <tr>
          <th scope="col">{list.file}</th>
          <th scope="col" data-number>
            {preflight.size}
          </th>
          <th scope="col">{queue.state}</th>
          <th scope="col">{list.actions}</th>
        </tr>
      </thead>
      <tbody>
        {files.map((file) => (
          <tr key={file.id}>
            <th scope="row">{file.name}</th>
            <td data-number>
              {file.preflight === null ? words.shell.none : formatBytes(language, file.preflight.bytes)}
            </td>
            <td data-tight>
              <Status tone={tones[file.state]}>{queue.states[file.state]}</Status>
            </td>
            <td data-tight>
              <Row>
                {file.importId === null ? null : (
                  <Link
                    to="/imports/$importId"
                    params={{ importId: String(file.importId) }}
                    className={buttonClasses({})}
                    aria-label={queue.openLabel(file.name)}
                  >
                    <ArrowRight size="1rem" aria-hidden="true" />
                    {queue.open}
                  </Link>
                )}
                {file.state === 'waiting' || file.state === 'read' ? (
                  <Button
                    look="quiet"
                    icon={X}
                    label={queue.removeLabel(file.name)}
                    onPress={() => onRemove(file.id)}
                  />
                ) : null}
              </Row>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

interface AskingProps extends Pick<QueuePanelProps, 'onRead' | 'onRemove'> {
  readonly file: QueuedFile
  readonly preflight: Preflight
}

/** What is worth knowing of a file before it is read, and the password where it has one. */
function Asking({ file, preflight, onRead, onRemove }: AskingProps): ReactNode {
  const { words, language } = useLanguage()
  const [password, setPassword] = useState('')
  const { preflight: text } = words.imports
  const hasSpace = preflight.neededBytes <= preflight.freeBytes
  const isWrong = file.failure?.code === 'file.wrong-password'
  const needsPassword = preflight.needsPassword || (file.failure !== null && wantsPassword(file.failure))
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (!needsPassword) onRead(file.id)
        else if (password !== '') onRead(file.id, password)
      }}
    >
      <Panel title={text.title(file.name)}>
        {preflight.sameFile === null ? null : (
          <Banner tone="warning" live="status">
            <p>{text.sameFile(preflight.sameFile.fileName, preflight.sameFile.at, preflight.sameFile.state)}</p>
          </Banner>
        )}
        {hasSpace ? null : (
          <Banner tone="warning" live="status">
            <p>{text.noSpace}</p>
          </Banner>
        )}
        <Facts
          facts={[
            { name: text.kind, value: text.kinds[preflight.kind] },
            { name: text.size, value: formatBytes(language, preflight.bytes) },
            { name: text.time, value: text.seconds(preflight.estimatedSeconds) },
            {
              name: text.space,
              value: text.spaceOf(
                formatBytes(language, preflight.neededBytes),
                formatBytes(language, preflight.freeBytes),
              ),
            },
          ]}
        />
        {preflight.estimatedSeconds >= 60 ? <p>{text.slow}</p> : null}
        {needsPassword ? (
          <PasswordField
            label={text.password}
            help={text.passwordHelp}
            value={password}
            onChange={setPassword}
            problem={isWrong ? text.passwordWrong : undefined}
            showLabel={text.showPassword}
            hideLabel={text.hidePassword}
            isRequired
          />
        ) : null}
        <Row>
          <Button type="submit" look="primary" isDisabled={needsPassword && password === ''}>
            {preflight.sameFile === null && hasSpace ? text.read : text.readAnyway}
          </Button>
          <Button onPress={() => onRemove(file.id)}>{text.skip}</Button>
        </Row>
      </Panel>
    </form>
  )
}
