import { zodResolver } from '@hookform/resolvers/zod'
import { useNavigate } from '@tanstack/react-router'
import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { FormProvider, useFieldArray, useForm } from 'react-hook-form'
import type { Failure } from '#shared/contract/failure.ts'
import { useBridge } from '#renderer/bridge/bridge.ts'
import { answerOf } from '#renderer/bridge/operation-error.ts'
import { useCommand } from '#renderer/bridge/use-operation.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { useLanguage } from '#renderer/language/language.tsx'
import { Banner } from '#renderer/ui/Banner.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { FormField } from './FormField.tsx'
import { NewPassphrase } from './NewPassphrase.tsx'
import { CreateFormSchema } from './schemas.ts'
import type { CreateFormValues } from './schemas.ts'
import styles from './StartScreen.module.css'

export function CreateForm({ suggestedPerson }: { readonly suggestedPerson: string }): ReactNode {
  const { words } = useLanguage()
  const bridge = useBridge()
  const create = useCommand('transfer.create')
  const navigate = useNavigate()
  const [placeFailure, setPlaceFailure] = useState<Failure | null>(null)
  const [placeCancelled, setPlaceCancelled] = useState(false)
  const form = useForm<CreateFormValues>({
    resolver: zodResolver(CreateFormSchema),
    defaultValues: {
      name: '',
      transferDate: nextNewYear(),
      senders: [{ name: '' }],
      receiver: '',
      person: suggestedPerson,
      passphrase: '',
      passphraseAgain: '',
    },
  })
  const { control, handleSubmit } = form
  const senders = useFieldArray({ control, name: 'senders' })

  const submit = handleSubmit(async (filled) => {
    setPlaceCancelled(false)
    setPlaceFailure(null)
    const place = await answerOf(bridge.files.placeForStore(filled.name))
    if (!place.ok) {
      setPlaceFailure(place.failure)
      return
    }
    if (place.value === null) {
      setPlaceCancelled(true)
      return
    }
    const reply = await create.run({
      place: place.value.handle,
      passphrase: filled.passphrase,
      person: filled.person,
      transfer: {
        name: filled.name,
        transferDate: filled.transferDate,
        senders: filled.senders.map((sender) => sender.name),
        receiver: filled.receiver,
      },
    })
    if (reply.ok) await navigate({ to: '/' })
  })

  const failure = placeFailure ?? create.failure
  return (
    <FormProvider {...form}>
      <form className={styles['columns']} onSubmit={(event) => void submit(event)} noValidate>
        <div className={styles['form']}>
          <p className={styles['quiet']}>{words.start.create.lead}</p>
          <FormField control={control} name="name" label={words.start.create.name} help={words.start.create.nameHelp} />
          <FormField
            control={control}
            name="transferDate"
            kind="date"
            label={words.start.create.transferDate}
            help={words.start.create.transferDateHelp}
          />
          <fieldset className={styles['set']}>
            <legend>{words.start.create.senders}</legend>
            <p className={styles['quiet']}>{words.start.create.senderHelp}</p>
            {senders.fields.map((sender, index) => (
              <div key={sender.id} className={styles['sender']}>
                <FormField
                  control={control}
                  name={`senders.${index}.name`}
                  label={words.start.create.sender(index + 1)}
                />
                {senders.fields.length === 1 ? null : (
                  <Button
                    icon={Trash2}
                    label={words.start.create.removeSender(index + 1)}
                    onPress={() => senders.remove(index)}
                  />
                )}
              </div>
            ))}
            <div>
              <Button icon={Plus} isDisabled={senders.fields.length >= 20} onPress={() => senders.append({ name: '' })}>
                {words.start.create.addSender}
              </Button>
            </div>
          </fieldset>
          <FormField control={control} name="receiver" label={words.start.create.receiver} />
        </div>
        <div className={styles['form']}>
          <FormField control={control} name="person" label={words.start.person} help={words.start.personHelp} />
          <NewPassphrase />
          {failure === null ? null : <FailureBanner failure={failure} />}
          {placeCancelled ? (
            <Banner tone="info" live="status">
              <p>{words.start.create.placeCancelled}</p>
            </Banner>
          ) : null}
          <div>
            <Button type="submit" look="primary" size="large" isDisabled={create.isRunning}>
              {words.start.create.submit}
            </Button>
          </div>
        </div>
      </form>
    </FormProvider>
  )
}

/** The usual transfer day: the next 1 January. */
function nextNewYear(): string {
  return `${new Date().getFullYear() + 1}-01-01`
}
