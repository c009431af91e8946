import { useState } from 'react'
import type { ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/operations.ts'
import { rawText } from '#shared/import/code-in-raw.ts'
import { isGuidance } from '#shared/import/rules.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import { useOperation } from '#renderer/bridge/use-operation.ts'
import { HandleDialog } from '#renderer/finding-work/HandleDialog.tsx'
import type { Asking } from '#renderer/finding-work/HandleDialog.tsx'
import { HandlingText, writtenIn } from '#renderer/finding-work/HandlingText.tsx'
import { findingIcons, findingTones, severityTones } from '#renderer/finding-work/states.ts'
import { useHandle } from '#renderer/finding-work/use-handle.ts'
import type { HandleChange, Meanwhile } from '#renderer/finding-work/use-handle.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { useLanguage } from '#renderer/language/language.tsx'
import { useFieldLabel } from '#renderer/language/use-field-text.ts'
import { useLock } from '#renderer/language/use-lock.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Row } from '#renderer/ui/Panel.tsx'
import { Status } from '#renderer/ui/Status.tsx'
import styles from './details.module.css'
import type { RegisterRow } from './register-columns.ts'

interface FindingsProps {
  readonly register: RegisterName
  readonly row: RegisterRow
}

type Item = OutputOf<'finding.row'>[number]

/** Folded or not stays the same from row to row. */
let wasOpen = false

/** What is remarked on this row, how far the work with it has come, and what can be done about it. */
export function Findings({ register, row }: FindingsProps): ReactNode {
  const { words } = useLanguage()
  const { data } = useOperation('finding.row', { register, rowId: row.id })
  const [isOpen, setOpen] = useState(wasOpen)
  const { handle, isRunning, failure, reset } = useHandle()
  const [asked, setAsked] = useState<{ readonly item: Item; readonly asking: Asking } | null>(null)

  // The finding as it was when it was asked about: what somebody else writes meanwhile is told, not written over.
  async function run(item: Item, change: HandleChange, meanwhile?: Meanwhile): Promise<void> {
    const { rule, field, rowId, raw: ground } = item
    const seen = writtenIn(item, change.what)
    if (await handle({ items: [{ register, rule, field, rowId, seen, ground }] }, change, meanwhile)) setAsked(null)
  }

  return (
    <>
      {failure === null || asked !== null ? null : <FailureBanner failure={failure} />}
      <details
        className={styles['folded']}
        open={isOpen}
        onToggle={({ currentTarget }) => {
          wasOpen = currentTarget.open
          setOpen(wasOpen)
        }}
      >
        <summary>
          {words.registers.findings} ({row.findings})
        </summary>
        <ul className={styles['findings']}>
          {(data ?? []).map((item) => (
            <Finding
              key={`${item.rule} ${item.field ?? ''}`}
              register={register}
              item={item}
              isRunning={isRunning}
              onAsk={(asking) => {
                reset()
                setAsked({ item, asking })
              }}
              onTakeBack={() => void run(item, { what: 'take-back' })}
            />
          ))}
        </ul>
      </details>
      <HandleDialog
        asking={asked?.asking ?? null}
        count={1}
        before={asked === null ? '' : (writtenIn(asked.item, asked.asking) ?? '')}
        owners={[]}
        failure={failure}
        isRunning={isRunning}
        onDo={(change, meanwhile) => {
          if (asked !== null) void run(asked.item, change, meanwhile)
        }}
        onClose={() => setAsked(null)}
      />
    </>
  )
}

interface FindingProps {
  readonly register: RegisterName
  readonly item: Item
  readonly isRunning: boolean
  readonly onAsk: (asking: Asking) => void
  readonly onTakeBack: () => void
}

function Finding({ register, item, isRunning, onAsk, onTakeBack }: FindingProps): ReactNode {
  const { language, words } = useLanguage()
  const isLocked = useLock(register) !== null
  const fieldLabel = useFieldLabel()
  const { rule, field, raw, severity, state, waiver } = item
  const wording = words.findings.rules[rule]
  const { states, actions, guidance } = words.findingsScreen
  const label = field === null ? words.findings.wholeRow : fieldLabel(register, field)
  return (
    <li>
      <Row>
        <Status tone={severityTones[severity]}>{words.findings.severities[severity]}</Status>
        <Status tone={findingTones[state]} icon={findingIcons[state]}>
          {states[state]}
        </Status>
        {isGuidance(rule) ? <Status tone="neutral">{guidance}</Status> : null}
      </Row>
      <p>{wording.text({ field: label, example: rawText(rule, raw, language) })}</p>
      <p className={styles['note']}>{wording.hint}</p>
      <HandlingText item={item} />
      {isLocked ? null : (
        <Row>
          <Button look="quiet" label={`${actions.owner}: ${wording.title}`} onPress={() => onAsk('owner')}>
            {actions.owner}
          </Button>
          <Button look="quiet" label={`${actions.note}: ${wording.title}`} onPress={() => onAsk('note')}>
            {actions.note}
          </Button>
          {state === 'waived' ? null : (
            <Button look="quiet" label={`${actions.waive}: ${wording.title}`} onPress={() => onAsk('waive')}>
              {actions.waive}
            </Button>
          )}
          {waiver === null ? null : (
            <Button
              look="quiet"
              label={`${actions.takeBackLabel}: ${wording.title}`}
              isDisabled={isRunning}
              onPress={onTakeBack}
            >
              {actions.takeBack}
            </Button>
          )}
        </Row>
      )}
    </li>
  )
}
