import { zodResolver } from '@hookform/resolvers/zod'
import { useNavigate } from '@tanstack/react-router'
import { FolderDown } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import type { Failure } from '#shared/contract/failure.ts'
import { useBridge } from '#renderer/bridge/bridge.ts'
import { answerOf } from '#renderer/bridge/operation-error.ts'
import { useCall, useCommand } from '#renderer/bridge/use-operation.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { useLanguage } from '#renderer/language/language.tsx'
import { Banner } from '#renderer/ui/Banner.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Panel } from '#renderer/ui/Panel.tsx'
import { ProgressBar } from '#renderer/ui/ProgressBar.tsx'
import { FormField } from './FormField.tsx'
import { NewPassphrase } from './NewPassphrase.tsx'
import { PractiseFormSchema } from './schemas.ts'
import type { PractiseFormValues } from './schemas.ts'
import styles from './StartScreen.module.css'

export function PractiseForm({ suggestedPerson }: { readonly suggestedPerson: string }): ReactNode {
  const { words } = useLanguage()
  const bridge = useBridge()
  const create = useCommand('sample.create')
  const navigate = useNavigate()
  const [placeFailure, setPlaceFailure] = useState<Failure | null>(null)
  const form = useForm<PractiseFormValues>({
    resolver: zodResolver(PractiseFormSchema),
    defaultValues: { person: suggestedPerson, passphrase: '', passphraseAgain: '' },
  })

  const { control, handleSubmit } = form
  const submit = handleSubmit(async ({ person, passphrase }) => {
    setPlaceFailure(null)
    const place = await answerOf(bridge.files.placeForStore(words.start.practise.title))
    if (!place.ok) setPlaceFailure(place.failure)
    if (!place.ok || place.value === null) return
    const reply = await create.run({ place: place.value.handle, person, passphrase })
    if (reply.ok) await navigate({ to: '/' })
  })

  const failure = placeFailure ?? create.failure
  return (
    <div className={styles['columns']}>
      <FormProvider {...form}>
        <form className={styles['form']} onSubmit={(event) => void submit(event)} noValidate>
          <p>{words.start.practise.lead}</p>
          <FormField control={control} name="person" label={words.start.person} help={words.start.personHelp} />
          <NewPassphrase />
          {failure === null ? null : <FailureBanner failure={failure} />}
          {create.isRunning ? (
            <ProgressBar
              label={words.shell.jobs['sample.create'] ?? words.shell.job.other}
              value={null}
              valueText={words.shell.job.starting}
            />
          ) : null}
          <div>
            <Button type="submit" look="primary" size="large" isDisabled={create.isRunning}>
              {words.start.practise.submit}
            </Button>
          </div>
        </form>
      </FormProvider>
      <SaveSources />
    </div>
  )
}

/** The same files that the practice transfer is made of, to read in by hand. */
function SaveSources(): ReactNode {
  const { words } = useLanguage()
  const bridge = useBridge()
  const call = useCall()
  const [saved, setSaved] = useState<{ readonly folder: string; readonly files: readonly string[] } | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isSaving, setSaving] = useState(false)

  async function save(): Promise<void> {
    setFailure(null)
    setSaved(null)
    const asked = await answerOf(bridge.files.placeForFolder(words.start.practise.title))
    if (!asked.ok) setFailure(asked.failure)
    if (!asked.ok || asked.value === null) return
    const folder = asked.value
    setSaving(true)
    const reply = await call('sample.save-sources', { folder: folder.handle })
    setSaving(false)
    if (!reply.ok) {
      setFailure(reply.failure)
      return
    }
    setSaved(reply.value)
    if (bridge.capabilities.reveal) await bridge.files.deliver(folder)
  }

  return (
    <Panel title={words.start.practise.saveSources}>
      <p>{words.start.practise.saveSourcesHelp}</p>
      <div>
        <Button icon={FolderDown} isDisabled={isSaving} onPress={() => void save()}>
          {words.start.practise.saveSources}
        </Button>
      </div>
      {failure === null ? null : <FailureBanner failure={failure} />}
      {saved === null ? null : (
        <Banner tone="ok" live="status" title={words.start.practise.saved(saved.files.length, saved.folder)}>
          <ul>
            {saved.files.map((file) => (
              <li key={file}>{file}</li>
            ))}
          </ul>
        </Banner>
      )}
    </Panel>
  )
}
