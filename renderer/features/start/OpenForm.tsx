import { zodResolver } from '@hookform/resolvers/zod'
import { useNavigate } from '@tanstack/react-router'
import { FolderOpen } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Controller, useForm } from 'react-hook-form'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import type { FileRef } from '#shared/contract/bridge.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { OutputOf } from '#shared/contract/operations.ts'
import { formatInstant } from '#shared/i18n/format.ts'
import { useBridge } from '#renderer/bridge/bridge.ts'
import { useCommand } from '#renderer/bridge/use-operation.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { useFailureWording, useLanguage } from '#renderer/language/language.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Checkbox } from '#renderer/ui/Checkbox.tsx'
import { FileChooser } from '#renderer/ui/FileDrop.tsx'
import { FormField } from './FormField.tsx'
import { problemText } from './problems.ts'
import { OpenFormSchema } from './schemas.ts'
import type { OpenFormValues } from './schemas.ts'
import styles from './StartScreen.module.css'

type Session = OutputOf<'session.state'>

interface Choosable {
  /** Stays the same when the host lists its stores anew, with new handles. */
  readonly id: string
  readonly handle: string
  readonly name: string
  readonly detail: string
}

export function OpenForm({ session }: { readonly session: Session }): ReactNode {
  const { words } = useLanguage()
  const explain = useFailureWording()
  const bridge = useBridge()
  const open = useCommand('transfer.open')
  const navigate = useNavigate()
  const [picked, setPicked] = useState<FileRef | null>(null)
  const { control, handleSubmit, setValue, setFocus, formState } = useForm<OpenFormValues>({
    resolver: zodResolver(OpenFormSchema),
    defaultValues: {
      store: session.recent[0] === undefined ? '' : recentId(session.recent[0]),
      passphrase: '',
      person: session.suggestedPerson,
      readOnly: false,
    },
  })

  const stores: readonly Choosable[] = [
    ...(picked === null
      ? []
      : [{ id: picked.handle, handle: picked.handle, name: picked.name, detail: words.start.open.chosen }]),
    ...session.recent.map((recent) => ({
      id: recentId(recent),
      handle: recent.handle,
      name: recent.name,
      detail: `${recent.folder} · ${words.start.open.openedAt(formatInstant(recent.openedAt))}`,
    })),
  ]

  function choose(file: FileRef | null): void {
    if (file === null) return
    setPicked(file)
    setValue('store', file.handle, { shouldValidate: true })
    open.reset()
  }

  async function submit(form: OpenFormValues): Promise<void> {
    const store = stores.find(({ id }) => id === form.store)?.handle ?? form.store
    const reply = await open.run({ ...form, store })
    if (reply.ok) await navigate({ to: '/' })
    else if (reply.failure.code === 'store.wrong-passphrase') setFocus('passphrase', { shouldSelect: true })
  }

  const failure = open.failure
  const wrongPassphrase = failure?.code === 'store.wrong-passphrase' ? explain(failure) : null

  return (
    <form className={styles['columns']} noValidate onSubmit={(event) => void handleSubmit(submit)(event)}>
      <div className={styles['form']}>
        <Controller
          control={control}
          name="store"
          render={({ field }) =>
            stores.length === 0 ? (
              <p className={styles['quiet']}>{words.start.open.noRecent}</p>
            ) : (
              <RecentList
                label={words.start.open.recent}
                stores={stores}
                value={field.value}
                onChange={(id) => {
                  field.onChange(id)
                  open.reset()
                }}
              />
            )
          }
        />
        {formState.errors.store === undefined ? null : (
          <p role="alert">{problemText(words, formState.errors.store.message)}</p>
        )}
        <div>
          <PickStore bridgeHasDialog={bridge.capabilities.pickPlace} onPicked={choose} />
        </div>
      </div>
      <div className={styles['form']}>
        <FormField
          control={control}
          name="passphrase"
          kind="passphrase"
          label={words.start.passphrase}
          problem={wrongPassphrase === null ? undefined : `${wrongPassphrase.what} ${wrongPassphrase.next}`}
        />
        <FormField control={control} name="person" label={words.start.person} help={words.start.personHelp} />
        <Controller
          control={control}
          name="readOnly"
          render={({ field }) => (
            <div>
              <Checkbox isSelected={field.value} onChange={field.onChange}>
                {words.start.open.readOnly}
              </Checkbox>
              <p className={styles['quiet']}>{words.start.open.readOnlyHelp}</p>
            </div>
          )}
        />
        {failure === null || wrongPassphrase !== null ? null : (
          <FailureBanner
            failure={failure}
            actions={alreadyOpen(failure, words.start.open.openReadOnlyInstead, () =>
              handleSubmit((form) => submit({ ...form, readOnly: true }))(),
            )}
          />
        )}
        <div>
          <Button type="submit" look="primary" size="large" isDisabled={open.isRunning}>
            {words.start.open.submit}
          </Button>
        </div>
      </div>
    </form>
  )
}

function recentId({ folder, name }: Session['recent'][number]): string {
  return `${folder}/${name}`
}

function alreadyOpen(failure: Failure, label: string, onPress: () => Promise<void>): ReactNode {
  return failure.code === 'store.already-open' ? <Button onPress={() => void onPress()}>{label}</Button> : null
}

/** A dialog of the operating system where the host has one; otherwise the page's own file chooser. */
function PickStore({
  bridgeHasDialog,
  onPicked,
}: {
  readonly bridgeHasDialog: boolean
  readonly onPicked: (file: FileRef | null) => void
}): ReactNode {
  const { words } = useLanguage()
  const bridge = useBridge()
  const label = words.start.open.pick
  return bridgeHasDialog ? (
    <Button icon={FolderOpen} onPress={() => void bridge.files.pickStore().then(onPicked)}>
      {label}
    </Button>
  ) : (
    <FileChooser
      label={label}
      endings={['.stafett']}
      onFiles={([file]) => {
        if (file !== undefined) void bridge.files.accept(file).then(onPicked)
      }}
    />
  )
}

interface RecentListProps {
  readonly label: string
  readonly stores: readonly Choosable[]
  readonly value: string
  readonly onChange: (id: string) => void
}

function RecentList({ label, stores, value, onChange }: RecentListProps): ReactNode {
  return (
    <RadioGroup value={value} onChange={onChange} className={styles['set'] ?? ''}>
      <Label>
        <strong>{label}</strong>
      </Label>
      <div className={styles['recent']}>
        {stores.map((store) => (
          <Radio key={store.id} value={store.id} className={styles['recentItem'] ?? ''}>
            <span className={styles['dot']} aria-hidden="true" />
            <span>
              <span className={styles['recentName']}>{store.name}</span>
              <br />
              <span className={styles['recentFolder']}>{store.detail}</span>
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
