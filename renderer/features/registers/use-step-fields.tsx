import { useState } from 'react'
import type { ReactNode } from 'react'
import type { InputOf } from '#shared/contract/operations.ts'
import { useOperation } from '#renderer/bridge/use-operation.ts'
import { useTransfer } from '#renderer/bridge/transfer.ts'
import { isDay, today } from '#renderer/language/day.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { DateField } from '#renderer/ui/DateField.tsx'
import { Select } from '#renderer/ui/Select.tsx'
import { TextField } from '#renderer/ui/TextField.tsx'

type Said = Pick<InputOf<'case.advance'>, 'on' | 'note' | 'receiver' | 'numberRange'>

/**
 * What a person says of a step that is taken: its day, a note and, when a case is received, by whom. `say` gives it, or null where
 * the day is none that has been, which is then said at the field; `onChange` is told before anything is said anew.
 */
export function useStepFields(
  step: InputOf<'case.advance'>['step'] | null,
  receivers: readonly string[],
  onChange?: () => void,
): { readonly fields: ReactNode; readonly say: () => Said | null } {
  const { words } = useLanguage()
  const { person } = useTransfer()
  const text = words.rowDetails
  const [written, setOn] = useState(today)
  const [isTried, setTried] = useState(false)
  const on = wholeDay(written)
  const [note, setNote] = useState('')
  const [chosen, choose] = useState<string | null>(null)
  const isReserving = step === 'newNumberReserved'
  const ranges = useNumberRanges(isReserving)
  const [range, chooseRange] = useState<string | null>(null)
  const numberRange = range ?? ranges.find(({ isFull }) => !isFull)?.id ?? withoutRange
  const [only, ...others] = receivers
  const receiver = only === undefined ? person : (chosen ?? (others.length === 0 ? only : ''))
  const isTooLate = isDay(on) && on > today()
  const isWritten = isTried || on.length >= 'yyyy-mm-dd'.length
  const problem = isTooLate
    ? text.refusals['future-day']({ earlier: '', fields: '' })
    : isWritten && !isDay(on)
      ? text.stepOnUnread
      : undefined
  const changing =
    <T,>(set: (value: T) => void) =>
    (value: T): void => {
      onChange?.()
      set(value)
    }
  const fields = (
    <>
      <DateField label={text.stepOn} value={written} onChange={changing(setOn)} problem={problem} />
      {step !== 'received' ? null : only === undefined ? (
        <p>{text.stepReceiverSelf({ person })}</p>
      ) : (
        <Select
          label={text.stepReceiver}
          options={receivers.map((name) => ({ id: name, label: name }))}
          value={receiver === '' ? null : receiver}
          onChange={changing(choose)}
          placeholder={words.shell.none}
        />
      )}
      {!isReserving ? null : ranges.length === 0 ? (
        <p>{text.numberRangesMissing}</p>
      ) : (
        <>
          <Select
            label={text.numberRange}
            options={[...ranges, { id: withoutRange, label: text.numberRangeNone }]}
            value={numberRange}
            onChange={changing(chooseRange)}
            placeholder={words.shell.none}
          />
          <p>{text.numberRangeHint}</p>
        </>
      )}
      <TextField label={text.stepNote} value={note} onChange={changing(setNote)} />
    </>
  )
  const say = (): Said | null => {
    setTried(true)
    if (!isDay(on) || isTooLate) return null
    const reserving = isReserving && numberRange !== withoutRange ? { numberRange: Number(numberRange) } : {}
    return { on, note, ...(step === 'received' ? { receiver } : {}), ...reserving }
  }
  return { fields, say }
}

/** The choice of no range: the cases have their numbers. */
const withoutRange = 'none'

/** The ranges that numbers can be reserved from, asked for where they are. */
function useNumberRanges(
  isAsked: boolean,
): readonly { readonly id: string; readonly label: string; readonly isFull: boolean }[] {
  const { words } = useLanguage()
  const told = useOperation('case.number-ranges', {}, { enabled: isAsked }).data ?? []
  return told
    .filter(({ isReadable }) => isReadable)
    .map(({ rangeId, diary, organisation, year, first, last, reserved }) => {
      const left = last - first + 1 - reserved
      const label = words.rowDetails.numberRangeOf({ diary, organisation, year, first, last, left })
      return { id: String(rangeId), label, isFull: left <= 0 }
    })
}

/** `20181201` is the day that the field makes of it when it is left. */
function wholeDay(written: string): string {
  return written.trim().replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')
}
