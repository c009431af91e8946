import { ShieldAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { Failure } from '#shared/contract/failure.ts'
import type { OutputOf } from '#shared/contract/operations.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import { fieldOf } from '#shared/registers/registers.ts'
import { useTransfer } from '#renderer/bridge/transfer.ts'
import { useCall, useCommand } from '#renderer/bridge/use-operation.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { useLanguage } from '#renderer/language/language.tsx'
import { useFieldLabel, useValueText } from '#renderer/language/use-field-text.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { Row } from '#renderer/ui/Panel.tsx'
import { Skeleton } from '#renderer/ui/Skeleton.tsx'
import { Table } from '#renderer/ui/Table.tsx'
import { ReasonForm } from './ReasonForm.tsx'
import styles from './protected-rows.module.css'
import { useSecondsLeft } from './use-seconds-left.ts'

type Opened = OutputOf<'register.protected'>
type ProtectedRow = OutputOf<'register.protected-rows'>['rows'][number]

interface ProtectedRowsProps {
  readonly register: RegisterName
  readonly count: number
  /** In other words than those of a register. */
  readonly said?: string
}

/** How many rows no list shows, and the way to read them, for a reason. */
export function ProtectedRows({ register, count, said }: ProtectedRowsProps): ReactNode {
  const { words } = useLanguage()
  const { readOnly } = useTransfer()
  const [isOpen, setOpen] = useState(false)
  const [isShown, setShown] = useState(false)
  const text = said ?? words.registers.protectedHidden({ count })
  const icon = <ShieldAlert size="0.875rem" aria-hidden="true" />
  // Where nothing is written down, nobody looks.
  if (readOnly) {
    return (
      <span className={styles['masked']}>
        {icon}
        {text}
      </span>
    )
  }
  return (
    <>
      <button
        type="button"
        className={styles['protectedButton']}
        title={words.privacy.showProtected({ count })}
        onClick={() => {
          setOpen(true)
          setShown(false)
        }}
      >
        {icon}
        {text}
      </button>
      <Dialog
        title={words.privacy.protectedTitle}
        closeLabel={words.shell.closeDialog}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        isFull={isShown}
      >
        <Content register={register} onShown={() => setShown(true)} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  )
}

interface ContentProps {
  readonly register: RegisterName
  readonly onShown: () => void
  readonly onClose: () => void
}

/** Lives as long as the dialog: nothing of what it shows stays in the page. */
function Content({ register, onShown, onClose }: ContentProps): ReactNode {
  const { words } = useLanguage()
  const { run, isRunning, failure, reset } = useCommand('register.protected')
  const [opened, setOpened] = useState<Opened | null>(null)

  async function open(reason: string): Promise<void> {
    const reply = await run({ register, reason })
    if (!reply.ok) return
    setOpened(reply.value)
    onShown()
  }

  if (opened === null) {
    return (
      <ReasonForm
        text={words.privacy.protectedText}
        submit={words.privacy.protectedSubmit}
        isRunning={isRunning}
        failure={failure}
        onReason={(reason) => void open(reason)}
        onCancel={onClose}
      />
    )
  }
  return (
    <OpenedRows
      register={register}
      opened={opened}
      onEnd={() => {
        reset()
        onClose()
      }}
    />
  )
}

const pageSize = 20

interface OpenedRowsProps {
  readonly register: RegisterName
  readonly opened: Opened
  readonly onEnd: () => void
}

function OpenedRows({ register, opened, onEnd }: OpenedRowsProps): ReactNode {
  const { words } = useLanguage()
  const labelOf = useFieldLabel()
  const textOf = useValueText()
  const call = useCall()
  const secondsLeft = useSecondsLeft(opened.seconds, onEnd)
  const [start, setStart] = useState(0)
  const [page, setPage] = useState<readonly ProtectedRow[] | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const { openingId, total, fields } = opened

  useEffect(() => {
    let isWanted = true
    const read = async (): Promise<void> => {
      const reply = await call('register.protected-rows', { openingId, start, count: pageSize })
      if (!isWanted) return
      if (reply.ok) setPage(reply.value.rows)
      else setFailure(reply.failure)
    }
    void read()
    return () => {
      isWanted = false
    }
  }, [call, openingId, start])

  const closing = words.privacy.timeLeft({ minutes: Math.floor(secondsLeft / 60), seconds: secondsLeft % 60 })
  return (
    <div className={styles['opened']}>
      <div className={styles['bar']}>
        <span className={styles['clock']} role="timer">
          {closing}
        </span>
        <Button onPress={onEnd}>{words.privacy.close}</Button>
      </div>
      {failure !== null ? (
        <FailureBanner failure={failure} />
      ) : total === 0 ? (
        <p>{words.privacy.protectedNone}</p>
      ) : page === null ? (
        <Skeleton label={words.shell.loading} heights={[12]} />
      ) : (
        <Table caption={words.privacy.protectedCaption({ from: start + 1, to: start + page.length, total })} isFocused>
          <thead>
            <tr>
              {fields.map((field, place) => (
                <th key={field} scope="col" data-stays={place === 0 ? '' : undefined}>
                  {labelOf(register, field)}
                </th>
              ))}
              <th scope="col">{words.registers.sender}</th>
            </tr>
          </thead>
          <tbody>
            {page.map(({ sender, values }, index) => (
              <tr key={start + index}>
                {fields.map((field, place) =>
                  place === 0 ? (
                    <th key={field} scope="row" data-stays="" data-tight="">
                      {textOf(register, field, values[field])}
                    </th>
                  ) : (
                    <td key={field} data-number={isNumber(register, field, values[field]) ? '' : undefined}>
                      {textOf(register, field, values[field])}
                    </td>
                  ),
                )}
                <td>{sender}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {total > pageSize ? (
        <Row>
          <Button isDisabled={start === 0} onPress={() => setStart(Math.max(0, start - pageSize))}>
            {words.privacy.earlier}
          </Button>
          <Button isDisabled={start + pageSize >= total} onPress={() => setStart(start + pageSize)}>
            {words.privacy.later}
          </Button>
        </Row>
      ) : null}
    </div>
  )
}

function isNumber(register: RegisterName, field: string, value: unknown): boolean {
  return typeof value === 'number' && fieldOf(register, field)?.type !== 'year'
}
