import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/operations.ts'
import { useCommand, useOperation } from '#renderer/bridge/use-operation.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { Loaded } from '#renderer/language/Loaded.tsx'
import { useLanguage } from '#renderer/language/language.tsx'
import { useValueText } from '#renderer/language/use-field-text.ts'
import { useLock } from '#renderer/language/use-lock.ts'
import { RowLink } from '#renderer/router/RowLink.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { DateField } from '#renderer/ui/DateField.tsx'
import { Row } from '#renderer/ui/Panel.tsx'
import { TextField } from '#renderer/ui/TextField.tsx'
import styles from './row-parts.module.css'
import { useSaid } from './use-said.ts'

type Person = NonNullable<OutputOf<'person.of'>>

/** The numbers that the person of an employment bears or has borne, and the person's employments at every sender. */
export function PersonPart({ rowId }: { readonly rowId: number }): ReactNode {
  const { words } = useLanguage()
  const told = useOperation('person.of', { rowId })
  return (
    <Loaded query={told} skeleton={[2, 3]}>
      {(person) =>
        person === null ? (
          <p className={styles['quiet']}>{words.rowDetails.personNone}</p>
        ) : (
          <>
            <Identifiers key={rowId} rowId={rowId} identifiers={person.identifiers} />
            <Employments rowId={rowId} employments={person.employments} />
          </>
        )
      }
    </Loaded>
  )
}

function Identifiers({ rowId, identifiers }: Pick<Person, 'identifiers'> & { readonly rowId: number }): ReactNode {
  const { words } = useLanguage()
  const isLocked = useLock('staff') !== null
  const text = words.rowDetails
  const [isAdding, setAdding] = useState(false)
  return (
    <>
      <h3>{text.identifiers}</h3>
      <ul className={styles['items']}>
        {identifiers.map(({ value, kind, validFrom, validTo, source }) => (
          <li key={`${value} ${validFrom ?? ''}`} className={styles['item']}>
            <span>
              {value} <span className={styles['quiet']}>{text.identifierKinds[kind]}</span>
            </span>
            <span className={styles['quiet']}>
              {[
                validFrom === null ? null : text.identifierFrom({ from: validFrom }),
                validTo === null ? null : text.identifierUntil({ until: validTo }),
                source === 'person' ? text.identifierByHand : null,
              ]
                .filter((part) => part !== null)
                .join(', ')}
            </span>
          </li>
        ))}
      </ul>
      {isLocked ? null : isAdding ? (
        <AddIdentifier rowId={rowId} onDone={() => setAdding(false)} />
      ) : (
        <div>
          <Button icon={Plus} onPress={() => setAdding(true)}>
            {text.addIdentifier}
          </Button>
        </div>
      )}
    </>
  )
}

function AddIdentifier({ rowId, onDone }: { readonly rowId: number; readonly onDone: () => void }): ReactNode {
  const { words } = useLanguage()
  const text = words.rowDetails
  const { run, isRunning, failure } = useCommand('person.add-identifier')
  const say = useSaid()
  const [number, setNumber] = useState('')
  const [validFrom, setValidFrom] = useState('')
  const isReady = number.trim() !== '' && /^\d{4}-\d{2}-\d{2}$/.test(validFrom)

  async function add(merge: boolean): Promise<void> {
    const reply = await run({ rowId, number, validFrom, merge })
    if (!reply.ok) return
    say(text.identifierAdded, reply.value.eventId)
    onDone()
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves the form from anything in it
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        if (!isRunning && isReady) void add(false)
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        onDone()
      }}
    >
      <p className={styles['quiet']}>{text.addIdentifierHint}</p>
      <TextField label={text.newNumber} value={number} onChange={setNumber} isFocused autoComplete="off" />
      <DateField label={text.validFrom} value={validFrom} onChange={setValidFrom} />
      {failure === null ? null : <FailureBanner failure={failure} />}
      <Row>
        <Button type="submit" look="primary" isDisabled={isRunning || !isReady}>
          {text.addIdentifier}
        </Button>
        {failure?.code === 'person.number-of-other' ? (
          <Button isDisabled={isRunning || !isReady} onPress={() => void add(true)}>
            {text.mergePersons}
          </Button>
        ) : null}
        <Button onPress={onDone}>{words.registers.editCancel}</Button>
      </Row>
    </form>
  )
}

function Employments({ rowId, employments }: Pick<Person, 'employments'> & { readonly rowId: number }): ReactNode {
  const { words } = useLanguage()
  const text = words.rowDetails
  const valueOf = useValueText()
  return (
    <>
      <h3>
        {text.employments} ({employments.length})
      </h3>
      <ul className={styles['items']}>
        {employments.map((each) => (
          <li key={each.rowId} className={styles['item']} aria-current={each.rowId === rowId ? 'true' : undefined}>
            <RowLink
              register="staff"
              rowId={each.rowId}
              isHere={each.rowId === rowId}
              label={
                [each.positionTitle, each.senderUnit, each.employmentNumber]
                  .filter((part) => part !== null)
                  .join(', ') || each.sender
              }
            />
            <span className={styles['quiet']}>
              {[
                each.sender,
                `${valueOf('staff', 'ftePercent', each.ftePercent)} %`,
                ...(each.startDate === null
                  ? []
                  : [text.employmentPeriod({ from: each.startDate, until: each.endDate ?? '' })]),
              ].join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
