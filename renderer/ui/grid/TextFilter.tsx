import { useEffect, useRef, useState } from 'react'
import type { FilterProps } from './filter-props.ts'
import styles from './grid.module.css'

const waitMs = 250

/** Filters while a person types; what is typed belongs to the field until the typing rests. */
export function TextFilter({ label, filter, onFilter, isActive, words }: FilterProps) {
  const set = filter?.kind === 'contains' ? filter.text : ''
  const [text, setText] = useState(set)
  const sent = useRef(set)
  const wait = useRef<ReturnType<typeof setTimeout>>(undefined)

  useEffect(() => {
    // Cleared or set from elsewhere, such as a chip.
    if (set === sent.current) return
    clearTimeout(wait.current)
    sent.current = set
    setText(set)
  }, [set])
  useEffect(() => () => clearTimeout(wait.current), [])

  const send = (written: string): void => {
    clearTimeout(wait.current)
    const wanted = written.trim()
    if (wanted === sent.current) return
    sent.current = wanted
    onFilter(wanted === '' ? null : { kind: 'contains', text: wanted })
  }
  const change = (written: string): void => {
    setText(written)
    clearTimeout(wait.current)
    wait.current = setTimeout(() => send(written), waitMs)
  }

  return (
    <input
      type="text"
      className={styles['filterInput']}
      aria-label={label}
      placeholder={words.contains}
      autoComplete="off"
      spellCheck={false}
      maxLength={200}
      tabIndex={isActive ? 0 : -1}
      data-set={set === '' ? undefined : ''}
      value={text}
      onChange={(event) => change(event.target.value)}
      onBlur={() => send(text)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter') send(text)
        if (event.key === 'Escape' && text !== '') {
          event.stopPropagation()
          change('')
        }
      }}
    />
  )
}
