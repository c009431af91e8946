import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { RegisterName } from '#shared/registers/field.ts'
import { registers } from '#shared/registers/registers.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Findings } from './Findings.tsx'
import { Origin } from './Origin.tsx'
import styles from './details.module.css'
import { valueText } from './register-columns.ts'
import type { RegisterRow } from './register-columns.ts'

/** The row that the keyboard is in; `row` is missing while it is being fetched. */
export interface ActiveRow {
  readonly index: number
  readonly row: RegisterRow | undefined
}

interface DetailsPaneProps {
  readonly register: RegisterName
  readonly active: ActiveRow | null
  readonly total: number
  readonly isCounting: boolean
  /** Opened by the person where it may stand below the grid, out of sight: it is then brought into view, with the focus. */
  readonly isSoughtOut: boolean
}

/** So long a row stays in focus before its origin is asked for: nobody reads while moving. */
const restMs = 150

/** Everything about the row in focus; always the same place on the screen. */
export function DetailsPane({ register, active, total, isCounting, isSoughtOut }: DetailsPaneProps): ReactNode {
  const { language, words: catalogue } = useLanguage()
  const words = catalogue.registers
  const [showsOrigin, setShowsOrigin] = useState(false)
  const row = useRested(active?.row)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!isSoughtOut) return
    heading.current?.focus({ preventScroll: true })
    heading.current?.scrollIntoView({ block: 'start' })
  }, [isSoughtOut])
  const isThere = active !== null && total > 0

  return (
    <section className={styles['pane']} aria-label={words.details} aria-busy={isCounting}>
      <h2 ref={heading} tabIndex={-1}>
        {words.details}
      </h2>
      {!isThere ? (
        <p className={styles['note']}>{words.noRowYet}</p>
      ) : active.row === undefined ? (
        <p className={styles['note']}>{words.rowLoading}</p>
      ) : (
        <>
          <p className={styles['note']}>
            {words.rowNumber({ row: active.index + 1, rows: total })} · {active.row.sender}
          </p>
          {active.row.findings > 0 && row?.id === active.row.id && <Findings register={register} row={row} />}
          <Button onPress={() => setShowsOrigin((shown) => !shown)}>
            {showsOrigin ? words.hideOrigin : words.showOrigin}
          </Button>
          {showsOrigin && row !== undefined && <Origin register={register} rowId={row.id} />}
          <h3>{words.allFields}</h3>
          <dl className={styles['fields']}>
            {registers[register].fields.map((field) => (
              <div key={field.name} className={styles['field']}>
                <dt>{field.label[language]}</dt>
                <dd>{valueText(field, active.row?.values[field.name], language, words)}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </section>
  )
}

/** The latest row once it has stood still for a moment. */
function useRested(row: RegisterRow | undefined): RegisterRow | undefined {
  const [rested, setRested] = useState(row)
  useEffect(() => {
    const wait = setTimeout(() => setRested(row), restMs)
    return () => clearTimeout(wait)
  }, [row])
  return rested
}
