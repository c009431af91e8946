import { Plus, X } from 'lucide-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { listSides } from '#shared/contract/tables/reconciliation.ts'
import { reconciledRegisters, registerOf } from '#shared/reconciliation/settings/kinds.ts'
import type { ReconciledRegister } from '#shared/reconciliation/settings/kinds.ts'
import { lockOf } from '#shared/registers/writers.ts'
import { useTransfer } from '#renderer/bridge/transfer.ts'
import { useCall, useCommand, useOperation } from '#renderer/bridge/use-operation.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { Loaded } from '#renderer/language/Loaded.tsx'
import { useLanguage } from '#renderer/language/language.tsx'
import { useFieldLabel } from '#renderer/language/use-field-text.ts'
import { Banner } from '#renderer/ui/Banner.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Checkbox } from '#renderer/ui/Checkbox.tsx'
import { Dialog, DialogButtons } from '#renderer/ui/Dialog.tsx'
import { Segments } from '#renderer/ui/Segments.tsx'
import { Select } from '#renderer/ui/Select.tsx'
import { TextField } from '#renderer/ui/TextField.tsx'
import { defaultLists, defaultUnitLists, freeName, sourcesOf, toSource, unitSourcesOf } from './list-sources.ts'
import type { ChosenList, SourceOption } from './list-sources.ts'
import styles from './reconciliation.module.css'

interface CreateDialogProps {
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Asks which lists are to be tied together. */
export function CreateDialog({ isOpen, onClose }: CreateDialogProps): ReactNode {
  const { words } = useLanguage()
  return (
    <Dialog
      title={words.reconciliationScreen.create.title}
      closeLabel={words.shell.closeDialog}
      isOpen={isOpen}
      onClose={onClose}
      isWide
    >
      <Sources onClose={onClose} />
    </Dialog>
  )
}

function Sources({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { words } = useLanguage()
  const imports = useOperation('import.list', {})
  const made = useOperation('reconciliation.list', {})
  const transfer = useTransfer()
  const { senders, receiver, receiverParty } = transfer
  const registers = reconciledRegisters.filter((each) => lockOf(transfer, registerOf(each)) === null)
  const [chosen, choose] = useState(registers[0] ?? 'staff')
  const [wasChosen, setWasChosen] = useState(false)
  return (
    <Loaded query={imports} skeleton={[2, 3, 3]}>
      {(deliveries) => {
        const isUnits = chosen === 'units'
        const sources = isUnits
          ? unitSourcesOf(senders, receiverParty, deliveries)
          : sourcesOf(chosen, senders, deliveries)
        return (
          <>
            {registers.length < 2 ? null : (
              <Segments
                label={words.reconciliationScreen.create.kind}
                options={registers.map((id) => ({ id, label: words.reconciliation.things[id].kind }))}
                value={chosen}
                onChange={(register) => {
                  choose(register)
                  setWasChosen(true)
                }}
              />
            )}
            <Loaded query={made} skeleton={[3, 3]}>
              {(others) => (
                <CreateForm
                  key={chosen}
                  register={chosen}
                  sources={sources}
                  initial={isUnits ? defaultUnitLists(sources, receiverParty) : defaultLists(sources, receiverParty)}
                  receiver={receiver}
                  receiverParty={receiverParty}
                  taken={others.map(({ name }) => name)}
                  // Whoever goes through the kinds stays there.
                  isFocused={!wasChosen}
                  onClose={onClose}
                />
              )}
            </Loaded>
          </>
        )
      }}
    </Loaded>
  )
}

interface CreateFormProps {
  readonly register: ReconciledRegister
  readonly sources: readonly SourceOption[]
  readonly initial: readonly ChosenList[]
  readonly receiver: string
  readonly receiverParty: string
  /** What the others are called. */
  readonly taken: readonly string[]
  readonly isFocused: boolean
  readonly onClose: () => void
}

function CreateForm(props: CreateFormProps): ReactNode {
  const { register, sources, initial, receiver, receiverParty, taken, isFocused, onClose } = props
  const { words } = useLanguage()
  const navigate = useNavigate()
  const call = useCall()
  const { run, isRunning, failure } = useCommand('reconciliation.create')
  const fieldLabel = useFieldLabel()
  const { create } = words.reconciliationScreen
  const [lists, setLists] = useState(initial)
  const [name, setName] = useState(() =>
    freeName(create.suggestion(partyOf(sources, initial[0]) ?? '', receiver), taken),
  )
  const [isBlind, setBlind] = useState(false)
  const [wasTried, setTried] = useState(false)
  const hasDelivery =
    register === 'units' || sources.some(({ kind, sender }) => kind === 'delivery' && sender === receiverParty)
  const isNameMissing = name.trim() === ''
  const isSourceMissing = lists.some(({ source }) => source === null)
  const change = (index: number, part: Partial<ChosenList>): void =>
    setLists(lists.map((list, place) => (place === index ? { ...list, ...part } : list)))

  async function submit(): Promise<void> {
    setTried(true)
    if (isNameMissing || isSourceMissing || isRunning) return
    const chosen = lists.flatMap(({ side, source }) => {
      const found = toSource(sources, source)
      return found === null ? [] : [{ side, source: found }]
    })
    const reply = await run({ register, name: name.trim(), isBlind, lists: chosen })
    if (!reply.ok) return
    const { reconciliationId } = reply.value
    onClose()
    // It changes nothing in the registers, and is what the lists were chosen for; the screen shows how far it has come.
    void call('reconciliation.run', { reconciliationId })
    void navigate({
      to: '/reconciliation/$reconciliationId',
      params: { reconciliationId: String(reconciliationId) },
    })
  }

  return (
    <form
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      {hasDelivery ? null : <Banner tone="info">{create.noDelivery}</Banner>}
      <TextField
        label={create.name}
        value={name}
        onChange={setName}
        problem={wasTried && isNameMissing ? create.nameMissing : undefined}
        isRequired
        isFocused={isFocused}
      />
      {lists.map((list, index) => (
        <fieldset key={index} className={styles['listChoice']}>
          <legend>{create.list(index + 1)}</legend>
          <Select
            label={create.side}
            placeholder={words.shell.choose}
            options={listSides.map((id) => ({ id, label: words.reconciliation.sides[id] }))}
            value={list.side}
            onChange={(id) => change(index, { side: listSides.find((side) => side === id) ?? list.side })}
          />
          <Select
            label={create.source}
            placeholder={create.choose}
            options={sources.map((source) => ({ id: source.id, label: labelOf(source) }))}
            value={list.source}
            onChange={(source) => change(index, { source })}
          />
        </fieldset>
      ))}
      {wasTried && isSourceMissing ? (
        <Banner tone="error" live="alert">
          {create.sourceMissing}
        </Banner>
      ) : null}
      <div>
        {lists.length === 2 ? (
          <Button look="quiet" icon={Plus} onPress={() => setLists([...lists, { side: 'third', source: null }])}>
            {create.add}
          </Button>
        ) : (
          <Button look="quiet" icon={X} onPress={() => setLists(lists.slice(0, 2))}>
            {create.dropThird}
          </Button>
        )}
      </div>
      <div>
        <Checkbox isSelected={isBlind} onChange={setBlind}>
          {create.blind}
        </Checkbox>
        <p className={styles['quiet']}>{create.blindHelp}</p>
      </div>
      {failure === null ? null : <FailureBanner failure={failure} />}
      <DialogButtons>
        <Button onPress={onClose}>{words.shell.cancel}</Button>
        <Button type="submit" look="primary" isDisabled={isRunning}>
          {create.submit}
        </Button>
      </DialogButtons>
    </form>
  )

  function labelOf(source: SourceOption): string {
    const { things, sourceOf } = words.reconciliation
    const { sender, namedBy = null } = source
    if (source.kind === 'delivery') {
      const delivery = create.deliveryOf(source.fileName, String(source.importId))
      return namedBy === null ? delivery : `${delivery}: ${fieldLabel('staff', namedBy)}`
    }
    return namedBy === null
      ? things[register].registerOf(sender)
      : create.namedOf(sourceOf({ fileName: null, namedBy }, register), sender)
  }
}

function partyOf(sources: readonly SourceOption[], list: ChosenList | undefined): string | null {
  return sources.find(({ id }) => id === list?.source)?.sender ?? null
}
