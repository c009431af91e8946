import { zodResolver } from '@hookform/resolvers/zod'
import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { Controller, useForm } from 'react-hook-form'
import { z } from 'zod'
import { languages } from '#shared/i18n/catalogues.ts'
import { appearances, useAppearance } from '#renderer/appearance/appearance.ts'
import { useTransfer } from '#renderer/bridge/transfer.ts'
import { useCommand } from '#renderer/bridge/use-operation.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { useLanguage } from '#renderer/language/language.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { notify } from '#renderer/ui/notices.ts'
import { Facts, FieldRow, Panel, PanelGrid, Quiet } from '#renderer/ui/Panel.tsx'
import { Screen } from '#renderer/ui/Screen.tsx'
import { Segments } from '#renderer/ui/Segments.tsx'
import { TextField } from '#renderer/ui/TextField.tsx'

export function SettingsScreen(): ReactNode {
  const { words, language, setLanguage } = useLanguage()
  const [appearance, setAppearance] = useAppearance()
  const { settings, shell } = words
  return (
    <Screen title={settings.title} lead={settings.lead}>
      <PanelGrid column={26}>
        <Panel title={settings.transfer}>
          <TransferFacts />
          <AddSender />
        </Panel>
        <Panel title={settings.appearance}>
          <Segments
            label={shell.languageLabel}
            options={languages.map((id) => ({ id, label: shell.languages[id] }))}
            value={language}
            onChange={setLanguage}
          />
          <Segments
            label={shell.appearanceLabel}
            options={appearances.map((id) => ({ id, label: shell.appearances[id] }))}
            value={appearance}
            onChange={setAppearance}
          />
          <Quiet>{settings.appearanceHelp}</Quiet>
        </Panel>
        <Panel title={settings.about}>
          <p>{settings.aboutText}</p>
        </Panel>
      </PanelGrid>
    </Screen>
  )
}

function TransferFacts(): ReactNode {
  const { words } = useLanguage()
  const { settings } = words
  const transfer = useTransfer()
  return (
    <Facts
      facts={[
        { name: settings.name, value: transfer.name },
        { name: settings.transferDate, value: transfer.transferDate },
        {
          name: settings.senders,
          value: (
            <ul>
              {transfer.senders.map((sender) => (
                <li key={sender}>{sender}</li>
              ))}
            </ul>
          ),
        },
        { name: settings.receiver, value: transfer.receiver },
        { name: settings.person, value: transfer.person },
        { name: settings.file, value: transfer.fileName },
        { name: settings.folder, value: transfer.folder },
        { name: settings.access, value: transfer.readOnly ? settings.reading : settings.writing },
      ]}
    />
  )
}

const AddSenderForm = z.object({ name: z.string().trim().min(1).max(200) })

function AddSender(): ReactNode {
  const { words } = useLanguage()
  const { readOnly } = useTransfer()
  const add = useCommand('transfer.add-sender')
  const { control, handleSubmit, reset } = useForm({
    resolver: zodResolver(AddSenderForm),
    defaultValues: { name: '' },
  })
  if (readOnly) return null
  const submit = handleSubmit(async ({ name }) => {
    const reply = await add.run({ name })
    if (!reply.ok) return
    notify({ tone: 'ok', text: words.settings.added(name) })
    reset()
  })
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <FieldRow>
        <Controller
          control={control}
          name="name"
          render={({ field, fieldState }) => (
            <TextField
              label={words.settings.addSender}
              value={field.value}
              onChange={field.onChange}
              onBlur={field.onBlur}
              ref={field.ref}
              problem={fieldState.error === undefined ? undefined : words.start.problems.required}
            />
          )}
        />
        <Button type="submit" icon={Plus} isDisabled={add.isRunning}>
          {words.settings.add}
        </Button>
      </FieldRow>
      {add.failure === null ? null : <FailureBanner failure={add.failure} />}
    </form>
  )
}
