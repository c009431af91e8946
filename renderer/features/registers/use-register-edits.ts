import { useCallback, useMemo } from 'react'
import type { Failure } from '#shared/contract/failure.ts'
import { formatInstant } from '#shared/i18n/format.ts'
import { isNumeric } from '#shared/registers/field.ts'
import type { Field, RegisterName, Value } from '#shared/registers/field.ts'
import { fieldOf } from '#shared/registers/registers.ts'
import { useTransferKey } from '#renderer/bridge/transfer.ts'
import { useCall } from '#renderer/bridge/use-operation.ts'
import { useFailureWording, useLanguage } from '#renderer/language/language.tsx'
import { useValueText } from '#renderer/language/use-field-text.ts'
import { stepNotice, useUndo } from '#renderer/language/use-undo.ts'
import type { GridAnswer, GridWrite } from '#renderer/ui/grid/types.ts'
import { notify } from '#renderer/ui/notices.ts'
import { askAboutEdit } from './edit-questions.ts'
import type { Change, ReasonAbout } from './edit-questions.ts'
import { rememberOwn, versionSeen } from './own-versions.ts'
import { valueText } from './register-columns.ts'
import type { RegisterRow } from './register-columns.ts'
import { titleOf, titleOfLabel } from './row-title.ts'
import { whatOf } from './wanted-change.ts'
import type { ViewRead } from './wanted-change.ts'

interface RegisterEdits {
  /** One value by hand; what stands in its way comes back with what can be done about it. */
  readonly edit: (row: RegisterRow, field: Field, text: string) => Promise<GridAnswer>
  /** What the grid wants written; asks first where not all of it can be, or it is not what a person would expect. */
  readonly write: (view: ViewRead, write: GridWrite<RegisterRow>) => Promise<GridAnswer>
  /** Carries out a change that has been looked at; null where it was done. */
  readonly run: (change: Change) => Promise<Failure | null>
  /** Of the diary, why it is corrected; undefined where no reason is needed, null where the person thought better of it. */
  readonly askReason: (about: ReasonAbout) => Promise<string | null | undefined>
}

interface EditChoices {
  readonly version?: number | undefined
  readonly keepUnreadable?: boolean
  readonly reason?: string | undefined
}

/** As long as the page lives and the transfer is the same: most corrections of an hour have one reason. */
let lastReason = { transfer: '', text: '' }

/** Values of register rows, written by hand. Nothing that was typed is lost, and nothing is overwritten unseen. */
export function useRegisterEdits(register: RegisterName): RegisterEdits {
  const { language, words: catalogue } = useLanguage()
  const words = catalogue.registers
  const editWords = catalogue.gridEditing
  const explain = useFailureWording()
  const textOf = useValueText()
  const call = useCall()
  const { undo } = useUndo()
  const transfer = useTransferKey()

  const askReason = useCallback(
    async (about: ReasonAbout): Promise<string | null | undefined> => {
      if (register !== 'diary') return undefined
      const suggested = lastReason.transfer === transfer ? lastReason.text : ''
      const reason = await askAboutEdit<string | null>((answer) => ({
        kind: 'reason',
        register,
        about,
        suggested,
        answer,
      }))
      if (reason !== null) lastReason = { transfer, text: reason }
      return reason
    },
    [register, transfer],
  )

  const sayDone = useCallback(
    (text: string, eventId: number | null): void => {
      notify({ tone: 'ok', key: stepNotice, text, ...(eventId === null ? {} : { undo: () => void undo(eventId) }) })
    },
    [undo],
  )

  const editOnce = useCallback(
    async (row: RegisterRow, field: Field, typed: string, first: EditChoices): Promise<GridAnswer> => {
      const attempt = async (text: string, choices: EditChoices): Promise<GridAnswer> => {
        const { reason, keepUnreadable = false } = choices
        const version = 'version' in choices ? choices.version : versionSeen(transfer, register, row, field.name)
        const reply = await call('register.edit', {
          register,
          rowId: row.id,
          field: field.name,
          text,
          keepUnreadable,
          ...(version === undefined ? {} : { version }),
          ...(reason === undefined ? {} : { reason }),
        })
        const label = field.label[language]
        if (reply.ok) {
          const value = valueText(field, reply.value.values[field.name], language, words)
          const said = field.type === 'identity' ? words.edited : value
          const done = keepUnreadable ? editWords.keptAsFinding({ field: label }) : words.editSaved({ field: label, value: said }) // prettier-ignore
          const { eventId } = reply.value
          if (eventId !== null) {
            rememberOwn(transfer, register, [{ rowId: row.id, field: field.name }], eventId)
            sayDone(done, eventId)
          }
          return { is: 'done' }
        }
        const { failure } = reply
        const { params } = failure
        if (failure.code === 'register.changed-meanwhile') {
          const now = stated(field, String(params['now'] ?? ''))
          const at = String(params['at'] ?? '')
          const newest = Number(params['version'])
          const version = newest > 0 ? newest : undefined
          return {
            is: 'refused',
            problem: editWords.conflict({
              now: now === null ? editWords.blank : valueText(field, now, language, words),
              by: String(params['by'] ?? ''),
              at: at === '' ? '' : formatInstant(at),
              text: text === '' ? editWords.blank : text,
            }),
            offers: [
              { label: editWords.keepMine, accept: () => attempt(text, { ...choices, version }) },
              { label: editWords.takeTheirs, accept: () => Promise.resolve<GridAnswer>({ is: 'done' }) },
            ],
          }
        }
        const { what, kept, next } = explain({ ...failure, params: { ...params, field: label } })
        const canKeep = failure.code === 'register.unreadable-value' && params['canKeep'] === 1
        const keep = {
          label: editWords.saveAsFinding,
          accept: () => attempt(text, { ...choices, keepUnreadable: true }),
        }
        const readings = failure.code === 'register.point-or-comma' ? [params['thousands'], params['meant']] : []
        const asMeant = readings.flatMap((reading) => {
          const meant = String(reading ?? '')
          return meant === '' ? [] : [{ label: editWords.saveMeant({ meant }), accept: () => attempt(meant, choices) }]
        })
        return {
          is: 'refused',
          problem: `${what} ${kept} ${next}`,
          offers: canKeep ? [keep] : asMeant,
        }
      }
      return await attempt(typed, first)
    },
    [transfer, register, language, words, editWords, explain, call, sayDone],
  )

  const edit = useCallback(
    async (row: RegisterRow, field: Field, text: string): Promise<GridAnswer> => {
      const before = valueText(field, row.values[field.name], language, words)
      const after = text === '' ? words.empty : text
      const about = { row: titleOf(register, row, textOf), field: field.label[language], before, after }
      const reason = await askReason(editWords.reason.about(about))
      return reason === null ? { is: 'left' } : await editOnce(row, field, text, { reason })
    },
    [register, language, words, editWords, textOf, askReason, editOnce],
  )

  const run = useCallback(
    async (change: Change): Promise<Failure | null> => {
      const reply = await call('register.change', change)
      if (!reply.ok) return reply.failure
      const { changed, rows, kept, skipped, eventId } = reply.value
      // Of a cell that was skipped, what it holds has not been seen.
      if (eventId !== null && skipped.length === 0 && change.what.kind === 'cells')
        rememberOwn(transfer, register, change.what.cells, eventId)
      const [other] = skipped.flatMap(({ reason, count, examples: [first] }) =>
        reason === 'changed-meanwhile'
          ? [{ cells: count, row: first === undefined ? '' : titleOfLabel(register, first.label, textOf) }]
          : [],
      )
      const left = other === undefined ? '' : ` ${editWords.leftMeanwhile(other)}`
      if (changed === 0)
        notify({ tone: 'info', key: stepNotice, text: left === '' ? editWords.nothingChanged : left.trim() })
      else {
        const also = kept === 0 ? '' : ` ${editWords.keptToo({ cells: kept })}`
        sayDone(`${editWords.changed({ cells: changed, rows })}${also}${left}`, eventId)
      }
      return null
    },
    [call, transfer, register, textOf, editWords, sayDone],
  )

  const write = useCallback(
    async (view: ViewRead, wanted: GridWrite<RegisterRow>): Promise<GridAnswer> => {
      const [only] = wanted.kind === 'cells' ? wanted.cells : []
      const field = only === undefined ? undefined : fieldOf(register, only.column)
      if (wanted.act === 'edit' && only !== undefined && field !== undefined) {
        return await edit(only.row, field, only.text)
      }
      const seen = (row: RegisterRow, column: string): number => versionSeen(transfer, register, row, column)
      const change: Change = { register, what: whatOf(view, wanted, seen) }
      const refused = (failure: Failure): GridAnswer => {
        const { what, kept, next } = explain(failure)
        return { is: 'refused', problem: `${what} ${kept} ${next}`, offers: [] }
      }
      const looked = await call('register.change', { ...change, dryRun: true })
      if (!looked.ok) return refused(looked.failure)
      const { act, fits, left } = wanted
      const preview = looked.value
      const asks = !fits || left.length > 0 || preview.skipped.length > 0
      const decided = asks
        ? await askAboutEdit<Change | null>((answer) => ({
            kind: 'preview',
            register,
            act,
            fits,
            left,
            change,
            preview,
            answer,
          }))
        : change
      const reason = decided === null || preview.changed === 0 ? undefined : await askReason(preview)
      if (decided === null || reason === null) return { is: 'left' }
      const failure = await run({ ...decided, ...(reason === undefined ? {} : { reason }) })
      return failure === null || failure.code === 'call.cancelled' ? { is: 'done' } : refused(failure)
    },
    [transfer, register, edit, askReason, explain, call, run],
  )

  return useMemo(() => ({ edit, write, run, askReason }), [edit, write, run, askReason])
}

/** A value as a failure states it: as text. */
function stated(field: Field, text: string): Value {
  if (text === '') return null
  if (field.type === 'boolean') return text === 'true'
  return isNumeric(field.type) ? Number(text) : text
}
