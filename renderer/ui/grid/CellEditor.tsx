import { CircleAlert } from 'lucide-react'
import { useId, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react'
import type { KeyboardEvent, Ref } from 'react'
import { CellPopover } from './CellPopover.tsx'
import styles from './grid.module.css'
import { exitOf, keyAhead, readAhead } from './keys-ahead.ts'
import type { CellExit } from './keys-ahead.ts'
import { isLetter, isPlain } from './moves.ts'
import over from './popover.module.css'
import type { GridAnswer, GridChoice, GridEditWords } from './types.ts'
import { useSteady } from './use-steady.ts'

export interface CellEditorHandle {
  readonly save: (exit: CellExit) => void
}

interface CellEditorProps {
  readonly label: string
  readonly help: string
  readonly choices: readonly GridChoice[] | undefined
  readonly text: string
  /** Typed so far, in a list. */
  readonly letters: string
  /** Opened to look at what is held: all of it is selected, and the help is shown. Otherwise it was typed over. */
  readonly isWhole: boolean
  /** Keys that were pressed while the cell before was being saved, still to be obeyed; what of them is text is in `text`. */
  readonly ahead: readonly string[]
  /** Something to know about the row before saving. */
  readonly note: string | null
  readonly save: (text: string, exit: CellExit) => Promise<GridAnswer>
  readonly onSaved: (exit: CellExit, ahead: readonly string[]) => void
  readonly onDiscard: () => void
  readonly words: GridEditWords
  readonly ref: Ref<CellEditorHandle>
}

/** Writes in one cell. What cannot be saved stays as it was typed, and is said at the cell. */
export function CellEditor({ ref, ...props }: CellEditorProps) {
  const { label, choices, words, note, isWhole, ahead } = props
  const id = useId()
  const field = useRef<HTMLInputElement & HTMLSelectElement>(null)
  const [text, setText] = useState(props.text)
  // A list of the browser begins anew with the first letter that it gets itself, and after each pause.
  const [letters, setLetters] = useState(props.letters)
  const [isSaving, setSaving] = useState(false)
  const [refused, setRefused] = useState<{ readonly text: string; readonly answer: Refusal } | null>(null)
  const pressed = useRef<string[]>([])
  const lastExit = useRef<CellExit>('down')

  const settle = async (asking: Promise<GridAnswer>, written: string, exit: CellExit): Promise<void> => {
    setSaving(true)
    const answer = await asking
    setSaving(false)
    if (answer.is === 'done') return props.onSaved(exit, pressed.current)
    pressed.current = []
    setRefused(answer.is === 'refused' ? { text: written, answer } : null)
    field.current?.focus()
  }
  const save = (written: string, exit: CellExit): void => {
    if (isSaving) return
    lastExit.current = exit
    void settle(props.save(written, exit), written, exit)
  }
  useImperativeHandle(ref, () => ({ save: (exit) => save(text, exit) }))

  const isFirst = useRef(true)
  const begin = useSteady((): void => {
    if (!isFirst.current) return
    isFirst.current = false
    field.current?.focus({ preventScroll: true })
    if (field.current instanceof HTMLInputElement)
      field.current.setSelectionRange(isWhole ? 0 : text.length, text.length)
    const { exit, rest } = readAhead(ahead)
    if (exit === null) return
    pressed.current = [...rest]
    save(text, exit)
  })
  useLayoutEffect(() => begin(), [begin])

  const isRefused = refused !== null && refused.text === text
  const offers = isRefused ? refused.answer.offers : []
  // Whoever types down a column knows what to type, and needs to see the cell below.
  const showsWords = isWhole || isRefused || note !== null
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.nativeEvent.isComposing) return
    const isInField = event.target === field.current
    if (event.key === 'Escape' && !isSaving) {
      event.preventDefault()
      return props.onDiscard()
    }
    if (!isInField) return
    if (isSaving) {
      const key = keyAhead(event)
      if (key !== null) pressed.current.push(key)
      return event.preventDefault()
    }
    if (choices !== undefined) {
      const typed = typedOn(letters, event)
      if (typed !== null) {
        event.preventDefault()
        setLetters(typed)
        return setText(chosenBy(choices, typed))
      }
    }
    const exit = exitOf(event)
    // Tab goes to what is offered about a text that was refused.
    if (exit === null || (event.key === 'Tab' && offers.length > 0)) return
    event.preventDefault()
    save(text, exit)
  }

  const isListed = choices === undefined || text === '' || choices.some((choice) => choice.text === text)
  const unlisted = isListed ? [] : [{ text, label: text }]

  const shared = {
    ref: field,
    className: styles['editor'],
    'aria-label': label,
    'aria-invalid': isRefused,
    'aria-describedby': `${id}-words`,
    'aria-busy': isSaving,
    value: text,
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys of the field and of the offers below it
    <span data-editor className={styles['editorPlace']} onKeyDown={onKeyDown}>
      {choices === undefined ? (
        <input
          {...shared}
          type="text"
          autoComplete="off"
          spellCheck={false}
          maxLength={10_000}
          readOnly={isSaving}
          onChange={(event) => setText(event.target.value)}
        />
      ) : (
        <select
          {...shared}
          onChange={(event) => {
            if (isSaving) return
            setLetters('')
            setText(event.target.value)
          }}
        >
          {[{ text: '', label: words.nothing }, ...choices, ...unlisted].map((choice) => (
            <option key={choice.text} value={choice.text}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
      {showsWords ? (
        <CellPopover id={`${id}-words`}>
          {note !== null && <p className={over['cellNote']}>{note}</p>}
          {isRefused ? (
            <p role="alert" className={over['cellProblem']}>
              <CircleAlert size="0.875rem" aria-hidden="true" />
              {refused.answer.problem}
            </p>
          ) : (
            <p className={over['cellNote']}>{props.help}</p>
          )}
          {offers.map((offer) => (
            <button
              key={offer.label}
              type="button"
              className={over['cellOffer']}
              onClick={() => void settle(offer.accept(), text, lastExit.current)}
            >
              {offer.label}
            </button>
          ))}
        </CellPopover>
      ) : (
        <span id={`${id}-words`} className={styles['unseen']}>
          {props.help}
        </span>
      )}
    </span>
  )
}

/** What the letters mean in a list: the first choice that begins with them; where there is none, what they say. */
export function chosenBy(choices: readonly GridChoice[], letters: string): string {
  const wanted = letters.toLocaleLowerCase('sv')
  if (wanted === '') return ''
  return choices.find(({ label }) => label.toLocaleLowerCase('sv').startsWith(wanted))?.text ?? letters
}

/** The letters with the one of this key, or without their last; null where the key is none of theirs. */
function typedOn(letters: string, event: KeyboardEvent<HTMLElement>): string | null {
  if (event.key === 'Backspace' && isPlain(event)) return letters.slice(0, -1)
  return isLetter(event) || (event.key === ' ' && letters !== '') ? letters + event.key : null
}

type Refusal = Extract<GridAnswer, { readonly is: 'refused' }>
