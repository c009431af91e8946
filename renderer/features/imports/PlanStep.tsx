import { Check } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/operations.ts'
import { useCommand } from '#renderer/bridge/use-operation.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { useFailureWording, useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { LongCall } from '#renderer/language/LongCall.tsx'
import { useFieldLabel } from '#renderer/language/use-field-text.ts'
import { useUndo } from '#renderer/language/use-undo.ts'
import { Banner } from '#renderer/ui/Banner.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { notify } from '#renderer/ui/notices.ts'
import { Panel, Quiet, Row } from '#renderer/ui/Panel.tsx'
import { useKeptFocus } from '#renderer/ui/use-kept-focus.ts'
import { OutcomeTable } from './OutcomeTable.tsx'
import { PlanRows } from './PlanRows.tsx'
import type { StepProps } from './SourceStep.tsx'

interface PlanStepProps extends StepProps {
  readonly isCommitting: boolean
  /** The plan on show is being worked out again. */
  readonly isCounting: boolean
}

/** What will happen, added up; then the act itself; then the rows it is made of. */
export function PlanStep({ preview, isLocked, isCommitting, isCounting, choose }: PlanStepProps): ReactNode {
  const { words } = useLanguage()
  const { plan } = words.imports
  const { counts, view } = preview
  const heading = useKeptFocus(isCommitting)
  return (
    <>
      <Panel title={plan.title} headingRef={heading}>
        <OutcomeTable caption={plan.title} counts={counts} />
        {isCommitting ? (
          <>
            <LongCall operation="import.commit" importId={view.importId} label={plan.running} />
            <Quiet>{plan.elsewhere}</Quiet>
          </>
        ) : null}
        <Commit preview={preview} isOpen={!isLocked} isCounting={isCounting} />
      </Panel>
      <PlanRows preview={preview} isLocked={isLocked} choose={choose} />
    </>
  )
}

interface CommitProps {
  readonly preview: OutputOf<'import.preview'>
  readonly isOpen: boolean
  readonly isCounting: boolean
}

function Commit({ preview, isOpen, isCounting }: CommitProps): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const fieldLabel = useFieldLabel()
  const explain = useFailureWording()
  const commit = useCommand('import.commit')
  const { undo } = useUndo(words.imports.undone)
  const isSeen = useRef(false)
  useEffect(() => {
    isSeen.current = true
    return () => {
      isSeen.current = false
    }
  }, [])
  const { plan, receipt, columns } = words.imports
  const { counts, view, keyUnmapped, fingerprint } = preview
  const toTake = counts.new + counts.changed

  async function take(): Promise<void> {
    const reply = await commit.run({ importId: view.importId, fingerprint })
    if (reply.ok) {
      const { eventId } = reply.value
      notify({ tone: 'ok', text: receipt.announce(view.fileName), undo: () => void undo(eventId) })
    } else if (!isSeen.current && reply.failure.code !== 'call.cancelled') {
      // The person has gone on to other things meanwhile.
      const { what, kept, next } = explain(reply.failure)
      notify({ tone: 'error', text: `${view.fileName}: ${what} ${kept} ${next}` })
    }
  }

  return (
    <>
      {keyUnmapped.length === 0 ? null : (
        <Banner tone="error">
          <p>{columns.keyMissing(keyUnmapped.map((field) => fieldLabel(view.register, field)).join(', '))}</p>
        </Banner>
      )}
      {counts.vanished > 0 && counts.new > 0 && counts.changed + counts.unchanged === 0 ? (
        <Banner tone="warning">
          <p>{plan.noneKnown}</p>
        </Banner>
      ) : null}
      {commit.failure === null ? null : <FailureBanner failure={commit.failure} />}
      {isOpen ? (
        <Row>
          <Button
            look="primary"
            size="large"
            icon={Check}
            isDisabled={toTake === 0 || keyUnmapped.length > 0 || isCounting}
            onPress={() => void take()}
          >
            {toTake === 0 ? plan.commitNone : plan.commit(number(toTake, 0))}
          </Button>
          {toTake === 0 ? <Quiet>{plan.nothing}</Quiet> : null}
        </Row>
      ) : null}
    </>
  )
}
