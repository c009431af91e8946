import { Tags } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/operations.ts'
import { registerOf } from '#shared/reconciliation/settings/kinds.ts'
import { lockOf } from '#shared/registers/writers.ts'
import { useTransfer } from '#renderer/bridge/transfer.ts'
import { useCall, useCommand, useOperation } from '#renderer/bridge/use-operation.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { Loaded } from '#renderer/language/Loaded.tsx'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { stepNotice, useUndo } from '#renderer/language/use-undo.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Dialog, DialogButtons } from '#renderer/ui/Dialog.tsx'
import { notify } from '#renderer/ui/notices.ts'
import { Panel, Quiet } from '#renderer/ui/Panel.tsx'
import { Table } from '#renderer/ui/Table.tsx'

type Aliases = OutputOf<'alias.list'>

/** Rows of a table that is looked through as a whole. */
const mostShown = 200

/** What linked units are called in the lists, and the way to have the units called so where they are set up. */
export function AliasPanel({ reconciliationId }: { readonly reconciliationId: number }): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const isLocked = lockOf(useTransfer(), registerOf('units')) !== null
  const [isOpen, setOpen] = useState(false)
  const read = useOperation('alias.list', { reconciliationId }, { keepPrevious: true })
  const text = words.aliases
  return (
    <Panel title={text.title}>
      <Loaded query={read} skeleton={[3]}>
        {(found) => (
          <>
            {found.units.length === 0 ? (
              <Quiet>{text.none}</Quiet>
            ) : (
              <>
                <p>{text.found({ names: number(countNames(found), 0), units: number(found.units.length, 0) })}</p>
                {found.isStale ? <Quiet>{text.stale}</Quiet> : null}
                {isLocked || found.isStale ? null : (
                  <p>
                    <Button icon={Tags} onPress={() => setOpen(true)}>
                      {text.open}
                    </Button>
                  </p>
                )}
              </>
            )}
            {found.leftOut.length === 0 ? null : <LeftOut leftOut={found.leftOut} />}
            <Dialog
              title={text.open}
              closeLabel={words.shell.closeDialog}
              isOpen={isOpen}
              onClose={() => setOpen(false)}
              isWide
            >
              <AddForm reconciliationId={reconciliationId} found={found} onClose={() => setOpen(false)} />
            </Dialog>
          </>
        )}
      </Loaded>
    </Panel>
  )
}

function LeftOut({ leftOut }: Pick<Aliases, 'leftOut'>): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const text = words.aliases
  return (
    <Table caption={text.leftOut} isDense>
      <thead>
        <tr>
          <th scope="col">{text.names}</th>
          <th scope="col">{text.why}</th>
        </tr>
      </thead>
      <tbody>
        {leftOut.slice(0, mostShown).map(({ name, why }, index) => (
          <tr key={index}>
            <td>{name}</td>
            <td>{text.obstacles[why]}</td>
          </tr>
        ))}
        {leftOut.length > mostShown ? (
          <tr>
            <td colSpan={2}>{text.more(number(leftOut.length - mostShown, 0))}</td>
          </tr>
        ) : null}
      </tbody>
    </Table>
  )
}

interface AddFormProps {
  readonly reconciliationId: number
  readonly found: Aliases
  readonly onClose: () => void
}

/** Shows all that one press adds. */
function AddForm({ reconciliationId, found, onClose }: AddFormProps): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const call = useCall()
  const { run, isRunning, failure } = useCommand('alias.add')
  const text = words.aliases
  const { undo } = useUndo(text.undone)
  const { units, runId } = found

  async function add(): Promise<void> {
    const reply = await run({ reconciliationId, runId })
    if (!reply.ok) return
    const { eventId, ...added } = reply.value
    onClose()
    const said = text.added({ names: number(added.names, 0), units: number(added.units, 0) })
    notify({ tone: 'ok', key: stepNotice, text: said, undo: () => void undo(eventId) })
    // Names are what the lists are made of.
    void call('reconciliation.run', { reconciliationId })
  }

  return (
    <>
      <Table caption={text.caption} isCaptionHidden isDense>
        <thead>
          <tr>
            <th scope="col">{text.unit}</th>
            <th scope="col">{text.organisation}</th>
            <th scope="col">{text.names}</th>
          </tr>
        </thead>
        <tbody>
          {units.slice(0, mostShown).map(({ unitId, name, organisation, names }) => (
            <tr key={unitId}>
              <th scope="row">{name}</th>
              <td>{organisation}</td>
              <td>{names.join('; ')}</td>
            </tr>
          ))}
          {units.length > mostShown ? (
            <tr>
              <td colSpan={3}>{text.more(number(units.length - mostShown, 0))}</td>
            </tr>
          ) : null}
        </tbody>
      </Table>
      {failure === null ? null : <FailureBanner failure={failure} />}
      <DialogButtons>
        <Button onPress={onClose}>{words.shell.cancel}</Button>
        <Button look="primary" isDisabled={isRunning || units.length === 0} onPress={() => void add()}>
          {text.add(number(countNames(found), 0))}
        </Button>
      </DialogButtons>
    </>
  )
}

function countNames({ units }: Aliases): number {
  return units.reduce((sum, { names }) => sum + names.length, 0)
}
