import { useState } from 'react'
import type { ReactNode } from 'react'
import { relationKinds } from '#shared/crosswalk/relation.ts'
import type { RelationKind } from '#shared/crosswalk/relation.ts'
import { useCommand } from '#renderer/bridge/use-operation.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { isDay } from '#renderer/language/day.ts'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { stepNotice, useUndo } from '#renderer/language/use-undo.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Checkbox } from '#renderer/ui/Checkbox.tsx'
import { DateField } from '#renderer/ui/DateField.tsx'
import { Dialog, DialogButtons } from '#renderer/ui/Dialog.tsx'
import { FieldRow } from '#renderer/ui/Panel.tsx'
import { Radios } from '#renderer/ui/Segments.tsx'
import { TextField } from '#renderer/ui/TextField.tsx'
import { notify } from '#renderer/ui/notices.ts'
import styles from './crosswalk.module.css'
import { notYetBelow, useNodeName } from './nodes.ts'
import type { CrosswalkNode } from './nodes.ts'

/** What many relations in a row have in common. */
export interface Decision {
  readonly decision: string
  readonly decidedOn: string
  readonly decidedBy: string
}

export interface Said extends Decision {
  readonly relation: RelationKind
  readonly splitRule: string
  readonly note: string
}

interface RelateDialogProps {
  readonly old: CrosswalkNode
  /** Where it goes on, and what that is called; null where it ends. */
  readonly target: { readonly classId: number; readonly name: string } | null
  readonly first: Said
  readonly onSaved: (decision: Decision) => void
  readonly onClose: () => void
}

/** Asks how the old goes on in the new, or why it ends, and by whose decision. */
export function RelateDialog({ old, target, first, onSaved, onClose }: RelateDialogProps): ReactNode {
  const { words: catalogue } = useLanguage()
  const number = useNumberText()
  const nameOf = useNodeName()
  const { run, isRunning, failure } = useCommand('crosswalk.relate')
  const { dialog: text, relations, relationHelp } = catalogue.crosswalk
  const { undo } = useUndo(text.undone)
  const [said, setSaid] = useState(first)
  const [below, setBelow] = useState(false)
  const [wasTried, setTried] = useState(false)
  const others = notYetBelow(old)
  // Of a mere step on the way it can only be said of what stands below.
  const isStep = old.state?.own === null
  const change = (more: Partial<Said>): void => setSaid({ ...said, ...more })
  const isDayWrong = said.decidedOn.trim() !== '' && !isDay(said.decidedOn.trim())

  async function save(): Promise<void> {
    const reply = await run({
      path: [...old.path],
      below: isStep || below,
      targetClassId: target?.classId ?? null,
      relation: said.relation,
      splitRule: said.splitRule || null,
      decision: said.decision || null,
      decidedOn: said.decidedOn.trim() || null,
      decidedBy: said.decidedBy || null,
      note: said.note || null,
    })
    if (!reply.ok) return
    const { eventId, relations: count } = reply.value
    notify({ tone: 'ok', key: stepNotice, text: text.saved(number(count, 0)), undo: () => void undo(eventId) })
    onSaved(said)
  }

  return (
    <Dialog
      title={target === null ? text.endTitle(nameOf(old)) : text.title(nameOf(old), target.name)}
      closeLabel={catalogue.shell.closeDialog}
      isOpen
      isWide
      onClose={() => {
        if (!isRunning) onClose()
      }}
    >
      <form
        className={styles['form']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (!isDayWrong && !isRunning) void save()
        }}
      >
        {target === null ? null : (
          <Radios
            label={text.relation}
            options={relationKinds.flatMap((kind) =>
              kind === 'ends' ? [] : [{ id: kind, label: `${relations[kind]}. ${relationHelp[kind]}` }],
            )}
            value={said.relation}
            onChange={(relation: RelationKind) => change({ relation })}
            isFocused
          />
        )}
        {said.relation === 'partial' ? (
          <TextField
            label={text.splitRule}
            help={text.splitRuleHelp}
            value={said.splitRule}
            onChange={(splitRule) => change({ splitRule })}
            isRequired
          />
        ) : null}
        <TextField
          label={text.decision}
          help={text.decisionHelp}
          value={said.decision}
          onChange={(decision) => change({ decision })}
          isFocused={target === null}
        />
        <FieldRow>
          <DateField
            label={text.decidedOn}
            value={said.decidedOn}
            onChange={(decidedOn) => change({ decidedOn })}
            problem={wasTried && isDayWrong ? text.noDay : undefined}
          />
          <TextField label={text.decidedBy} value={said.decidedBy} onChange={(decidedBy) => change({ decidedBy })} />
        </FieldRow>
        <TextField label={text.note} value={said.note} onChange={(note) => change({ note })} />
        {others === 0 ? null : (
          <Checkbox isSelected={isStep || below} isDisabled={isStep} onChange={setBelow}>
            {text.below(number(others, 0))}
          </Checkbox>
        )}
        {failure === null ? null : <FailureBanner failure={failure} />}
        <DialogButtons>
          <Button onPress={onClose} isDisabled={isRunning}>
            {catalogue.shell.cancel}
          </Button>
          <Button type="submit" look="primary" isDisabled={isRunning}>
            {text.save}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  )
}
