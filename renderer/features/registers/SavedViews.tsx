import { BookmarkPlus, Bookmark, Trash2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { DialogTrigger } from 'react-aria-components'
import type { OutputOf } from '#shared/contract/operations.ts'
import { formatInstant } from '#shared/i18n/format.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import { readyFilters, readyViews } from '#shared/registers/ready-views.ts'
import { withoutPersons } from '#shared/registers/view-content.ts'
import { useTransfer } from '#renderer/bridge/transfer.ts'
import { useCall, useCommand, useOperation } from '#renderer/bridge/use-operation.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { useLanguage } from '#renderer/language/language.tsx'
import { useUndo } from '#renderer/language/use-undo.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Dialog, DialogButtons } from '#renderer/ui/Dialog.tsx'
import type { GridLayout } from '#renderer/ui/grid/types.ts'
import { notify } from '#renderer/ui/notices.ts'
import { PopoverDialog } from '#renderer/ui/PopoverDialog.tsx'
import { TextField } from '#renderer/ui/TextField.tsx'
import styles from './saved-views.module.css'
import type { ViewChoice } from './view-choice.ts'

type SavedView = OutputOf<'view.list'>[number]

interface SavedViewsProps {
  readonly register: RegisterName
  readonly choice: ViewChoice
  readonly layout: GridLayout
  readonly onChoice: (choice: ViewChoice) => void
  /** Null: as at the start. */
  readonly onLayout: (layout: GridLayout | null) => void
  readonly onSaid: (text: string) => void
}

/** Views that ship, views that somebody has saved, and the way to save this one: a menu, and Ctrl+S. */
export function SavedViews(props: SavedViewsProps): ReactNode {
  const { register, choice, layout, onChoice, onLayout, onSaid } = props
  const { words: catalogue } = useLanguage()
  const words = catalogue.savedViews
  const { readOnly } = useTransfer()
  const [isOpen, setOpen] = useState(false)
  const [isSaving, setSaving] = useState(false)
  useSaveKey(() => {
    if (!readOnly) setSaving(true)
  })

  function show(name: string, view: ViewChoice, shown: GridLayout | null): void {
    setOpen(false)
    onChoice(view)
    onLayout(shown)
    onSaid(words.applied({ name }))
  }

  return (
    <>
      <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
        <Button icon={Bookmark}>{words.menu}</Button>
        <PopoverDialog placement="bottom end">
          <ReadyList register={register} onShow={show} />
          <SavedList register={register} onShow={show} />
          {readOnly ? null : (
            <Button
              icon={BookmarkPlus}
              onPress={() => {
                setOpen(false)
                setSaving(true)
              }}
            >
              {words.save}
            </Button>
          )}
        </PopoverDialog>
      </DialogTrigger>
      <Dialog
        title={words.saveTitle}
        closeLabel={catalogue.shell.closeDialog}
        isOpen={isSaving}
        onClose={() => setSaving(false)}
      >
        <SaveForm register={register} choice={choice} layout={layout} onDone={() => setSaving(false)} />
      </Dialog>
    </>
  )
}

interface ListProps {
  readonly register: RegisterName
  readonly onShow: (name: string, view: ViewChoice, layout: GridLayout | null) => void
}

function ReadyList({ register, onShow }: ListProps): ReactNode {
  const { language, words } = useLanguage()
  const { transferDate } = useTransfer()
  return (
    <section className={styles['views']}>
      <h3>{words.savedViews.ready}</h3>
      <ul>
        {readyViews[register].map((view) => (
          <li key={view.id}>
            <Button
              look="quiet"
              onPress={() => {
                const filters = readyFilters(view, transferDate).map((filter) =>
                  filter.kind === 'in' ? { ...filter, values: [...filter.values] } : filter,
                )
                onShow(view.label[language], { search: '', filters, sort: view.sort }, null)
              }}
            >
              {view.label[language]}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function SavedList({ register, onShow }: ListProps): ReactNode {
  const { words } = useLanguage()
  const { data } = useOperation('view.list', { register })
  return (
    <section className={styles['views']}>
      <h3>{words.savedViews.saved}</h3>
      {data === undefined ? null : data.length === 0 ? (
        <p className={styles['note']}>{words.savedViews.noneSaved}</p>
      ) : (
        <ul>
          {data.map((view) => (
            <SavedItem key={view.viewId} view={view} onShow={onShow} />
          ))}
        </ul>
      )}
    </section>
  )
}

function SavedItem({ view, onShow }: { readonly view: SavedView; readonly onShow: ListProps['onShow'] }): ReactNode {
  const { words } = useLanguage()
  const { readOnly } = useTransfer()
  const { run, isRunning } = useCommand('view.remove')
  const offerUndo = useOfferedUndo()

  async function remove(): Promise<void> {
    const reply = await run({ viewId: view.viewId })
    if (reply.ok) await offerUndo('view.remove', words.savedViews.removed({ name: view.name }))
  }

  const { layout, ...choice } = view.content
  return (
    <li className={styles['saved']}>
      <Button look="quiet" onPress={() => onShow(view.name, choice, layout)}>
        {view.name}
      </Button>
      <span className={styles['note']}>
        {words.savedViews.by({ at: formatInstant(view.savedAt), by: view.savedBy })}
      </span>
      {readOnly ? null : (
        <Button
          look="quiet"
          icon={Trash2}
          label={words.savedViews.remove({ name: view.name })}
          isDisabled={isRunning}
          onPress={() => void remove()}
        />
      )}
    </li>
  )
}

interface SaveFormProps extends Pick<SavedViewsProps, 'register' | 'choice' | 'layout'> {
  readonly onDone: () => void
}

function SaveForm({ register, choice, layout, onDone }: SaveFormProps): ReactNode {
  const { words: catalogue } = useLanguage()
  const words = catalogue.savedViews
  const { data = [] } = useOperation('view.list', { register })
  const { run, isRunning, failure } = useCommand('view.save')
  const offerUndo = useOfferedUndo()
  const [name, setName] = useState('')
  const [wasTried, setTried] = useState(false)
  const wanted = name.trim()
  const replaced = data.find((view) => view.name.toLocaleLowerCase('sv') === wanted.toLocaleLowerCase('sv'))
  const kept = withoutPersons(register, choice)
  const isLess = kept.search !== choice.search || kept.filters.length < choice.filters.length

  async function save(): Promise<void> {
    setTried(true)
    if (wanted === '') return
    const { order, hidden, widths, pinned } = layout
    const reply = await run({
      register,
      name: wanted,
      content: {
        search: kept.search,
        filters: kept.filters,
        sort: [...choice.sort],
        layout: { order: [...order], hidden: [...hidden], widths: { ...widths }, pinned },
      },
    })
    if (!reply.ok) return
    onDone()
    await offerUndo('view.save', words.done({ name: reply.value.name }))
  }

  return (
    <form
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <p>
        {words.kept} {isLess ? words.personsLeftOut : null}
      </p>
      <TextField
        label={words.name}
        help={replaced === undefined ? words.nameHelp : words.replaces({ name: replaced.name })}
        value={name}
        onChange={setName}
        problem={wasTried && wanted === '' ? words.nameMissing : undefined}
        isRequired
        isFocused
      />
      {failure === null ? null : <FailureBanner failure={failure} />}
      <DialogButtons>
        <Button onPress={onDone}>{catalogue.shell.cancel}</Button>
        <Button type="submit" look="primary" isDisabled={isRunning}>
          {words.submit}
        </Button>
      </DialogButtons>
    </form>
  )
}

/** Says what was done, with the way to take it back. */
function useOfferedUndo(): (operation: 'view.save' | 'view.remove', text: string) => Promise<void> {
  const call = useCall()
  const { undo } = useUndo()
  return async (operation, text) => {
    const latest = await call('history.list', { count: 1 })
    const event = latest.ok ? latest.value.events[0] : undefined
    notify({ tone: 'ok', text, ...(event?.operation === operation ? { undo: () => void undo(event.id) } : {}) })
  }
}

/** Ctrl+S saves a view, from anywhere on the screen; AltGr is no Ctrl. */
function useSaveKey(onSave: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const isSave =
        (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 's'
      if (!isSave || event.getModifierState('AltGraph')) return
      // The page itself is nothing to save.
      event.preventDefault()
      if (document.querySelector('[role="dialog"], [role="alertdialog"]') === null) onSave()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  })
}
