import { Search, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { Catalogue } from '#shared/i18n/catalogues.ts'
import { Button } from '#renderer/ui/Button.tsx'
import styles from './registers.module.css'

interface SearchBoxProps {
  readonly value: string
  readonly onChange: (value: string) => void
  /** Enter or arrow down: on to the rows. */
  readonly onLeave: () => void
  readonly words: Catalogue['registers']
}

const waitMs = 250

/** Searches while a person types. Ctrl+F comes here from anywhere on the screen. */
export function SearchBox({ value, onChange, onLeave, words }: SearchBoxProps): ReactNode {
  const [text, setText] = useState(value)
  const sent = useRef(value)
  const wait = useRef<ReturnType<typeof setTimeout>>(undefined)
  const field = useRef<HTMLInputElement>(null)

  useEffect(() => {
    if (value === sent.current) return
    clearTimeout(wait.current)
    sent.current = value
    setText(value)
  }, [value])
  useEffect(() => () => clearTimeout(wait.current), [])
  useFindKey(field)

  // The newest handler, since the rest of the choice can change while the typing rests.
  const newest = useRef(onChange)
  useEffect(() => {
    newest.current = onChange
  })
  const send = (written: string): void => {
    clearTimeout(wait.current)
    const wanted = written.trim()
    if (wanted === sent.current) return
    sent.current = wanted
    newest.current(wanted)
  }
  const change = (written: string): void => {
    setText(written)
    clearTimeout(wait.current)
    wait.current = setTimeout(() => send(written), waitMs)
  }
  const clear = (): void => {
    setText('')
    send('')
    field.current?.focus()
  }

  return (
    <search className={styles['search']}>
      <Search size="1rem" aria-hidden="true" />
      <input
        ref={field}
        type="text"
        aria-label={words.searchHint}
        aria-keyshortcuts="Control+F"
        placeholder={words.searchHint}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={text}
        onChange={(event) => change(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter' || event.key === 'ArrowDown') {
            event.preventDefault()
            send(text)
            onLeave()
          }
          if (event.key === 'Escape' && text !== '') clear()
        }}
      />
      {text !== '' && <Button look="quiet" icon={X} label={words.clearSearch} onPress={clear} />}
    </search>
  )
}

function useFindKey(field: { readonly current: HTMLInputElement | null }): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const isFind =
        (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'f'
      if (!isFind || event.getModifierState('AltGraph') || event.defaultPrevented) return
      if (document.querySelector('[role="dialog"], [role="alertdialog"]') !== null) return
      event.preventDefault()
      field.current?.focus()
      field.current?.select()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [field])
}
