import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Controller, useForm, useWatch } from 'react-hook-form'
import { z } from 'zod'
import type { Failure } from '#shared/contract/failure.ts'
import type { OutputOf } from '#shared/contract/operations.ts'
import { languages } from '#shared/i18n/catalogues.ts'
import { fieldOf } from '#shared/registers/registers.ts'
import { reportHead } from '#shared/reports/reports.ts'
import { useBridge } from '#renderer/bridge/bridge.ts'
import { answerOf } from '#renderer/bridge/operation-error.ts'
import { useTransfer } from '#renderer/bridge/transfer.ts'
import { useCommand } from '#renderer/bridge/use-operation.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { LongCall } from '#renderer/language/LongCall.tsx'
import { useLanguage } from '#renderer/language/language.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Dialog, DialogButtons } from '#renderer/ui/Dialog.tsx'
import { notify } from '#renderer/ui/notices.ts'
import { Radios } from '#renderer/ui/Segments.tsx'
import { Select } from '#renderer/ui/Select.tsx'
import { TextField } from '#renderer/ui/TextField.tsx'
import type { Produced } from './produced.ts'
import styles from './Reports.module.css'

type Report = OutputOf<'report.list'>[number]

interface ProduceDialogProps {
  readonly report: Report
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onProduced: (produced: Produced) => void
}

export function ProduceDialog({ report, title, isOpen, onClose, onProduced }: ProduceDialogProps): ReactNode {
  const { words } = useLanguage()
  return (
    <Dialog
      title={words.reports.dialogTitle(title)}
      closeLabel={words.shell.closeDialog}
      isOpen={isOpen}
      onClose={onClose}
    >
      <ProduceForm report={report} onClose={onClose} onProduced={onProduced} />
    </Dialog>
  )
}

const ProduceFormSchema = z
  .object({
    language: z.enum(languages),
    identity: z.enum(['masked', 'full']),
    reason: z.string().trim().max(500),
    of: z.string(),
  })
  .refine(({ identity, reason }) => identity === 'masked' || reason.length >= 3, { path: ['reason'] })

function ProduceForm({
  report,
  onClose,
  onProduced,
}: Pick<ProduceDialogProps, 'report' | 'onClose' | 'onProduced'>): ReactNode {
  const { words, language } = useLanguage()
  const bridge = useBridge()
  const transfer = useTransfer()
  const produce = useCommand('report.produce')
  const [placeFailure, setPlaceFailure] = useState<Failure | null>(null)
  const { control, handleSubmit } = useForm({
    resolver: zodResolver(ProduceFormSchema),
    defaultValues: {
      language,
      identity: 'masked' as 'masked' | 'full',
      reason: '',
      of: String(report.choices?.[0]?.reconciliationId ?? ''),
    },
  })
  const identity = useWatch({ control, name: 'identity' })
  const hasIdentity = report.columns.some((column) => fieldOf(report.register, column)?.type === 'identity')
  const { reports } = words

  const submit = handleSubmit(async (form) => {
    setPlaceFailure(null)
    const name = reportHead(report.name)?.fileName[form.language] ?? report.name
    const place = await answerOf(bridge.files.placeForFile(`${name}-${transfer.transferDate}.xlsx`))
    if (!place.ok) setPlaceFailure(place.failure)
    if (!place.ok || place.value === null) return
    const file = place.value
    const reply = await produce.run({
      report: report.name,
      file: file.handle,
      language: form.language,
      ...(report.choices === null ? {} : { reconciliation: { reconciliationId: Number(form.of) } }),
      ...(form.identity === 'full' ? { fullIdentityNumbers: { reason: form.reason } } : {}),
    })
    if (!reply.ok) return
    notify({ tone: 'ok', text: reports.announce(reply.value.fileName) })
    onProduced({ result: reply.value, file })
  })

  const failure = placeFailure ?? produce.failure
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <DialogBody>
        {report.choices === null || report.choices.length < 2 ? null : (
          <Controller
            control={control}
            name="of"
            render={({ field }) => (
              <Select
                label={reports.ofReconciliation}
                placeholder={words.shell.choose}
                options={
                  report.choices?.map(({ reconciliationId, name }) => ({
                    id: String(reconciliationId),
                    label: name,
                  })) ?? []
                }
                value={field.value}
                onChange={field.onChange}
              />
            )}
          />
        )}
        <Controller
          control={control}
          name="language"
          render={({ field }) => (
            <Radios
              label={reports.language}
              options={languages.map((id) => ({ id, label: words.shell.languages[id] }))}
              value={field.value}
              onChange={field.onChange}
            />
          )}
        />
        {hasIdentity ? (
          <Controller
            control={control}
            name="identity"
            render={({ field }) => (
              <Radios
                label={reports.identity}
                options={[
                  { id: 'masked' as const, label: reports.identityMasked },
                  { id: 'full' as const, label: reports.identityFull },
                ]}
                value={field.value}
                onChange={field.onChange}
              />
            )}
          />
        ) : null}
        {identity === 'full' ? (
          <Controller
            control={control}
            name="reason"
            render={({ field, fieldState }) => (
              <TextField
                label={reports.reason}
                help={reports.reasonHelp}
                value={field.value}
                onChange={field.onChange}
                onBlur={field.onBlur}
                ref={field.ref}
                isRequired
                problem={fieldState.error === undefined ? undefined : reports.reasonMissing}
              />
            )}
          />
        ) : null}
        {failure === null ? null : <FailureBanner failure={failure} />}
        {produce.isRunning ? (
          <LongCall operation="report.produce" label={words.shell.jobs['report.produce'] ?? words.shell.job.other} />
        ) : null}
        <DialogButtons>
          {produce.isRunning ? null : <Button onPress={onClose}>{words.shell.cancel}</Button>}
          <Button type="submit" look="primary" isDisabled={produce.isRunning}>
            {reports.choosePlace}
          </Button>
        </DialogButtons>
      </DialogBody>
    </form>
  )
}

function DialogBody({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className={styles['dialogBody']}>{children}</div>
}
