import { Check } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import type { Failure } from '#shared/contract/failure.ts'
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

/** What will happen, added up, with the act itself; then the rows it is made of. */
export function PlanStep({ preview, isLocked, isCommitting, isCounting, choose }: PlanStepProps): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const fieldLabel = useFieldLabel()
  const { plan, columns } = words.imports
  const { counts, view, keyUnmapped } = preview
  const heading = useKeptFocus(isCommitting)
  const { take, failure } = useCommit(preview)
  const toTake = counts.new + counts.changed
  const isEmpty = counts.read === counts.footer
  return (
    <>
      <Panel
        title={plan.title}
        headingRef={heading}
        actions={
          isLocked ? null : (
            <Row>
              {toTake === 0 ? <Quiet>{isEmpty ? plan.nothing : plan.same}</Quiet> : null}
              <Button
                look="primary"
                size="large"
                icon={Check}
                isDisabled={isEmpty || keyUnmapped.length > 0 || isCounting}
                onPress={() => void take()}
              >
                {isEmpty ? plan.commitNone : toTake === 0 ? plan.commitSame : plan.commit(number(toTake, 0))}
              </Button>
            </Row>
          )
        }
      >
        {failure === null ? null : <FailureBanner failure={failure} />}
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
        {isCommitting ? (
          <>
            <LongCall operation="import.commit" importId={view.importId} label={plan.running} />
            <Quiet>{plan.elsewhere}</Quiet>
          </>
        ) : null}
        <OutcomeTable caption={plan.title} counts={counts} />
      </Panel>
      <PlanRows preview={preview} isLocked={isLocked} choose={choose} />
    </>
  )
}

interface Commit {
  readonly take: () => Promise<void>
  readonly failure: Failure | null
}

/** The plan is carried out; how it ended is said wherever the person is by then. */
function useCommit({ view, fingerprint }: OutputOf<'import.preview'>): Commit {
  const { words } = useLanguage()
  const explain = useFailureWording()
  const { run, failure } = useCommand('import.commit')
  const { undo } = useUndo(words.imports.undone)
  const isSeen = useRef(false)
  useEffect(() => {
    isSeen.current = true
    return () => {
      isSeen.current = false
    }
  }, [])

  async function take(): Promise<void> {
    const reply = await run({ importId: view.importId, fingerprint })
    if (reply.ok) {
      const { eventId } = reply.value
      notify({ tone: 'ok', text: words.imports.receipt.announce(view.fileName), undo: () => void undo(eventId) })
    } else if (!isSeen.current && reply.failure.code !== 'call.cancelled') {
      // The person has gone on to other things meanwhile.
      const { what, kept, next } = explain(reply.failure)
      notify({ tone: 'error', text: `${view.fileName}: ${what} ${kept} ${next}` })
    }
  }
  return { take, failure }
}
