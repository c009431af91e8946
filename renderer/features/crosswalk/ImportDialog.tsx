import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { Failure } from '#shared/contract/failure.ts'
import type { OutputOf } from '#shared/contract/operations.ts'
import { useBridge } from '#renderer/bridge/bridge.ts'
import { answerOf } from '#renderer/bridge/operation-error.ts'
import { useTransfer } from '#renderer/bridge/transfer.ts'
import { useCall, useCommand, useOperation } from '#renderer/bridge/use-operation.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { LongCall } from '#renderer/language/LongCall.tsx'
import { isDay } from '#renderer/language/day.ts'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { stepNotice, useUndo } from '#renderer/language/use-undo.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { DateField } from '#renderer/ui/DateField.tsx'
import { Dialog, DialogButtons } from '#renderer/ui/Dialog.tsx'
import { FileChooser } from '#renderer/ui/FileDrop.tsx'
import { FieldRow, Row } from '#renderer/ui/Panel.tsx'
import { PasswordField } from '#renderer/ui/PasswordField.tsx'
import { Segments } from '#renderer/ui/Segments.tsx'
import { Select } from '#renderer/ui/Select.tsx'
import { TextField } from '#renderer/ui/TextField.tsx'
import { notify } from '#renderer/ui/notices.ts'
import { ClassificationPreview } from './ClassificationPreview.tsx'
import styles from './crosswalk.module.css'
import type { Side } from './nodes.ts'

const endings = ['.xlsx', '.xlsm', '.xls', '.xlsb', '.ods', '.csv', '.tsv', '.txt']

/** Reads a classification from a file: first what it holds, then whose it is and from when, then all of it as one act. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { words: catalogue } = useLanguage()
  const number = useNumberText()
  const text = catalogue.crosswalk.importing
  const take = useCommand('classification.import')
  const { undo } = useUndo(text.undone)
  const file = useChosenFile()
  const organisations = useSenderOrganisations()
  const [form, setForm] = useState({ name: '', version: '', validFrom: '', validTo: '', organisation: '' })
  const [side, setSide] = useState<Side>('receiver')
  const [wasTried, setTried] = useState(false)
  const change = (more: Partial<typeof form>): void => setForm({ ...form, ...more })
  const { shown, handle } = file
  const isReady = shown !== null && shown.faultCount === 0 && handle !== null

  async function save(): Promise<void> {
    if (!isReady) return
    const reply = await take.run({
      file: handle,
      ...(file.password === '' ? {} : { password: file.password }),
      sha256: shown.sha256,
      name: form.name,
      side,
      ...(side === 'sender' && form.organisation !== '' ? { organisationId: Number(form.organisation) } : {}),
      version: form.version,
      validFrom: form.validFrom.trim() || null,
      validTo: form.validTo.trim() || null,
    })
    if (!reply.ok) return
    const { eventId, classes } = reply.value
    const said = text.saved(form.name.trim(), number(classes, 0))
    notify({ tone: 'ok', key: stepNotice, text: said, undo: () => void undo(eventId) })
    onClose()
  }

  const failure = file.failure ?? take.failure
  return (
    <Dialog
      title={text.title}
      closeLabel={catalogue.shell.closeDialog}
      isOpen
      isWide
      onClose={() => {
        if (!take.isRunning) onClose()
      }}
    >
      <form
        className={styles['form']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (file.isLocked) return void file.read()
          setTried(true)
          if (form.name.trim() !== '' && !isWrong(form.validFrom) && !isWrong(form.validTo) && !take.isRunning)
            void save()
        }}
      >
        <p>{text.lead}</p>
        <Row>
          <FileChooser label={text.choose} endings={endings} onFiles={([chosen]) => void file.choose(chosen)} />
          {file.fileName === '' ? null : <span>{text.chosen(file.fileName)}</span>}
        </Row>
        {failure === null ? null : <FailureBanner failure={failure} />}
        {file.isReading ? <LongCall operation="classification.preview" label={text.reading} /> : null}
        {file.isLocked ? <FilePassword value={file.password} onChange={file.setPassword} /> : null}
        {shown === null ? null : <ClassificationPreview shown={shown} />}
        {isReady ? (
          <>
            <Segments
              label={text.side}
              options={(['receiver', 'sender'] as const).map((id) => ({ id, label: text.sides[id] }))}
              value={side}
              onChange={setSide}
            />
            {side === 'sender' ? (
              <Select
                label={text.organisation}
                placeholder={text.anyOrganisation}
                options={[{ id: '', label: text.anyOrganisation }, ...organisations]}
                value={form.organisation}
                onChange={(organisation) => change({ organisation })}
              />
            ) : null}
            <FieldRow>
              <TextField
                label={text.name}
                help={text.nameHelp}
                value={form.name}
                onChange={(name) => change({ name })}
                problem={wasTried && form.name.trim() === '' ? text.noName : undefined}
                isRequired
                isFocused
              />
              <TextField label={text.version} value={form.version} onChange={(version) => change({ version })} />
            </FieldRow>
            <FieldRow>
              {(['validFrom', 'validTo'] as const).map((name) => (
                <DateField
                  key={name}
                  label={text[name]}
                  value={form[name]}
                  onChange={(day) => change({ [name]: day })}
                  problem={wasTried && isWrong(form[name]) ? catalogue.crosswalk.dialog.noDay : undefined}
                />
              ))}
            </FieldRow>
          </>
        ) : null}
        {take.isRunning ? <LongCall operation="classification.import" label={text.reading} /> : null}
        <DialogButtons>
          <Button onPress={onClose} isDisabled={take.isRunning}>
            {catalogue.shell.cancel}
          </Button>
          <Button type="submit" look="primary" isDisabled={take.isRunning || !(isReady || file.isLocked)}>
            {file.isLocked ? text.read : text.save}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  )
}

/** Whether something is typed that is no day. */
function isWrong(text: string): boolean {
  return text.trim() !== '' && !isDay(text.trim())
}

function FilePassword(props: { readonly value: string; readonly onChange: (value: string) => void }): ReactNode {
  const { words } = useLanguage()
  const { preflight: text } = words.imports
  return (
    <PasswordField
      {...props}
      label={text.password}
      help={text.passwordHelp}
      showLabel={text.showPassword}
      hideLabel={text.hidePassword}
      isFocused
    />
  )
}

type Preview = OutputOf<'classification.preview'>

interface ChosenFile {
  readonly fileName: string
  readonly handle: string | null
  readonly shown: Preview | null
  readonly failure: Failure | null
  readonly isReading: boolean
  /** It cannot be read without a password. */
  readonly isLocked: boolean
  readonly password: string
  readonly setPassword: (password: string) => void
  readonly choose: (file: File | undefined) => Promise<void>
  readonly read: () => Promise<void>
}

function useChosenFile(): ChosenFile {
  const bridge = useBridge()
  const call = useCall()
  const [file, setFile] = useState<{ readonly name: string; readonly handle: string } | null>(null)
  const [shown, setShown] = useState<Preview | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isReading, setReading] = useState(false)
  const [password, setPassword] = useState('')
  const latest = useRef('')

  async function preview(handle: string): Promise<void> {
    latest.current = handle
    setShown(null)
    setFailure(null)
    setReading(true)
    const reply = await call('classification.preview', { file: handle, ...(password === '' ? {} : { password }) })
    // Another file was chosen meanwhile.
    if (latest.current !== handle) return
    setReading(false)
    if (reply.ok) setShown(reply.value)
    else setFailure(reply.failure)
  }

  return {
    fileName: file?.name ?? '',
    handle: file?.handle ?? null,
    shown,
    failure,
    isReading,
    isLocked: failure?.code === 'file.password-protected' || failure?.code === 'file.wrong-password',
    password,
    setPassword,
    async choose(chosen) {
      if (chosen === undefined) return
      const accepted = await answerOf(bridge.files.accept(chosen))
      if (!accepted.ok) return setFailure(accepted.failure)
      setFile({ name: accepted.value.name, handle: accepted.value.handle })
      await preview(accepted.value.handle)
    },
    async read() {
      if (file !== null) await preview(file.handle)
    },
  }
}

function useSenderOrganisations(): { readonly id: string; readonly label: string }[] {
  const { senders } = useTransfer()
  const list = useOperation('record.list', { kind: 'organisations' })
  return (list.data?.rows ?? []).flatMap(({ id, values }) => {
    const name = String(values['name'] ?? '')
    return senders.includes(name) ? [{ id: String(id), label: name }] : []
  })
}
