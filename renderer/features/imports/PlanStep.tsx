import { Check, Lock, Pencil } from 'lucide-react'
import type { ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/operations.ts'
import { fieldOf } from '#shared/registers/registers.ts'
import { isNumeric } from '#shared/registers/field.ts'
import type { Value } from '#shared/registers/field.ts'
import { useCommand } from '#renderer/bridge/use-operation.ts'
import type { Command } from '#renderer/bridge/use-operation.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { LongCall } from '#renderer/language/LongCall.tsx'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { useFieldLabel, useValueText } from '#renderer/language/use-field-text.ts'
import { useUndo } from '#renderer/language/use-undo.ts'
import { Banner } from '#renderer/ui/Banner.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { classes } from '#renderer/ui/classes.ts'
import { notify } from '#renderer/ui/notices.ts'
import { Panel, Quiet, Row } from '#renderer/ui/Panel.tsx'
import { Status } from '#renderer/ui/Status.tsx'
import { Table } from '#renderer/ui/Table.tsx'
import { useKeptFocus } from '#renderer/ui/use-kept-focus.ts'
import { VisuallyHidden } from '#renderer/ui/VisuallyHidden.tsx'
import styles from './ImportWizard.module.css'
import { outcomeTones } from './outcomes.ts'
import { OutcomeTable } from './OutcomeTable.tsx'

type Preview = OutputOf<'import.preview'>

interface PlanStepProps {
  readonly preview: Preview
  readonly isLocked: boolean
  /** The plan on show is being worked out again. */
  readonly isCounting: boolean
}

/** What will happen, added up; then the act itself. */
export function PlanStep({ preview, isLocked, isCounting }: PlanStepProps): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const { plan } = words.imports
  const { counts } = preview
  const commit = useCommand('import.commit')
  const heading = useKeptFocus(commit.isRunning)
  return (
    <>
      <Panel title={plan.title} headingRef={heading}>
        <OutcomeTable caption={plan.title} counts={counts} />
        {counts.vanished === 0 ? null : (
          <Banner tone="info">
            <p>{plan.vanished(counts.vanished, number(counts.vanished, 0))}</p>
          </Banner>
        )}
        {isLocked ? null : <Commit preview={preview} commit={commit} isCounting={isCounting} />}
      </Panel>
      <Sample preview={preview} />
    </>
  )
}

interface CommitProps {
  readonly preview: Preview
  readonly commit: Command<'import.commit'>
  readonly isCounting: boolean
}

function Commit({ preview, commit, isCounting }: CommitProps): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const fieldLabel = useFieldLabel()
  const { plan, receipt, columns } = words.imports
  const { counts, view, keyUnmapped, fingerprint } = preview
  const { undo } = useUndo(words.imports.undone)
  const toTake = counts.new + counts.changed

  async function take(): Promise<void> {
    const reply = await commit.run({ importId: view.importId, fingerprint })
    if (!reply.ok) return
    const { eventId } = reply.value
    notify({ tone: 'ok', text: receipt.announce(view.fileName), undo: () => void undo(eventId) })
  }

  if (commit.isRunning) return <LongCall operation="import.commit" label={plan.running} />
  return (
    <>
      {keyUnmapped.length === 0 ? null : (
        <Banner tone="error">
          <p>{columns.keyMissing(keyUnmapped.map((field) => fieldLabel(view.register, field)).join(', '))}</p>
        </Banner>
      )}
      {commit.failure === null ? null : <FailureBanner failure={commit.failure} />}
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
        {toTake === 0 ? <span className={styles['quiet']}>{plan.nothing}</span> : null}
      </Row>
    </>
  )
}

/** Some rows as they will be, with every field that has a column. */
function Sample({ preview }: { readonly preview: Preview }): ReactNode {
  const { words } = useLanguage()
  const fieldLabel = useFieldLabel()
  const valueText = useValueText()
  const { plan, source } = words.imports
  const { register, columns } = preview.view
  const fields = columns.flatMap((column) => (column.field === null ? [] : [column.field]))
  const isNumber = (name: string): '' | undefined => {
    const field = fieldOf(register, name)
    return field !== undefined && isNumeric(field.type) ? '' : undefined
  }
  return (
    <Panel title={plan.sample}>
      {preview.sample.length === 0 || fields.length === 0 ? (
        <Quiet>{plan.sampleEmpty}</Quiet>
      ) : (
        <Table caption={plan.sample} isCaptionHidden>
          <thead>
            <tr>
              <th scope="col" data-number>
                {source.row}
              </th>
              <th scope="col">{plan.outcome}</th>
              {fields.map((field) => (
                <th key={field} scope="col" data-number={isNumber(field)}>
                  {fieldLabel(register, field)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.sample.map((row) => (
              <tr key={row.row}>
                <th scope="row" data-number>
                  {row.row}
                </th>
                <td data-tight>
                  <Status tone={outcomeTones[row.outcome]}>{plan.outcomeOne[row.outcome]}</Status>
                </td>
                {isProtected(row.values['protection']) ? (
                  <td colSpan={fields.length}>
                    <Status tone="neutral" icon={Lock}>
                      {plan.protectedRow}
                    </Status>
                  </td>
                ) : (
                  fields.map((field) => (
                    <td
                      key={field}
                      data-number={isNumber(field)}
                      className={classes(styles['cell'], row.changed.includes(field) && styles['changed'])}
                    >
                      {row.changed.includes(field) ? (
                        <Changed
                          before={valueText(register, field, row.before[field])}
                          now={valueText(register, field, row.values[field])}
                        />
                      ) : (
                        valueText(register, field, row.values[field])
                      )}
                    </td>
                  ))
                )}
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  )
}

/** A value that the delivery changes: what the register holds, and what it will hold. */
function Changed({ before, now }: { readonly before: string; readonly now: string }): ReactNode {
  const { words } = useLanguage()
  const { plan } = words.imports
  return (
    <>
      <Pencil size="0.875rem" aria-hidden="true" />
      <VisuallyHidden>{plan.changedFrom} </VisuallyHidden>
      <s>{before}</s>
      <span aria-hidden="true"> → </span>
      <VisuallyHidden> {plan.changedTo} </VisuallyHidden>
      <strong>{now}</strong>
    </>
  )
}

/** The core sends nothing else of such a row. */
function isProtected(protection: Value | undefined): boolean {
  return typeof protection === 'string' && protection !== 'none'
}
